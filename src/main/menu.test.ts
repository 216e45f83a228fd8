import { describe, expect, it } from 'vitest';
import { dataArgument } from './args.ts';
import { menuTemplate } from './menu.ts';

describe('the menu', () => {
  it.each([
    ['en-US', 'linux', ['File', 'Edit', 'View'], 'New Window'],
    ['de-AT', 'win32', ['Datei', 'Bearbeiten', 'Ansicht'], 'Neues Fenster'],
    ['fr', 'darwin', [undefined, 'File', 'Edit', 'View'], 'New Window'],
  ] as const)('in %s on %s opens another window', (locale, platform, labels, newWindow) => {
    let opened = 0;
    const menu = menuTemplate({ locale, platform, openWindow: () => (opened += 1) });
    expect(menu.map(({ label }) => label)).toEqual(labels);
    const view = menu.at(-1)!.submenu as { label?: string; click?: () => void }[];
    view.find(({ label }) => label === newWindow)!.click!();
    expect(opened).toBe(1);
  });
});

describe('the desktop program’s command line', () => {
  it.each([
    [['millwright', '--data', '/d'], '/d'],
    [['electron', '.', '--data=/d e', '--lang=de'], '/d e'],
    [['millwright', '--data'], null],
    [['millwright', '--data='], null],
    [['millwright', '--database', '/d'], null],
  ])('reads the data folder from %j', (argv, folder) => {
    expect(dataArgument(argv)).toBe(folder);
  });
});
