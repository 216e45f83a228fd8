import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announce, countFollowers, countUnfollowed, spread } from './trial.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

const alarm = (startedAt: number, endedAt: number | null = startedAt + MIN) => ({ startedAt, endedAt });

describe('alarms that follow another', () => {
  it.each([
    ['none', [], 0],
    ['a single one', [alarm(0)], 0],
    ['one five minutes after the end', [alarm(0, MIN), alarm(6 * MIN)], 1],
    ['one a moment later than that', [alarm(0, MIN), alarm(6 * MIN + 1)], 0],
    ['one while another lasts', [alarm(0, DAY), alarm(HOUR), alarm(DAY + MIN)], 2],
    ['any after one that does not end', [alarm(0, null), alarm(DAY)], 1],
  ])('%s', (_which, alarms, expected) => {
    expect(countFollowers(alarms)).toBe(expected);
  });
});

describe('failures and the alarms before them', () => {
  const lead = 7 * DAY;
  it.each([
    ['no failure, every alarm for nothing', [DAY, 2 * DAY], [], [], 2],
    ['no alarm, every failure unannounced', [], [DAY], [null], 0],
    ['the first alarm of the week is what announced it', [DAY, 3 * DAY], [4 * DAY], [3 * DAY], 0],
    ['just early enough', [0], [lead], [lead], 0],
    ['a moment too early', [0], [lead + 1], [null], 1],
    ['at the same instant', [DAY], [DAY], [0], 0],
    ['after the failure', [DAY + 1], [DAY], [null], 1],
    ['one alarm before two failures', [DAY], [2 * DAY, 3 * DAY], [DAY, 2 * DAY], 0],
  ])('%s', (_which, starts, ats, leads, unfollowed) => {
    const alarms = starts.map((at) => alarm(at));
    const failures = ats.map((at) => ({ at }));
    expect(announce(alarms, failures, lead).map(({ leadMs }) => leadMs)).toEqual(leads);
    expect(countUnfollowed(alarms, failures, lead)).toBe(unfollowed);
  });

  it('announces no fewer of them with a longer lead', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 20 });
    fc.assert(
      fc.property(instants, instants, fc.nat(500), fc.nat(500), (starts, ats, shorter, more) => {
        const alarms = starts.toSorted((a, b) => a - b).map((at) => alarm(at));
        const failures = ats.map((at) => ({ at }));
        const announced = (leadMs: number) =>
          announce(alarms, failures, leadMs).filter((each) => each.leadMs !== null).length;
        expect(announced(shorter + more)).toBeGreaterThanOrEqual(announced(shorter));
      }),
    );
  });
});

it.each([
  [[], null],
  [[5], { shortest: 5, median: 5, longest: 5 }],
  [[9, 1, 4], { shortest: 1, median: 4, longest: 9 }],
  [[9, 1, 4, 6], { shortest: 1, median: 5, longest: 9 }],
])('the spread of %j', (values, expected) => {
  expect(spread(values)).toEqual(expected);
});
