import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announce, countFollowers, countUnfollowed, spread, timeInAlarm } from './trial.ts';

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

describe('the time in alarm', () => {
  it.each([
    ['of none', [], []],
    [
      'of two apart',
      [alarm(0, 2), alarm(3, 5)],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    ['of two that overlap', [alarm(0, 4), alarm(3, 5)], [[0, 5]]],
    ['of one within another', [alarm(0, 9), alarm(3, 5)], [[0, 9]]],
    ['of one that begins as the other ends', [alarm(0, 3), alarm(3, 5)], [[0, 5]]],
    ['of one that lasts', [alarm(0, null), alarm(3, 5)], [[0, 10]]],
  ])('%s', (_which, alarms, stretches) => {
    expect(timeInAlarm(alarms, 10).map(({ from, to }) => [from, to])).toEqual(stretches);
  });

  it('counts each moment once, whatever watches it', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(60), fc.option(fc.nat(20), { nil: null, freq: 9 }))
        .map(([startedAt, length]) =>
          alarm(startedAt, length === null ? null : Math.min(60, startedAt + length)),
        ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (found) => {
        const alarms = found.toSorted((one, other) => one.startedAt - other.startedAt);
        const moments = Array.from({ length: 60 }, (_unused, at) => at).filter((at) =>
          alarms.some(({ startedAt, endedAt }) => startedAt <= at && at < (endedAt ?? 60)),
        );
        const total = timeInAlarm(alarms, 60).reduce((sum, { from, to }) => sum + to - from, 0);
        expect(total).toBe(moments.length);
        expect(total).toBeLessThanOrEqual(60);
      }),
      { numRuns: 50 },
    );
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

  it('are found as by looking at every alarm for every failure', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 20 });
    fc.assert(
      fc.property(instants, instants, fc.nat(60), (starts, ats, within) => {
        const alarms = starts.toSorted((a, b) => a - b).map((at) => alarm(at));
        const failures = ats.toSorted((a, b) => a - b).map((at) => ({ at }));
        const oracle = failures.map(({ at }) => {
          const before = alarms.filter(({ startedAt }) => startedAt <= at && startedAt >= at - within);
          return before.length === 0 ? null : at - Math.min(...before.map(({ startedAt }) => startedAt));
        });
        expect(announce(alarms, failures, within).map(({ leadMs }) => leadMs)).toEqual(oracle);
        const idle = alarms.filter(
          ({ startedAt }) => !failures.some(({ at }) => at >= startedAt && at <= startedAt + within),
        );
        expect(countUnfollowed(alarms, failures, within)).toBe(idle.length);
      }),
      { numRuns: 50 },
    );
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
