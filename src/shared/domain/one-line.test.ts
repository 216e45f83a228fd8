import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneLine, toOneLine } from './one-line.ts';

describe('a text of one line', () => {
  it.each(['', 'Pumpe 3', 'Ölfilter „groß“ – 2 µm', '🔧', 'a\u00a0b', '٣'])('may be %j', (text) => {
    expect(isOneLine(text)).toBe(true);
    expect(toOneLine(text)).toBe(text);
  });

  it.each([
    ['a\u0000b', 'ab'],
    ['a\tb', 'a b'],
    ['a \r\n b', 'a b'],
    ['a\u0085b', 'a b'],
    ['a\u009bb', 'ab'],
    ['a\u007fb', 'ab'],
    ['a\u2028b', 'a b'],
    ['\u001b[31mred', '[31mred'],
  ])('is not %j, but %j', (text, line) => {
    expect(isOneLine(text)).toBe(false);
    expect(toOneLine(text)).toBe(line);
  });

  it('can be made of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isOneLine(toOneLine(text))));
  });
});
