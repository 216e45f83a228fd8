import { describe, expect, it } from 'vitest';
import { browserOpener } from './open-browser.ts';

const URL = 'http://127.0.0.1:1/?token=a&b';

describe('opening the default browser', () => {
  it.each([
    ['darwin', {}, { command: 'open', args: [URL] }],
    ['win32', {}, { command: 'rundll32', args: ['url.dll,FileProtocolHandler', URL] }],
    ['linux', { DISPLAY: ':0' }, { command: 'xdg-open', args: [URL] }],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, { command: 'xdg-open', args: [URL] }],
    ['linux', {}, null],
  ] as const)('on %s with %j hands the whole address over as one argument', (platform, env, expected) => {
    expect(browserOpener(URL, platform, env)).toEqual(expected);
  });
});
