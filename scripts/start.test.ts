import { describe, expect, it } from 'vitest';
import { reasonAgainstWindow } from './electron.ts';
import { readStart } from './start-arguments.ts';

describe('npm start', () => {
  it.each([
    [[], { browser: false, help: false, rest: [] }],
    [['--browser', '--port', '80'], { browser: true, help: false, rest: ['--port', '80'] }],
    [['--data', 'D', '--no-open'], { browser: false, help: false, rest: ['--data', 'D', '--no-open'] }],
    [['--help'], { browser: false, help: true, rest: ['--help'] }],
  ])('reads %j', (args, expected) => {
    expect(readStart(args)).toEqual(expected);
  });

  it.each([
    ['win32', {}, undefined, null],
    ['darwin', {}, 501, null],
    ['linux', { DISPLAY: ':0' }, 1000, null],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
    ['linux', {}, 1000, 'There is no display here'],
    ['linux', { DISPLAY: ':0' }, 0, 'Electron’s sandbox does not work as root'],
  ] as const)('on %s with %j as user %s knows whether a window can open', (platform, env, uid, reason) => {
    expect(reasonAgainstWindow({ platform, env, uid })).toBe(reason);
  });
});
