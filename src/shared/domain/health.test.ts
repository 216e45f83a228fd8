import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FAILURE_KINDS,
  HEALTH_CAPS,
  type DueWork,
  type Failure,
  healthBand,
  type HealthCause,
  type HealthFacts,
  healthOf,
  lifetimeUsed,
  mayEndOn,
  overrideInForce,
  type Service,
  STANDING_STATES,
  type StandingAlarm,
} from './health.ts';
import { PRIORITIES, SEVERITIES } from './vocabulary.ts';

const TODAY = '2026-11-21';
const NEW: Service = { installedOn: null, lifetimeMonths: null, earlierDays: 0 };

function facts(values: Partial<HealthFacts>): HealthFacts {
  return { alarms: [], work: [], service: NEW, failures: [], ...values };
}

function pointsOf(cause: HealthCause, values: Partial<HealthFacts>): number {
  return healthOf(facts(values), TODAY).lines.find((line) => line.cause === cause)!.points;
}

describe('the health score', () => {
  it('is 100 where nothing is known against the asset', () => {
    const health = healthOf(facts({}), TODAY);
    expect(health.score).toBe(100);
    expect(health.lines.map(({ cause, points }) => [cause, points])).toEqual([
      ['alarms', 0],
      ['overdue', 0],
      ['age', 0],
      ['failures', 0],
    ]);
  });

  it('ends at 0 when all four causes take all they may', () => {
    expect(Object.values(HEALTH_CAPS).reduce((sum, cap) => sum + cap, 0)).toBe(100);
    const alarm = (id: string): StandingAlarm => ({ id, severity: 'critical', state: 'unacknowledged' });
    const failure = (id: string): Failure => ({ id, kind: 'emergency', day: TODAY, alarmId: null });
    const all = facts({
      alarms: ['a', 'b'].map(alarm),
      work: ['c', 'd'].map((id): DueWork => ({ id, priority: 'critical', dueOn: '2026-01-01' })),
      service: { installedOn: '2000-01-01', lifetimeMonths: 12, earlierDays: 0 },
      failures: ['e', 'f', 'g'].map(failure),
    });
    expect(healthOf(all, TODAY).score).toBe(0);
  });

  it.each([
    ['critical', 'unacknowledged', 25],
    ['critical', 'acknowledged', 20],
    ['critical', 'returned', 12],
    ['warning', 'unacknowledged', 10],
    ['warning', 'acknowledged', 8],
    ['warning', 'returned', 5],
  ] as const)('takes for a %s alarm that is %s %i points', (severity, state, points) => {
    expect(pointsOf('alarms', { alarms: [{ id: 'a', severity, state }] })).toBe(points);
  });

  it.each([
    ['critical', '2026-11-22', 0],
    ['critical', '2026-11-21', 0],
    ['critical', '2026-11-20', 10],
    ['critical', '2026-11-15', 10],
    ['critical', '2026-11-14', 11],
    ['critical', '2026-09-12', 20],
    ['critical', '2020-01-01', 20],
    ['high', '2026-11-20', 7],
    ['medium', '2026-11-20', 4],
    ['medium', '2020-01-01', 8],
    ['low', '2026-11-20', 2],
  ] as const)('takes for %s work that was due on %s %i points', (priority, dueOn, points) => {
    expect(pointsOf('overdue', { work: [{ id: 'w', priority, dueOn }] })).toBe(points);
  });

  it.each([
    [{ installedOn: '2025-11-21', lifetimeMonths: 120 }, 0],
    [{ installedOn: '2024-11-21', lifetimeMonths: 24 }, 7],
    [{ installedOn: '2025-02-19', lifetimeMonths: 24 }, 3],
    [{ installedOn: '2000-01-01', lifetimeMonths: 120 }, 15],
    [{ installedOn: '2027-01-01', lifetimeMonths: 120 }, 0],
    [{ installedOn: null, lifetimeMonths: 120 }, 0],
    [{ installedOn: '2000-01-01', lifetimeMonths: null }, 0],
    [{ installedOn: '2026-11-21', lifetimeMonths: 12, earlierDays: 365 }, 7],
  ])('takes for the age of %o %i points', (service, points) => {
    expect(pointsOf('age', { service: { earlierDays: 0, ...service } })).toBe(points);
  });

  it.each([
    ['corrective', '2026-11-21', 4],
    ['corrective', '2026-08-21', 4],
    ['corrective', '2026-08-20', 2],
    ['corrective', '2026-05-21', 2],
    ['corrective', '2026-05-20', 1],
    ['corrective', '2025-11-21', 1],
    ['corrective', '2025-11-20', 0],
    ['emergency', '2026-11-21', 8],
    ['emergency', '2025-11-21', 2],
    ['alarm', '2026-11-21', 4],
  ] as const)('takes for a failure (%s) of %s %i points', (kind, day, points) => {
    expect(pointsOf('failures', { failures: [{ id: 'f', kind, day, alarmId: null }] })).toBe(points);
  });

  it('counts an alarm and the work that was opened from it once, as the heavier of the two', () => {
    const alarm: Failure = { id: 'a', kind: 'alarm', day: TODAY, alarmId: null };
    const work = (kind: 'corrective' | 'emergency', day: string): Failure => ({
      id: 'w',
      kind,
      day,
      alarmId: 'a',
    });
    expect(pointsOf('failures', { failures: [alarm] })).toBe(4);
    expect(pointsOf('failures', { failures: [alarm, work('corrective', TODAY)] })).toBe(4);
    expect(pointsOf('failures', { failures: [alarm, work('emergency', TODAY)] })).toBe(8);
    expect(pointsOf('failures', { failures: [alarm, work('corrective', '2026-06-01')] })).toBe(4);
  });

  it('names the records of each cause, the heaviest first, and leaves out those that take nothing', () => {
    const { lines } = healthOf(
      facts({
        alarms: [
          { id: 'b', severity: 'warning', state: 'returned' },
          { id: 'a', severity: 'critical', state: 'unacknowledged' },
          { id: 'c', severity: 'critical', state: 'unacknowledged' },
        ],
        work: [{ id: 'd', priority: 'low', dueOn: '2027-01-01' }],
      }),
      TODAY,
    );
    expect(lines[0]).toEqual({
      cause: 'alarms',
      points: 40,
      items: [
        { id: 'a', points: 25 },
        { id: 'c', points: 25 },
        { id: 'b', points: 5 },
      ],
    });
    expect(lines[1]).toEqual({ cause: 'overdue', points: 0, items: [] });
  });

  it('says how much of the lifetime is over', () => {
    expect(lifetimeUsed({ installedOn: '2025-11-21', lifetimeMonths: 24, earlierDays: 0 }, TODAY)).toBe(0.5);
    expect(lifetimeUsed(NEW, TODAY)).toBeNull();
  });
});

describe('a score somebody has set', () => {
  it.each([
    ['2026-11-20', false],
    ['2026-11-21', true],
    ['2026-11-22', true],
  ])('that ends on %s counts today: %s', (until, counts) => {
    const override = { score: 30, until };
    expect(overrideInForce(override, TODAY)).toBe(counts ? override : null);
  });

  it.each([
    ['2026-11-20', false],
    ['2026-11-21', true],
    ['2027-11-21', true],
    ['2027-11-22', false],
  ])('may end on %s: %s', (until, allowed) => {
    expect(mayEndOn(until, TODAY)).toBe(allowed);
  });
});

it.each([
  [100, 'good'],
  [80, 'good'],
  [79, 'fair'],
  [60, 'fair'],
  [59, 'poor'],
  [40, 'poor'],
  [39, 'bad'],
  [0, 'bad'],
] as const)('a score of %i is %s', (score, band) => {
  expect(healthBand(score)).toBe(band);
});

const day = fc
  .integer({ min: -900, max: 60 })
  .map((offset) => new Date(Date.parse(TODAY) + offset * 86_400_000).toISOString().slice(0, 10));
const id = fc.uuid();
const anAlarm = fc.record({
  id,
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom(...STANDING_STATES),
});
const anOrder = fc.record({ id, priority: fc.constantFrom(...PRIORITIES), dueOn: day });
const someFailures = fc
  .array(fc.record({ id, kind: fc.constantFrom(...FAILURE_KINDS), day, of: fc.option(fc.nat()) }), {
    maxLength: 12,
  })
  .map((drawn) => {
    const alarms = drawn.filter(({ kind }) => kind === 'alarm');
    return drawn.map(({ of, ...failure }): Failure => ({
      ...failure,
      alarmId:
        failure.kind === 'alarm' || of === null || alarms.length === 0
          ? null
          : alarms[of % alarms.length]!.id,
    }));
  });
const someFacts: fc.Arbitrary<HealthFacts> = fc.record({
  alarms: fc.array(anAlarm, { maxLength: 6 }),
  work: fc.array(anOrder, { maxLength: 6 }),
  service: fc.record({
    installedOn: fc.option(day),
    lifetimeMonths: fc.option(fc.integer({ min: 1, max: 60 })),
    earlierDays: fc.nat(2000),
  }),
  failures: someFailures,
});

describe('whatever is known of an asset', () => {
  it('its score lies between 0 and 100 and is 100 minus the points of the lines', () => {
    fc.assert(
      fc.property(someFacts, (known) => {
        const { score, lines } = healthOf(known, TODAY);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(100 - score);
        for (const { cause, points, items } of lines) {
          expect(points).toBeLessThanOrEqual(HEALTH_CAPS[cause]);
          if (cause === 'age') continue;
          const sum = items.reduce((total, item) => total + item.points, 0);
          expect(points).toBe(Math.min(HEALTH_CAPS[cause], sum));
        }
      }),
    );
  });

  it('the order of the facts does not matter', () => {
    fc.assert(
      fc.property(someFacts, (known) => {
        const { alarms, work, service, failures } = known;
        const turned = {
          alarms: alarms.toReversed(),
          work: work.toReversed(),
          service,
          failures: failures.toReversed(),
        };
        expect(healthOf(turned, TODAY)).toEqual(healthOf(known, TODAY));
      }),
    );
  });

  it('one trouble less never lowers it', () => {
    fc.assert(
      fc.property(someFacts, fc.constantFrom('alarms', 'work', 'failures'), fc.nat(), (known, of, which) => {
        const list = known[of as 'alarms'];
        fc.pre(list.length > 0);
        const less = { ...known, [of]: list.filter((_, index) => index !== which % list.length) };
        expect(healthOf(less, TODAY).score).toBeGreaterThanOrEqual(healthOf(known, TODAY).score);
      }),
    );
  });

  it('a worse alarm, work longer overdue and a machine older never raise it', () => {
    fc.assert(
      fc.property(someFacts, fc.nat({ max: 400 }), (known, days) => {
        const earlier = (date: string) =>
          new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
        const worse: HealthFacts = {
          ...known,
          alarms: known.alarms.map((alarm) => ({ ...alarm, severity: 'critical', state: 'unacknowledged' })),
          work: known.work.map((order) => ({ ...order, dueOn: earlier(order.dueOn) })),
          service: { ...known.service, earlierDays: known.service.earlierDays + days },
        };
        expect(healthOf(worse, TODAY).score).toBeLessThanOrEqual(healthOf(known, TODAY).score);
      }),
    );
  });
});
