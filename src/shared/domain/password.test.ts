import { describe, expect, it } from 'vitest';
import { passwordWeakness } from './password.ts';

describe('a password', () => {
  it.each([
    ['short', 'tooShort'],
    ['👍👍👍👍👍👍', 'tooShort'],
    ['my name is ANA.h!', 'tellsName'],
    ['abcabcabcabcabc', 'monotonous'],
    ['wet-otter-ladder', null],
  ])('%j: %s', (password, weakness) => {
    expect(passwordWeakness(password, 'ana.h')).toBe(weakness);
  });
});
