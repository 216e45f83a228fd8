import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

describe('a new password', () => {
  it.each([
    ['short', 'tooShort'],
    ['ripe-plum-kettle', 'same'],
    ['wet-otter-ladder', null],
  ])('%j: %s', (next, problem) => {
    expect(passwordProblem(next, { current: 'ripe-plum-kettle', username: 'ana.h' })).toBe(problem);
  });
});
