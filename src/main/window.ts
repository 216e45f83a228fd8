/**
 * What a window may do. Promise: a window shows our own page and nothing else; whatever a page asks for is
 * denied unless it is listed here; a link to elsewhere opens in the person's own browser, after a check.
 */
import type {
  BrowserWindowConstructorOptions,
  Event,
  IpcMainEvent,
  Session,
  WebContents,
  WebFrameMain,
} from 'electron';
import { VERSION_ARGUMENT } from '../shared/host.ts';
import { isAllowedLink, isAppUrl } from './app-url.ts';

export interface WindowFiles {
  readonly preload: string;
  readonly icon: string;
}

/** Options of every window. */
export function windowOptions(
  { preload, icon }: WindowFiles,
  version: string,
): BrowserWindowConstructorOptions {
  return {
    title: 'Millwright',
    icon,
    width: 1280,
    height: 840,
    minWidth: 800,
    minHeight: 600,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Its dictionaries come over the network.
      spellcheck: false,
      additionalArguments: [`${VERSION_ARGUMENT}${version}`],
    },
  };
}

/** Copying to the clipboard after a click; nothing else is granted, to anybody. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

type GuardedSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(GRANTED.has(permission) && isAppUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => GRANTED.has(permission) && isAppUrl(origin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** The events a guarded page may raise; a part of WebContents. */
export interface GuardedContents {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (details: Event<{ url: string }>) => void,
  ): unknown;
  on(event: 'will-attach-webview', listener: (event: Event) => void): unknown;
  setWindowOpenHandler: WebContents['setWindowOpenHandler'];
}

export interface Outside {
  /** Opens a page of our own in a window of its own. */
  readonly openWindow: (url: string) => void;
  /** Opens a checked link in the person's browser. */
  readonly openExternal: (url: string) => void;
}

export function guardContents(contents: GuardedContents, { openWindow, openExternal }: Outside): void {
  const stay = (details: Event<{ url: string }>): void => {
    if (!isAppUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Always denied: a window of ours is made by us, with our options.
  contents.setWindowOpenHandler(({ url }) => {
    if (isAppUrl(url)) openWindow(url);
    else if (isAllowedLink(url)) openExternal(url);
    return { action: 'deny' };
  });
}

/** True when a message came from the top frame of one of our pages. */
export function isFromOurPage(event: { readonly senderFrame: FrameLike | null } | IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}

type FrameLike = Pick<WebFrameMain, 'url'> & { readonly parent: unknown };
