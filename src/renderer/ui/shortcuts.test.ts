import { describe, expect, it } from 'vitest';
import { matchesShortcut } from './shortcuts.ts';

function press(key: string, modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers };
}

describe('a key press', () => {
  it('is the shortcut of its key, in either case', () => {
    expect(matchesShortcut(press('n'), 'n')).toBe(true);
    expect(matchesShortcut(press('N'), 'n')).toBe(true);
    expect(matchesShortcut(press('?'), '?')).toBe(true);
  });

  it('is not the shortcut when a modifier is held that the shortcut does not have', () => {
    expect(matchesShortcut(press('n', { ctrlKey: true }), 'n')).toBe(false);
    expect(matchesShortcut(press('n', { altKey: true }), 'n')).toBe(false);
  });

  it('needs Ctrl or Cmd for a shortcut with mod', () => {
    expect(matchesShortcut(press('k'), 'mod+k')).toBe(false);
    expect(matchesShortcut(press('k', { ctrlKey: true }), 'mod+k')).toBe(true);
    expect(matchesShortcut(press('k', { metaKey: true }), 'mod+k')).toBe(true);
  });
});
