import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterRise, tidy } from '../../shared/domain/counter.ts';
import { aggregate, combine, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, aThreshold } from '../../testing/factories.ts';
import { removeMeterChange } from './meter-changes.ts';
import { prune } from './prune.ts';
import { rollupsIn } from './rollups.ts';
import { findSeries } from './series.ts';
import { shiftAfter } from './shift.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A counter whose minutes are told from an hour before now. */
async function aCounter(values: Parameters<typeof aMetric>[1] = {}) {
  const test = await createTestCore();
  const metricId = aMetric(test, { kind: 'counter', unit: 'h', ...values });
  const planner = test.as('planner');
  const { database } = test.core.services;
  const start = test.ports.clock.now() - 10 * DAY;
  const at = (minute: number) => start + minute * MINUTE;
  const read = (minute: number, value: number) =>
    planner.metrics.addReading({ metricId, ts: at(minute), value });
  const replace = async (minute: number, oldFace: number, newFace: number) => {
    const id = test.newId();
    const change = { id, metricId, at: at(minute), oldFace, newFace, reason: 'Worn out' };
    return { id, ...(await planner.counters.changeMeter(change)) };
  };
  const stored = (): Reading[] =>
    database
      .sql(
        'SELECT r.ts, r.value FROM readings r JOIN series s ON s.id = r.series WHERE s.metric_id = ? ORDER BY ts',
      )
      .all(metricId) as Reading[];
  const lives = () => stored().map(({ ts, value }) => [(ts - start) / MINUTE, value]);
  return {
    test,
    metricId,
    planner,
    database,
    at,
    read,
    replace,
    stored,
    lives,
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

/** What the pyramid holds beside what the readings come to. */
function pyramid(test: TestCore, metricId: Id, readings: readonly Reading[]) {
  const db = test.core.services.database;
  const series = findSeries(db, metricId);
  const kept = ROLLUP_LEVELS_MS.map((_width, level) =>
    series === undefined ? [] : rollupsIn(db, series, level, -8e15, 8e15),
  );
  const [fine, middle] = [aggregate(readings, ROLLUP_LEVELS_MS[0])].flatMap((rollups) => [
    rollups,
    combine(rollups, ROLLUP_LEVELS_MS[1]),
  ]);
  return { kept, computed: [fine!, middle!, combine(middle!, ROLLUP_LEVELS_MS[2])] };
}

describe('a counter', () => {
  it('keeps its life to date over rollovers and meters', async () => {
    await using counter = await aCounter({ rolloverAt: 1000 });
    const { read, replace, lives, planner, metricId, at } = counter;
    await read(0, 900);
    await read(10, 990);
    await read(20, 30);
    await replace(30, 40, 500);
    await read(40, 510);
    expect(lives()).toEqual([
      [0, 900],
      [10, 990],
      [20, 1030],
      [40, 1050],
    ]);
    expect(await planner.counters.get({ metricId })).toMatchObject({
      newest: { ts: at(40), face: 510, ltd: 1050 },
      rate: null,
      changes: [{ at: at(30), oldFace: 40, newFace: 500, ltd: 1040, reason: 'Worn out' }],
      changeCount: 1,
    });
    expect(await planner.counters.place({ metricId, ts: at(41), face: 505 })).toEqual({
      before: { ts: at(40), face: 510, ltd: 1050 },
      ltd: null,
      rolledOver: false,
      there: null,
      problem: { kind: 'below', than: 510 },
    });
  });

  it('tells how fast it rises once it has been read for a day, and nothing before', async () => {
    await using counter = await aCounter();
    const { read, planner, metricId, at } = counter;
    await read(0, 100);
    await read(24 * 60 - 1, 200);
    expect(await planner.counters.get({ metricId })).toMatchObject({ rate: null });
    await read(48 * 60, 220);
    expect(await planner.counters.get({ metricId })).toMatchObject({ rate: { from: at(0), perDay: 60 } });
  });

  it('promises nothing for an instant at which a reading stands', async () => {
    await using counter = await aCounter();
    const { read, planner, metricId, at } = counter;
    await read(10, 600);
    const place = (face: number) => planner.counters.place({ metricId, ts: at(10), face });
    expect(await place(621)).toMatchObject({ there: 600, ltd: null, problem: null });
    expect(await place(600)).toMatchObject({ there: 600, ltd: 600 });
    expect(await refusal(read(10, 621))).toMatchObject({ code: 'READING_EXISTS' });
  });

  it('shows what its new meter began at as soon as that is entered', async () => {
    await using counter = await aCounter();
    const { read, replace, planner, metricId, at } = counter;
    await read(10, 100);
    await replace(30, 120, 5);
    expect(await planner.metrics.get({ id: metricId })).toMatchObject({
      latest: { ts: at(30), value: 120 },
      face: 5,
    });
    await read(40, 7);
    expect(await planner.metrics.get({ id: metricId })).toMatchObject({
      latest: { ts: at(40), value: 122 },
      face: 7,
    });
  });

  it('refuses in words what its meter cannot show', async () => {
    await using counter = await aCounter({ rolloverAt: 1000 });
    const { read, lives } = counter;
    await read(10, 600);
    await read(30, 620);
    expect(await refusal(read(40, 599))).toEqual({ code: 'COUNTER_BELOW', params: { than: 620 } });
    expect(await refusal(read(20, 630))).toEqual({ code: 'COUNTER_ABOVE', params: { than: 620 } });
    expect(await refusal(read(40, 1000))).toEqual({ code: 'COUNTER_BEYOND', params: { than: 1000 } });
    expect(await refusal(read(30, 621))).toEqual({ code: 'READING_EXISTS', params: { value: 620 } });
    await read(30, 620);
    expect(lives()).toHaveLength(2);
  });

  it('takes readings of the minute of the change for the old meter, or else for the new one', async () => {
    await using counter = await aCounter();
    const { read, replace, lives, test, metricId } = counter;
    await read(10, 100);
    await replace(10, 100, 0);
    await read(20, 7);
    await replace(30, 8, 2);
    await read(30, 3);
    expect(lives()).toEqual([
      [10, 100],
      [20, 107],
      [30, 109],
    ]);
    await read(40, 5);
    expect(lives().at(-1)).toEqual([40, 111]);
    expect(await test.as('technician').counters.get({ metricId })).toMatchObject({ newest: { face: 5 } });
  });

  it('moves what came after a change that is entered late, with the alarms, and back', async () => {
    await using counter = await aCounter();
    const { read, replace, lives, planner, metricId, test } = counter;
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 200 }) });
    await read(0, 100);
    await read(20, 120);
    await read(1500, 150);
    const { id, alarmIds } = await replace(10, 110, 20);
    expect(lives()).toEqual([
      [0, 100],
      [20, 210],
      [1500, 240],
    ]);
    expect(alarmIds).toHaveLength(1);
    const { kept, computed } = pyramid(test, metricId, counter.stored());
    expect(kept).toEqual(computed);
    await planner.counters.removeChange({ id });
    expect(lives().at(-1)).toEqual([1500, 150]);
    expect((await planner.metrics.get({ id: metricId })).level).toBe('normal');
    expect((await planner.alarms.list({ view: 'all' })).total).toBe(0);
  });

  it('keeps a change that readings on both sides need, and the order of its meters', async () => {
    await using counter = await aCounter();
    const { read, replace, planner, test, metricId, at } = counter;
    await read(0, 100);
    expect(await refusal(replace(10, 99, 0))).toEqual({ code: 'COUNTER_BELOW', params: { than: 100 } });
    const { id } = await replace(10, 110, 0);
    expect(await refusal(replace(10, 120, 0))).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'at' } });
    await read(20, 5);
    expect(await refusal(planner.counters.removeChange({ id }))).toEqual({
      code: 'METER_CHANGE_NEEDED',
      params: { from: 100, to: 5 },
    });
    expect(await refusal(replace(5, 105, 111))).toEqual({ code: 'COUNTER_ABOVE', params: { than: 110 } });
    const future = { metricId, at: test.ports.clock.now() + 1, oldFace: 9, newFace: 0, reason: 'x' };
    expect(await refusal(planner.counters.changeMeter({ id: test.newId(), ...future }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const gauge = aMetric(test);
    const ofGauge = { id: test.newId(), metricId: gauge, at: at(1), oldFace: 1, newFace: 0, reason: 'x' };
    expect(await refusal(planner.counters.changeMeter(ofGauge))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps its rollover once it has rolled over', async () => {
    await using counter = await aCounter();
    const { read, replace, planner, metricId } = counter;
    const rollover = (rolloverAt: number | null) =>
      planner.metrics.update({ id: metricId, changes: { rolloverAt } });
    await read(0, 900);
    expect(await refusal(rollover(900))).toMatchObject({ code: 'COUNTER_ROLLOVER_IN_USE' });
    await rollover(1000);
    await read(10, 20);
    expect(await refusal(rollover(10_000))).toMatchObject({ code: 'COUNTER_ROLLOVER_IN_USE' });
    await replace(20, 30, 0);
    await rollover(10_000);
    await read(30, 2000);
    expect(counter.lives().at(-1)).toEqual([30, 3030]);
  });

  it('moves closed buckets whole, and not where a change lies within one', async () => {
    await using counter = await aCounter();
    const { read, replace, metricId, database, at } = counter;
    const day = (days: number) => (days * DAY) / MINUTE;
    for (const [minute, face] of [
      [0, 100],
      [1, 101],
      [day(1), 110],
      [day(2), 120],
      [day(3), 130],
    ] as const) {
      await read(minute, face);
    }
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('UPDATE reading_sources SET created_at = 0').run();
    });
    const control = { signal: new AbortController().signal, report: () => {} };
    await prune(database, null, { cuts: { raw: at(day(1) + 60), rollups: -8e15 }, newest: 1 }, control);
    expect(counter.lives()).toEqual([
      [day(2), 120],
      [day(3), 130],
    ]);
    expect(await refusal(replace(0.5, 100, 50))).toMatchObject({ code: 'HISTORY_CLOSED' });
    await replace(10, 105, 10);
    expect(counter.lives().at(-1)).toEqual([day(3), 225]);
    const days = rollupsIn(database, findSeries(database, metricId)!, 2, -8e15, 8e15);
    expect(days.reduce((all, { sum }) => all + sum, 0)).toBe(100 + 101 + 205 + 215 + 225);
    expect(days.map(({ first, last }) => [first, last])).toEqual(
      expect.arrayContaining([
        [205, 205],
        [215, 215],
        [225, 225],
      ]),
    );
  });

  it('moves no more than so many readings at once', async () => {
    await using counter = await aCounter();
    const { read, database, metricId, at, lives } = counter;
    for (const minute of [0, 1, 2]) await read(minute, minute);
    const shift = (most: number) =>
      database.write({ actorId: null, command: 'test' }, (tx) =>
        shiftAfter(tx, findSeries(tx, metricId)!, at(0), 5, most),
      );
    expect(() => shift(1)).toThrow('METER_CHANGE_TOO_LATE');
    shift(2);
    expect(lives().map(([, value]) => value)).toEqual([0, 6, 7]);
  });
});

interface Event {
  readonly minute: number;
  readonly face: number;
  /** Of a change of the meter, with which it begins. */
  readonly begins?: number;
}

/** Adds up what every meter rose by, from the first on. */
function oracle(events: readonly Event[], rolloverAt: number | null): [number, number][] {
  let last = null as number | null;
  let ltd = 0;
  const lives: [number, number][] = [];
  for (const { minute, face, begins } of events.toSorted((a, b) => a.minute - b.minute)) {
    ltd = tidy(ltd + (last === null ? face : counterRise(last, face, rolloverAt)!));
    last = begins ?? face;
    if (begins === undefined) lives.push([minute, ltd]);
  }
  return lives;
}

describe('readings and changes of meters', () => {
  it('come out as the rises added up, whenever a change is entered and taken back', async () => {
    await using counter = await aCounter();
    const { database, metricId, test, lives, read, replace } = counter;
    const step = fc.record({
      rise: fc.integer({ min: 0, max: 50 }),
      key: fc.nat(),
      begins: fc.option(fc.nat(400), { nil: undefined }),
    });
    const check = async (steps: { rise: number; key: number; begins: number | undefined }[]) => {
      database.write({ actorId: null, command: 'test' }, (tx) => {
        for (const table of ['readings', 'rollups', 'meter_changes', 'alarms'])
          tx.sql(`DELETE FROM ${table}`).run();
      });
      let face = 10;
      const events = steps.map(({ rise, key, begins }, index): Event & { key: number } => {
        face += rise;
        const event = { minute: index * 5, face, key, ...(begins === undefined ? {} : { begins }) };
        if (begins !== undefined) face = begins;
        return event;
      });
      const isIn: Event[] = [];
      const changes = new Map<number, Id>();
      for (const event of events.toSorted((a, b) => a.key - b.key)) {
        const { minute, begins } = event;
        const entered = begins === undefined ? read(minute, event.face) : replace(minute, event.face, begins);
        const done = await entered.then(
          (result) => result,
          () => null,
        );
        if (done === null) continue;
        isIn.push(event);
        if ('id' in done) changes.set(minute, done.id);
        expect(lives()).toEqual(oracle(isIn, null));
      }
      for (const [minute, id] of changes) {
        const isGone = await Promise.resolve()
          .then(() => database.write({ actorId: null, command: 'test' }, (tx) => removeMeterChange(tx, id)))
          .then(
            () => true,
            () => false,
          );
        if (isGone)
          isIn.splice(
            isIn.findIndex((event) => event.minute === minute),
            1,
          );
        expect(lives()).toEqual(oracle(isIn, null));
      }
      const { kept, computed } = pyramid(test, metricId, counter.stored());
      expect(kept).toEqual(computed);
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), check), { numRuns: 40 });
  });
});
