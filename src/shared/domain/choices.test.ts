import { describe, expect, it } from 'vitest';
import { codeOf } from './choices.ts';

const choices = [
  { code: 0, label: 'Running', severity: null },
  { code: 3, label: 'Worn out', severity: 'warning' as const },
  { code: 7, label: '3', severity: null },
];

describe('a state as it is written', () => {
  it.each([
    ['its name', 'Running', 0],
    ['its name in another case, with spaces around it', ' WORN OUT ', 3],
    ['its code', '0', 0],
    ['a name that looks like the code of another', '3', 7],
    ['a name it has not', 'Blocked', null],
    ['a code it has not', '4', null],
    ['nothing', ' ', null],
  ])('is found by %s', (_what, written, code) => {
    expect(codeOf(choices, written)).toBe(code);
  });
});
