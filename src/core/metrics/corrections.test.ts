import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterRise } from '../../shared/domain/counter.ts';
import { aggregate, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reading } from '../../shared/domain/threshold.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { ingest } from './ingest.ts';
import { prune } from './prune.ts';
import { rollupsIn } from './rollups.ts';
import { createSource, findSeries } from './series.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A metric that Tom, a technician, reads; minutes are counted from an hour ago. */
async function aScene(metric: Parameters<typeof aMetric>[1] = {}) {
  const test = await createTestCore();
  const metricId = aMetric(test, metric);
  const [tom, tina, petra] = [
    test.as('technician', 'Tom'),
    test.as('technician', 'Tina'),
    test.as('planner', 'Petra'),
  ];
  const start = test.ports.clock.now() - 60 * MINUTE;
  const at = (minute: number) => start + minute * MINUTE;
  const read = (minute: number, value: number) => tom.metrics.addReading({ metricId, ts: at(minute), value });
  const meant = (minute: number, shown: number) => ({
    id: test.newId(),
    metricId,
    ts: at(minute),
    shown,
    reason: 'Misread',
  });
  const stored = () =>
    test.core.services.database
      .sql(
        'SELECT r.ts, r.value FROM readings r JOIN series s ON s.id = r.series WHERE s.metric_id = ? ORDER BY ts',
      )
      .all(metricId) as Reading[];
  const values = () => stored().map(({ ts, value }) => [(ts - start) / MINUTE, value]);
  return {
    test,
    metricId,
    tom,
    tina,
    petra,
    at,
    read,
    meant,
    stored,
    values,
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

function pyramidOf(test: TestCore, metricId: string) {
  const db = test.core.services.database;
  const series = findSeries(db, metricId);
  return series === undefined ? [] : rollupsIn(db, series, 0, -8e15, 8e15);
}

describe('a reading that was typed wrongly', () => {
  it('is corrected in value and time, told in the list and in the history, and put back', async () => {
    await using scene = await aScene({ name: 'Oil temperature', unit: '°C' });
    const { tom, metricId, at, read, meant, values } = scene;
    await read(0, 70);
    await read(10, 700);
    const correction = meant(10, 700);
    await tom.readings.correct({ ...correction, newTs: at(12), newValue: 70.5 });
    expect(values()).toEqual([
      [0, 70],
      [12, 70.5],
    ]);
    const { rows } = await tom.readings.list({ metricId });
    expect(rows).toMatchObject([
      { ts: at(12), shown: 70.5, source: 'typed', typedBy: { fullName: 'Tom' }, may: 'correct' },
      { ts: at(0), value: 70 },
    ]);
    expect(await tom.readings.corrections({ metricId })).toMatchObject([
      {
        ts: at(10),
        value: 700,
        replacedBy: { value: 70.5 },
        reason: 'Misread',
        mayUndo: true,
        undoneAt: null,
      },
    ]);
    await tom.readings.putBack({ id: correction.id });
    await tom.readings.putBack({ id: correction.id });
    expect(values()).toEqual([
      [0, 70],
      [10, 700],
    ]);
    const history = await tom.history.of({ subject: 'metrics', id: metricId });
    expect(history.rows.slice(0, 2).map(({ subject, events }) => [subject, events])).toMatchObject([
      ['Oil temperature', [{ event: 'reading-put-back', facts: [{ new: '700' }, {}] }]],
      ['Oil temperature', [{ event: 'reading-corrected', remark: 'Misread' }]],
    ]);
  });

  it('takes the alarm with it that it had raised, and a corrected one raises its own', async () => {
    await using scene = await aScene();
    const { tom, petra, metricId, at, read, meant } = scene;
    await petra.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 80 }) });
    await read(0, 70);
    const { alarmIds } = await read(10, 700);
    await read(20, 71);
    expect(alarmIds).toHaveLength(1);
    const count = async () => (await petra.alarms.list({ view: 'all' })).total;
    const correction = meant(10, 700);
    await tom.readings.takeOut(correction);
    expect(await count()).toBe(0);
    await tom.readings.putBack({ id: correction.id });
    expect(await count()).toBe(1);
    await tom.readings.takeOut(meant(10, 700));
    const again = await tom.readings.correct({ ...meant(0, 70), newTs: at(0), newValue: 90 });
    expect(again.alarmIds).toHaveLength(1);
  });

  it('keeps the pyramid that of the readings that are left, whatever is taken out and put back', async () => {
    await using scene = await aScene();
    const { test, tom, metricId, read, meant, stored } = scene;
    for (let minute = 0; minute < 12; minute += 1) await read(minute * 3, minute);
    const out: string[] = [];
    for (const minute of [0, 5, 11]) {
      const correction = meant(minute * 3, minute);
      await tom.readings.takeOut(correction);
      out.push(correction.id);
      expect(pyramidOf(test, metricId)).toEqual(aggregate(stored(), ROLLUP_LEVELS_MS[0]));
    }
    for (const id of out) await tom.readings.putBack({ id });
    expect(stored()).toHaveLength(12);
    expect(pyramidOf(test, metricId)).toEqual(aggregate(stored(), ROLLUP_LEVELS_MS[0]));
  });

  it('leaves a metric as if it had never been read when it was the only one', async () => {
    await using scene = await aScene();
    const { petra, metricId, read, meant } = scene;
    await read(0, 70);
    const correction = meant(0, 70);
    await petra.readings.takeOut(correction);
    expect(await petra.metrics.get({ id: metricId })).toMatchObject({ latest: null, span: null });
    await petra.readings.putBack({ id: correction.id });
    expect(await petra.metrics.get({ id: metricId })).toMatchObject({ latest: { value: 70 } });
  });
});

describe('of whom', () => {
  it('one’s own is for a day one’s own, the rest is for who sets metrics up', async () => {
    await using scene = await aScene();
    const { test, tom, tina, petra, metricId, at, read, meant } = scene;
    await read(0, 70);
    await read(10, 71);
    const before = contents(test);
    const refused = await refusal(tina.readings.takeOut(meant(0, 70)));
    expect(refused).toEqual({ code: 'FORBIDDEN', params: { permission: 'metrics.write' } });
    expect(contents(test)).toEqual(before);
    expect((await tina.readings.list({ metricId })).rows[0]!.may).toBe('nothing');
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('UPDATE reading_sources SET created_at = created_at - ?').run(DAY + MINUTE);
    });
    const late = tom.readings.correct({ ...meant(0, 70), newTs: at(0), newValue: 7 });
    expect(await refusal(late)).toMatchObject({ code: 'FORBIDDEN' });
    await petra.readings.correct({ ...meant(0, 70), newTs: at(0), newValue: 7 });
    const requester = test.as('requester').readings.takeOut(meant(10, 71));
    expect(await refusal(requester)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('what a source brought is taken out by who sets metrics up, and not changed', async () => {
    await using scene = await aScene();
    const { test, tom, petra, metricId, at, meant, values } = scene;
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      const source = createSource(tx, { kind: 'collector', label: 'Press line' });
      ingest(tx, source, [{ metricId, ts: [at(0), at(1)], values: [5, 900] }]);
    });
    expect((await petra.readings.list({ metricId })).rows[0]).toMatchObject({
      source: 'collector',
      label: 'Press line',
      may: 'take-out',
    });
    expect(await refusal(tom.readings.takeOut(meant(1, 900)))).toMatchObject({ code: 'FORBIDDEN' });
    const changed = petra.readings.correct({ ...meant(1, 900), newTs: at(1), newValue: 9 });
    expect(await refusal(changed)).toMatchObject({ code: 'READING_NOT_TYPED' });
    await petra.readings.takeOut(meant(1, 900));
    expect(values()).toEqual([[0, 5]]);
  });
});

describe('what is refused writes nothing', () => {
  it('where the reading is not there as it was shown', async () => {
    await using scene = await aScene();
    const { test, tom, at, read, meant } = scene;
    await read(0, 70);
    const before = contents(test);
    for (const call of [
      tom.readings.takeOut(meant(0, 71)),
      tom.readings.takeOut(meant(1, 70)),
      tom.readings.correct({ ...meant(0, 71), newTs: at(0), newValue: 5 }),
    ]) {
      expect(await refusal(call)).toEqual({ code: 'NOT_FOUND', params: { entity: 'reading' } });
    }
    expect(contents(test)).toEqual(before);
  });

  it('where another reading stands at the new instant', async () => {
    await using scene = await aScene();
    const { test, tom, at, read, meant } = scene;
    await read(0, 70);
    await read(10, 71);
    const before = contents(test);
    const call = tom.readings.correct({ ...meant(0, 70), newTs: at(10), newValue: 5 });
    expect(await refusal(call)).toMatchObject({ code: 'READING_EXISTS', params: { value: 71 } });
    expect(contents(test)).toEqual(before);
  });

  it('where single readings are no longer kept', async () => {
    await using scene = await aScene();
    const { test, petra, metricId } = scene;
    const old = test.ports.clock.now() - 200 * DAY;
    const { database } = test.core.services;
    database.write({ actorId: null, command: 'test' }, (tx) => {
      const source = createSource(tx, { kind: 'manual', label: 'manual' });
      ingest(tx, source, [{ metricId, ts: [old, old + DAY], values: [5, 6] }]);
      tx.sql('UPDATE reading_sources SET created_at = ?').run(old);
    });
    const control = { signal: new AbortController().signal, report: () => {} };
    await prune(database, null, { cuts: { raw: old + DAY, rollups: -8e15 }, newest: 1 }, control);
    const call = petra.readings.takeOut({ id: test.newId(), metricId, ts: old, shown: 5, reason: 'Wrong' });
    expect(await refusal(call)).toMatchObject({ code: 'HISTORY_CLOSED' });
  });

  it('where what had brought it is gone, or another station took it out', async () => {
    await using scene = await aScene();
    const { test, tom, petra, metricId, at, read, meant, values } = scene;
    const { database } = test.core.services;
    const change = <T>(work: Parameters<typeof database.write<T>>[1]) =>
      database.write({ actorId: null, command: 'test' }, work);
    const source = change((tx) => {
      const made = createSource(tx, { kind: 'import', label: 'old.csv' });
      ingest(tx, made, [{ metricId, ts: [at(0), at(1)], values: [5, 900] }]);
      return made;
    });
    await read(2, 7);
    const [imported, typed] = [meant(1, 900), meant(2, 7)];
    await petra.readings.takeOut(imported);
    await tom.readings.takeOut(typed);
    const offered = async () =>
      (await petra.readings.corrections({ metricId })).flatMap(({ value, mayUndo }) =>
        mayUndo ? [value] : [],
      );
    expect((await offered()).toSorted((a, b) => a - b)).toEqual([7, 900]);
    change((tx) => {
      tx.sql('DELETE FROM readings WHERE source = ?').run(source);
      tx.sql('DELETE FROM reading_sources WHERE id = ?').run(source);
    });
    expect(await offered()).toEqual([7]);
    const before = contents(test);
    expect(await refusal(petra.readings.putBack({ id: imported.id }))).toEqual({
      code: 'NOT_FOUND',
      params: { entity: 'reading' },
    });
    expect(contents(test)).toEqual(before);
    change((tx) => {
      tx.sql(
        `UPDATE change_sets SET station_id = ? WHERE seq IN (
           SELECT change_set FROM journal WHERE entity = 'reading_corrections' AND row_id = ?)`,
      ).run(test.newId(), typed.id);
    });
    expect(await offered()).toEqual([]);
    expect(await refusal(petra.readings.putBack({ id: typed.id }))).toMatchObject({
      code: 'READING_SOURCE_GONE',
    });
    expect(values()).toEqual([]);
  });

  it('where it belongs to a step of a checklist, which has its own correction', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId });
    const [workOrderId, id] = [test.newId(), test.newId()];
    const { number } = await planner.workOrders.create({ id: workOrderId, title: 'Round', assetId });
    await planner.workOrders.addChecklistItem({ id, workOrderId, text: 'Read it', metricId });
    const ts = test.ports.clock.now() - MINUTE;
    await planner.workOrders.answerChecklistItem({ id, ts, value: 4 });
    const call = planner.readings.takeOut({ id: test.newId(), metricId, ts, shown: 4, reason: 'Wrong' });
    expect(await refusal(call)).toEqual({ code: 'READING_OF_STEP', params: { number } });
    expect((await planner.readings.list({ metricId })).rows[0]!.may).toBe('nothing');
  });
});

/** Life to date from nothing but the faces, in order of time. */
function reckoned(known: ReadonlyMap<number, { readonly face: number; readonly begins?: number }>) {
  let [life, last] = [0, 0];
  return [...known]
    .toSorted(([one], [other]) => one - other)
    .flatMap(([minute, { face, begins }], index) => {
      life += index === 0 ? face : counterRise(last, face, 1000)!;
      last = begins ?? face;
      return begins === undefined ? [[minute, life]] : [];
    });
}

describe('a counter', () => {
  it('is corrected in what its meter showed', async () => {
    await using scene = await aScene({ kind: 'counter' });
    const { tom, at, read, meant, values } = scene;
    await read(0, 100);
    await read(10, 1500);
    const refused = tom.readings.correct({ ...meant(10, 1500), newTs: at(10), newValue: 50 });
    expect(await refusal(refused)).toMatchObject({ code: 'COUNTER_BELOW' });
    await tom.readings.correct({ ...meant(10, 1500), newTs: at(10), newValue: 150 });
    expect(values()).toEqual([
      [0, 100],
      [10, 150],
    ]);
  });

  it('loses the rollover that only a wrong reading had proved, and gets it back with that reading', async () => {
    await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
    const { test, tom, metricId, read, meant, values, stored } = scene;
    await read(0, 100);
    await read(10, 700);
    await read(20, 110);
    await read(30, 120);
    expect(values().at(-1)).toEqual([30, 1120]);
    const correction = meant(10, 700);
    await tom.readings.takeOut(correction);
    expect(values()).toEqual([
      [0, 100],
      [20, 110],
      [30, 120],
    ]);
    expect(pyramidOf(test, metricId)).toEqual(aggregate(stored(), ROLLUP_LEVELS_MS[0]));
    await tom.readings.putBack({ id: correction.id });
    expect(values()).toEqual([
      [0, 100],
      [10, 700],
      [20, 1110],
      [30, 1120],
    ]);
  });

  it.each([
    [[100, 900, 150], 900, 905, [100, 905, 1150]],
    [[200, 900, 100], 900, 905, [200, 905, 1100]],
    [[100, 900, 150], 900, 120, [100, 120, 150]],
  ])(
    'that showed %j is corrected from %i to %i beside its rollover',
    async (faces, shown, newValue, lives) => {
      await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
      const { tom, at, read, meant, values } = scene;
      for (const [minute, face] of faces.entries()) await read(minute, face);
      const before = values();
      const correction = meant(1, shown);
      await tom.readings.correct({ ...correction, newTs: at(1), newValue });
      expect(values().map(([, life]) => life)).toEqual(lives);
      await tom.readings.putBack({ id: correction.id });
      expect(values()).toEqual(before);
    },
  );

  it('takes no correction that another reading stands against, and none that would move what came after', async () => {
    await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
    const { test, tom, at, read, meant } = scene;
    for (const [minute, face] of [200, 900, 100, 110, 120].entries()) await read(minute, face);
    const before = contents(test);
    const to = (minute: number, shown: number, newValue: number) =>
      tom.readings.correct({ ...meant(minute, shown), newTs: at(minute), newValue });
    expect(await refusal(to(1, 900, 250))).toEqual({ code: 'COUNTER_ABOVE', params: { than: 100 } });
    expect(await refusal(to(1, 900, 150))).toMatchObject({ code: 'COUNTER_BELOW' });
    expect(await refusal(to(3, 110, 590))).toMatchObject({ code: 'COUNTER_ABOVE' });
    expect(contents(test)).toEqual(before);
  });

  it('is put back by what its meter showed, not by what was stored then', async () => {
    await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
    const { tom, read, meant, values } = scene;
    for (const [minute, face] of [900, 50, 910].entries()) await read(minute, face);
    const [last, middle] = [meant(2, 910), meant(1, 50)];
    await tom.readings.takeOut(last);
    await tom.readings.takeOut(middle);
    await tom.readings.putBack({ id: last.id });
    expect(values()).toEqual([
      [0, 900],
      [2, 910],
    ]);
    await tom.readings.putBack({ id: middle.id });
    expect(values()).toEqual([
      [0, 900],
      [1, 1050],
      [2, 1910],
    ]);
  });

  it('is put back as of the meter that is known to have been there by now', async () => {
    await using scene = await aScene({ kind: 'counter' });
    const { test, petra, metricId, tom, at, read, meant, values } = scene;
    for (const [index, face] of [100, 200, 300].entries()) await read(index * 10, face);
    const correction = meant(10, 200);
    await tom.readings.takeOut(correction);
    const change = { id: test.newId(), metricId, at: at(5), oldFace: 150, newFace: 0, reason: 'Worn out' };
    await petra.counters.changeMeter(change);
    await tom.readings.putBack({ id: correction.id });
    expect(values()).toEqual([
      [0, 100],
      [10, 350],
      [20, 450],
    ]);
  });

  it('gets a reading of the new meter back at the very instant of the change', async () => {
    await using scene = await aScene({ kind: 'counter' });
    const { test, petra, metricId, tom, at, read, meant, values } = scene;
    await read(0, 100);
    const change = { id: test.newId(), metricId, at: at(10), oldFace: 150, newFace: 0, reason: 'Worn out' };
    await petra.counters.changeMeter(change);
    await read(10, 5);
    await read(20, 30);
    const before = values();
    const correction = meant(10, 5);
    await tom.readings.takeOut(correction);
    await tom.readings.putBack({ id: correction.id });
    expect(values()).toEqual(before);
  });

  it('moves the change of its meter with a reading of the old one that had proved a rollover there', async () => {
    await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
    const { test, petra, metricId, tom, at, read, meant, values } = scene;
    await read(0, 100);
    await read(10, 700);
    const change = { id: test.newId(), metricId, at: at(10), oldFace: 110, newFace: 0, reason: 'Worn out' };
    await petra.counters.changeMeter(change);
    await read(20, 30);
    const before = values();
    const correction = meant(10, 700);
    await tom.readings.takeOut(correction);
    expect(values()).toEqual([
      [0, 100],
      [20, 140],
    ]);
    await read(30, 40);
    expect(values().at(-1)).toEqual([30, 150]);
    await tom.readings.putBack({ id: correction.id });
    expect(values()).toEqual([...before, [30, 1150]]);
  });

  it('loses the rollover that its first reading had proved when that is corrected', async () => {
    await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
    const { tom, at, read, meant, values } = scene;
    await read(0, 600);
    await read(10, 0);
    expect(values()).toEqual([
      [0, 600],
      [10, 1000],
    ]);
    await tom.readings.correct({ ...meant(0, 600), newTs: at(0), newValue: 0 });
    expect(values()).toEqual([
      [0, 0],
      [10, 0],
    ]);
  });

  it('is put back when its replacement was typed with more decimals than count', async () => {
    await using scene = await aScene({ kind: 'counter' });
    const { tom, at, read, meant, values } = scene;
    await read(0, 100);
    const correction = meant(0, 100);
    await tom.readings.correct({ ...correction, newTs: at(0), newValue: 101.12345678 });
    await tom.readings.putBack({ id: correction.id });
    expect(values()).toEqual([[0, 100]]);
  });

  it('has a step that was typed wrongly beside a rollover typed anew', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId, kind: 'counter', rolloverAt: 1000 });
    const [workOrderId, id] = [test.newId(), test.newId()];
    await planner.workOrders.create({ id: workOrderId, title: 'Round', assetId });
    await planner.workOrders.addChecklistItem({ id, workOrderId, text: 'Read it', metricId });
    const ts = test.ports.clock.now() - 10 * MINUTE;
    await planner.metrics.addReading({ metricId, ts: ts - MINUTE, value: 200 });
    await planner.workOrders.answerChecklistItem({ id, ts, value: 900 });
    await planner.metrics.addReading({ metricId, ts: ts + MINUTE, value: 100 });
    await planner.workOrders.answerChecklistItem({ id, ts, value: 905 });
    const { rows } = await planner.readings.list({ metricId });
    expect(rows.map(({ value }) => value)).toEqual([1100, 905, 200]);
  });

  it('is what its faces come to in order of time, whatever is corrected, put back and entered', async () => {
    await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
    const { test, metricId, petra, at, read, stored, values } = scene;
    const { database } = test.core.services;
    const doing = fc.record({
      what: fc.constantFrom('take-out', 'correct', 'move', 'put-back', 'change', 'unchange', 'read'),
      pick: fc.nat(20),
      value: fc.nat(999),
    });
    const check = async (rises: number[], doings: { what: string; pick: number; value: number }[]) => {
      database.write({ actorId: null, command: 'test' }, (tx) => {
        for (const table of ['readings', 'rollups', 'meter_changes', 'reading_corrections'])
          tx.sql(`DELETE FROM ${table}`).run();
      });
      /** By minute what the meter showed, or what the old one showed and the new one began with. */
      let known = new Map<number, { face: number; begins?: number; id?: string }>();
      const undoable: { id: string; before: Reading & { minute: number }; after: number | null }[] = [];
      let life = 0;
      for (const [index, rise] of rises.entries()) {
        life += rise;
        await read(index * 4, life % 1000);
        known.set(index * 4, { face: life % 1000 });
      }
      for (const { what, pick, value } of doings) {
        const next = new Map(known);
        const [faces, changes] = [false, true].map((isChange) =>
          [...known].filter(([, { begins }]) => (begins !== undefined) === isChange),
        );
        const id = test.newId();
        const free = 4 * (pick % 8) + 1 + (value % 3);
        let done: Promise<unknown> | null = null;
        const [minute, there] = faces![pick % Math.max(1, faces!.length)] ?? [];
        const meant = { id, metricId, ts: at(minute ?? 0), shown: there?.face ?? 0, reason: 'x' };
        if (what === 'read' && !known.has(free)) {
          next.set(free, { face: value });
          done = read(free, value);
        } else if (what === 'change' && !known.has(free)) {
          next.set(free, { face: value, begins: 10, id });
          const change = { id, metricId, at: at(free), oldFace: value, newFace: 10, reason: 'x' };
          done = petra.counters.changeMeter(change);
        } else if (what === 'unchange' && changes!.length > 0) {
          const [changed, { id: gone }] = changes![pick % changes!.length]!;
          next.delete(changed);
          done = petra.counters.removeChange({ id: gone! });
        } else if (what === 'put-back' && undoable.length > 0) {
          const [{ id: back, before, after }] = undoable.splice(pick % undoable.length, 1) as [
            (typeof undoable)[number],
          ];
          if (after !== null) next.delete(after);
          next.set(before.minute, { face: before.value });
          done = petra.readings.putBack({ id: back });
        } else if (there !== undefined && minute !== undefined) {
          const before = { minute, ts: meant.ts, value: there.face };
          if (what === 'take-out') {
            next.delete(minute);
            done = petra.readings.takeOut(meant);
          } else if (what === 'correct' || (what === 'move' && !known.has(free))) {
            const to = what === 'move' ? free : minute;
            next.delete(minute);
            next.set(to, { face: value });
            done = petra.readings.correct({ ...meant, newTs: at(to), newValue: value });
          }
          if (done !== null && (what === 'take-out' || value !== there.face || what === 'move'))
            undoable.push({
              id,
              before,
              after: what === 'take-out' ? null : what === 'move' ? free : minute,
            });
        }
        const isDone = await (done ?? Promise.reject(new Error())).then(
          () => true,
          () => false,
        );
        if (isDone) known = next;
        else if (undoable.at(-1)?.id === id) undoable.pop();
        expect(values()).toEqual(reckoned(known));
      }
      expect(pyramidOf(test, metricId)).toEqual(aggregate(stored(), ROLLUP_LEVELS_MS[0]));
    };
    const rises = fc.array(fc.integer({ min: 0, max: 450 }), { minLength: 2, maxLength: 7 });
    const doings = fc.array(doing, { minLength: 1, maxLength: 12 });
    await fc.assert(fc.asyncProperty(rises, doings, check), { numRuns: 25 });
  });

  it('shows the same faces whatever is taken out, and is what it was when all is put back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 6 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
        async (rises, picks) => {
          await using scene = await aScene({ kind: 'counter', rolloverAt: 1000 });
          const { petra, tom, metricId, read, values } = scene;
          let life = 0;
          for (const [index, rise] of rises.entries()) {
            life += rise;
            await read(index, life % 1000);
          }
          const before = values();
          const done: string[] = [];
          for (const pick of picks) {
            const { rows } = await tom.readings.list({ metricId });
            const row = rows[pick % Math.max(1, rows.length)];
            if (row === undefined) break;
            const others = rows.filter(({ ts }) => ts !== row.ts).map(({ ts, shown }) => [ts, shown]);
            const id = scene.test.newId();
            try {
              await petra.readings.takeOut({ id, metricId, ts: row.ts, shown: row.shown, reason: 'x' });
            } catch {
              continue;
            }
            const left = await tom.readings.list({ metricId });
            expect(left.rows.map(({ ts, shown }) => [ts, shown])).toEqual(others);
            done.push(id);
          }
          for (const id of done.toReversed()) await petra.readings.putBack({ id });
          expect(values()).toEqual(before);
        },
      ),
      { numRuns: 8 },
    );
  });
});
