/** Attacks on the preload script: a frame or another origin speaks to it, a page looks for Electron. */
import { describe, expect, it } from 'vitest';
import { bridge, type PageWindow, type PreloadElectron } from './bridge.ts';

const ORIGIN = 'app://millwright';

function page() {
  const exposed: Record<string, unknown> = {};
  const sent: string[] = [];
  const posted: unknown[][] = [];
  let heard: ((event: MessageEvent) => void) | null = null;
  const fromMain = new Map<string, (event: { ports: readonly MessagePort[] }) => void>();
  const electron: PreloadElectron = {
    contextBridge: { exposeInMainWorld: (name, value) => (exposed[name] = value) },
    ipcRenderer: {
      send: (channel) => sent.push(channel),
      on: (channel, listener) => fromMain.set(channel, listener),
    },
  };
  const window: PageWindow = {
    location: { origin: ORIGIN },
    addEventListener: (_type, listener) => (heard = listener),
    postMessage: (...args) => posted.push(args),
  };
  bridge(electron, window, ['electron', '--millwright-version=1.2.3']);
  return {
    exposed,
    sent,
    posted,
    window,
    fromMain,
    say: (event: object) => heard!(event as MessageEvent),
  };
}

describe('the preload script', () => {
  it('gives the page constants, and nothing it could call', () => {
    expect(page().exposed).toEqual({
      millwrightHost: { capabilities: { windows: true, print: true }, version: '1.2.3' },
    });
  });

  it('asks for a port when the page is ready', () => {
    const { say, sent, window } = page();
    say({ source: window, origin: ORIGIN, data: { type: 'millwright:page-ready' } });
    expect(sent).toEqual(['millwright:ask-for-port']);
  });

  it.each([
    ['another window', { source: {} }],
    ['a frame of another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another message', { data: { type: 'something' } }],
    ['no message', { data: null }],
    ['a text', { data: 'millwright:page-ready' }],
  ])('does not listen to %s', (_who, part) => {
    const { say, sent, window } = page();
    say({ source: window, origin: ORIGIN, data: { type: 'millwright:page-ready' }, ...part });
    expect(sent).toEqual([]);
  });

  it('hands each port to its own origin only', () => {
    const { fromMain, posted } = page();
    fromMain.get('millwright:port')!({ ports: ['port' as never] });
    fromMain.get('millwright:port')!({ ports: [] });
    expect(posted).toEqual([[{ type: 'millwright:port' }, ORIGIN, ['port']]]);
  });
});
