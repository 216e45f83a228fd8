/**
 * Hands the page its MessagePort. Promise: only this window's own page, speaking from its own origin, is
 * listened to, and it gets a port and two constants; no channel, no Electron object, nothing to call.
 */
import {
  ASK_FOR_PORT,
  type MillwrightHost,
  PAGE_READY,
  PORT_HANDED,
  VERSION_ARGUMENT,
} from '../shared/host.ts';

/** The few calls of Electron's renderer side this needs. */
export interface PreloadElectron {
  readonly contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: {
    send(channel: string): void;
    on(channel: string, listener: (event: { readonly ports: readonly MessagePort[] }) => void): unknown;
  };
}

/** The few parts of the page's window. */
export interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  postMessage(message: unknown, targetOrigin: string, transfer: Transferable[]): void;
}

/** The version among the arguments the Electron process gave this one. */
function versionFrom(argv: readonly string[]): string | null {
  const argument = argv.find((candidate) => candidate.startsWith(VERSION_ARGUMENT));
  return argument === undefined ? null : argument.slice(VERSION_ARGUMENT.length);
}

export function bridge(electron: PreloadElectron, page: PageWindow, argv: readonly string[]): void {
  const host: MillwrightHost = {
    capabilities: { windows: true, print: true },
    version: versionFrom(argv),
  };
  electron.contextBridge.exposeInMainWorld('millwrightHost', host);

  page.addEventListener('message', (event) => {
    if (event.source !== page || event.origin !== page.location.origin) return;
    const data: unknown = event.data;
    if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== PAGE_READY) return;
    electron.ipcRenderer.send(ASK_FOR_PORT);
  });

  electron.ipcRenderer.on(PORT_HANDED, ({ ports }) => {
    const [port] = ports;
    if (port !== undefined) page.postMessage({ type: PORT_HANDED }, page.location.origin, [port]);
  });
}
