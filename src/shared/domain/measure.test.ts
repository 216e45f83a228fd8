import { describe, expect, it } from 'vitest';
import type { Choice } from './choices.ts';
import { GAUGE, sameStates, validateMeasure } from './measure.ts';

const choice = (code: number, label: string, severity: Choice['severity'] = null): Choice => ({
  code,
  label,
  severity,
});
const states = { ...GAUGE, kind: 'characteristic' as const };
const two = [choice(0, 'Running'), choice(1, 'Blocked', 'critical')];

describe('what a metric measures', () => {
  it.each([
    ['a gauge of anything', GAUGE, []],
    ['a gauge within a range', { ...GAUGE, plausibleMin: -40, plausibleMax: 200 }, []],
    [
      'a gauge that can have one value only',
      { ...GAUGE, plausibleMin: 4, plausibleMax: 4 },
      ['plausible-reversed'],
    ],
    ['a gauge with states', { ...GAUGE, choices: two }, ['choices-not-wanted']],
    ['two states', { ...states, choices: two }, []],
    ['no states', states, ['choices-needed']],
    ['one state', { ...states, choices: [choice(0, 'On')] }, ['choices-needed']],
    ['a range of states', { ...states, choices: two, plausibleMax: 1 }, ['plausible-of-states']],
    ['a state without a name', { ...states, choices: [...two, choice(2, ' ')] }, ['choice-without-label']],
    ['a name twice', { ...states, choices: [...two, choice(2, 'running ')] }, ['choice-label-repeated']],
    ['a code twice', { ...states, choices: [...two, choice(1, 'Off')] }, ['choice-code-repeated']],
    [
      'more states than anybody can tell apart',
      { ...states, choices: Array.from({ length: 51 }, (_unused, code) => choice(code, `S${code}`)) },
      ['choices-too-many'],
    ],
  ])('%s', (_what, measure, problems) => {
    expect(validateMeasure(measure)).toEqual(problems);
  });
});

it('tells lists of states apart by what is watched of them, not by their names and order', () => {
  expect(sameStates(two, [choice(1, 'Jammed', 'critical'), choice(0, 'On')])).toBe(true);
  expect(sameStates(two, [choice(0, 'Running'), choice(1, 'Blocked', 'warning')])).toBe(false);
  expect(sameStates(null, two)).toBe(false);
});
