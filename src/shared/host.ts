/**
 * What a host (the Electron window, or the browser host) offers to the page. The page never asks which host
 * it runs in: it reads `window.millwrightHost`, which only Electron puts there, and leaves out what its capabilities
 * say is absent.
 */

export interface HostCapabilities {
  /** The host has a menu of its own that opens further windows. */
  readonly windows: boolean;
  /** `window.print()` reaches a printer. */
  readonly print: boolean;
}

export interface MillwrightHost {
  readonly capabilities: HostCapabilities;
  /** Version of the installed program, or null where the page is served by a host that has none of its own. */
  readonly version: string | null;
}

/** Path of the WebSocket that carries the contract where there is no `millwrightHost`. */
export const RPC_PATH = '/rpc';

/**
 * How the page gets its MessagePort in Electron, all by `window.postMessage` on its own window and origin:
 * the page posts PAGE_READY once it listens; the preload script answers with PORT_HANDED and exactly one
 * port, at once or as soon as the core is up, and again with a new port whenever the core was restarted.
 * A newer port replaces the older one.
 */
export const PAGE_READY = 'millwright:page-ready';
export const PORT_HANDED = 'millwright:port';

/** Between the preload script and the Electron process, over their own channel; pages cannot name it. */
export const ASK_FOR_PORT = 'millwright:ask-for-port';
/** Prefix of the process argument by which the preload script learns the program's version. */
export const VERSION_ARGUMENT = '--millwright-version=';

export interface PortHandedMessage {
  readonly type: typeof PORT_HANDED;
}

declare global {
  var millwrightHost: MillwrightHost | undefined;
}
