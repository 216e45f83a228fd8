/**
 * Attacks through a page inside an Electron window: it leads elsewhere, opens windows, asks for devices,
 * embeds a guest, or a frame inside it speaks in its name.
 */
import { describe, expect, it } from 'vitest';
import { isAllowedLink, isAppUrl } from './app-url.ts';
import { type GuardedContents, guardContents, guardSession, isFromOurPage, windowOptions } from './window.ts';

const OWN = 'app://millwright/assets';
const FOREIGN = [
  'https://evil.example/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://millwright.evil.example/',
  'app://evil/',
  'app://millwright:80/',
  'app://user@millwright/',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://millwright/1',
  'about:blank',
  'not a url',
];

function fakeContents() {
  const listeners = new Map<string, (details: never) => void>();
  let openHandler: Parameters<GuardedContents['setWindowOpenHandler']>[0] | null = null;
  const opened: string[] = [];
  const contents: GuardedContents = {
    on: (event: string, listener: (details: never) => void) => listeners.set(event, listener),
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
  };
  guardContents(contents, {
    openWindow: (url) => opened.push(`window ${url}`),
    openExternal: (url) => opened.push(`browser ${url}`),
  });
  return {
    opened,
    /** True when the page may do it. */
    raise(event: string, url: string): boolean {
      let prevented = false;
      listeners.get(event)!({ url, preventDefault: () => (prevented = true) } as never);
      return !prevented;
    },
    open: (url: string) => openHandler!({ url } as never).action,
  };
}

describe('navigation', () => {
  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect'];

  it.each(FOREIGN)('to %s is denied, in a frame and by redirect too', (url) => {
    const page = fakeContents();
    for (const event of events) expect(page.raise(event, url)).toBe(false);
  });

  it('inside Millwright is allowed', () => {
    const page = fakeContents();
    for (const event of events) expect(page.raise(event, OWN)).toBe(true);
  });

  it('into a guest view is denied', () => {
    expect(fakeContents().raise('will-attach-webview', OWN)).toBe(false);
  });
});

describe('window.open', () => {
  it.each([...FOREIGN, OWN])('of %s never makes a window by itself', (url) => {
    expect(fakeContents().open(url)).toBe('deny');
  });

  it('of our own page makes a window of ours, of an https link opens the browser, of others nothing', () => {
    const page = fakeContents();
    for (const url of [OWN, ...FOREIGN]) page.open(url);
    expect(page.opened).toEqual([`window ${OWN}`, 'browser https://evil.example/']);
  });

  it.each([
    'http://example.org',
    'https://user@example.org',
    'https://example.org@evil.example',
    'file:///c:/x.exe',
    'ms-msdt:/id',
    `https://e.org/${'x'.repeat(3_000)}`,
  ])('does not hand %s to the system', (url) => {
    expect(isAllowedLink(url)).toBe(false);
  });
});

describe('permissions', () => {
  type RequestHandler = (
    contents: null,
    permission: string,
    answer: (granted: boolean) => void,
    details: { requestingUrl: string },
  ) => void;
  type CheckHandler = (contents: null, permission: string, origin: string) => boolean;

  const handlers = (() => {
    const set: { request?: RequestHandler; check?: CheckHandler; device?: () => boolean } = {};
    guardSession({
      setPermissionRequestHandler: (handler: unknown) => (set.request = handler as RequestHandler),
      setPermissionCheckHandler: (handler: unknown) => (set.check = handler as CheckHandler),
      setDevicePermissionHandler: (handler: unknown) => (set.device = handler as () => boolean),
    });
    return set as Required<typeof set>;
  })();

  const asks = (permission: string, url: string): boolean[] => {
    let granted = true;
    handlers.request(null, permission, (answer) => (granted = answer), { requestingUrl: url });
    return [granted, handlers.check(null, permission, url)];
  };

  it.each([
    'media',
    'geolocation',
    'notifications',
    'openExternal',
    'clipboard-read',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'display-capture',
    'fullscreen',
    'unknown',
    'a permission of tomorrow',
  ])('%s is denied to our own page', (permission) => {
    expect(asks(permission, OWN)).toEqual([false, false]);
  });

  it('copying is allowed to our own page only', () => {
    expect(asks('clipboard-sanitized-write', OWN)).toEqual([true, true]);
    for (const url of FOREIGN) expect(asks('clipboard-sanitized-write', url)).toEqual([false, false]);
  });

  it('no device is given', () => {
    expect(handlers.device()).toBe(false);
  });
});

describe('a message to the Electron process', () => {
  it('counts only from the top frame of our own page', () => {
    expect(isFromOurPage({ senderFrame: { url: OWN, parent: null } })).toBe(true);
    expect(isFromOurPage({ senderFrame: null })).toBe(false);
    expect(isFromOurPage({ senderFrame: { url: OWN, parent: {} } })).toBe(false);
    for (const url of FOREIGN) expect(isFromOurPage({ senderFrame: { url, parent: null } })).toBe(false);
  });
});

describe('every window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(
      windowOptions({ preload: '/preload.cjs', icon: '/icon.png' }, '1.2.3').webPreferences,
    ).toMatchObject({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      additionalArguments: ['--millwright-version=1.2.3'],
    });
  });

  it('knows its own addresses', () => {
    expect(['app://millwright/', OWN, 'app://millwright/?a#b'].map(isAppUrl)).toEqual([true, true, true]);
  });
});
