import { describe, expect, it } from 'vitest';
import { choiceProblem, choicesOf, goneOf, linesOf, movedOf } from './choices.ts';

const stored = ['IE2', 'IE3'];
const used = new Set(['IE2']);

describe('the choices of a field', () => {
  it('take their assets along when they are renamed', () => {
    const lines = [{ was: 'IE2', text: ' IE 2 ' }, ...linesOf(['IE3'])];
    expect(choicesOf(lines)).toEqual(['IE 2', 'IE3']);
    expect(movedOf(lines, goneOf(stored, lines), {})).toEqual([{ from: 'IE2', to: 'IE 2' }]);
  });

  it('do not go while assets have them, before it is said what those get', () => {
    const lines = linesOf(['IE3']);
    const gone = goneOf(stored, lines);
    expect(gone).toEqual(['IE2']);
    expect(choiceProblem(lines, gone, {}, used)).toBe('movedNeeded');
    expect(choiceProblem(lines, gone, { IE2: 'IE9' }, used)).toBe('movedNeeded');
    expect(choiceProblem(lines, gone, { IE2: null }, used)).toBeNull();
    expect(choiceProblem(lines, gone, { IE2: 'IE3' }, used)).toBeNull();
    expect(movedOf(lines, gone, { IE2: 'IE3' })).toEqual([{ from: 'IE2', to: 'IE3' }]);
  });

  it.each([
    ['none', [], 'choiceNeeded'],
    [
      'an empty line',
      [
        { was: 'IE2', text: 'IE2' },
        { was: null, text: ' ' },
      ],
      'choiceEmpty',
    ],
    [
      'one twice',
      [
        { was: 'IE2', text: 'IE2' },
        { was: null, text: 'IE2 ' },
      ],
      'choiceTwice',
    ],
  ])('are wrong with %s', (_what, lines, problem) => {
    expect(choiceProblem(lines, [], {}, used)).toBe(problem);
  });

  it('that go and are typed again are the same choice', () => {
    const lines = [...linesOf(['IE3']), { was: null, text: 'IE2' }];
    const gone = goneOf(stored, lines);
    expect(choiceProblem(lines, gone, {}, used)).toBeNull();
    expect(movedOf(lines, gone, { IE2: null })).toEqual([]);
  });
});
