import { describe, expect, it } from 'vitest';
import { MOST_DECIDED } from '../../shared/contract/data-sources.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aCollector, API_KEY } from '../../testing/data-sources.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { violations } from '../../testing/invariants.ts';
import { imports } from '../database/schema/index.ts';
import { noteClosed } from '../metrics/closed.ts';
import { createSource } from '../metrics/series.ts';
import { findMetric } from './mapping.ts';
import { holdBack, MOST_QUARANTINED } from './quarantine.ts';
import type { IncomingReading } from './reading.ts';
import { sourceRow } from './service.ts';
import { takeReadings } from './take.ts';

const TS = Date.UTC(2026, 10, 2, 5, 0, 0);

async function aLine() {
  const test = await createTestCore();
  const admin = test.as('admin');
  const assetId = anAsset(test, { tag: 'P-101' });
  const metric = { assetId, name: 'Vibration', unit: 'mm/s', plausibleMin: 0, plausibleMax: 100 };
  const metricId = aMetric(test, metric);
  const sourceId = await aCollector(test, admin);
  const { database } = test.core.services;
  const receive = (...readings: readonly Partial<IncomingReading>[]) =>
    database.write({ actorId: null, command: 'test' }, (tx) =>
      takeReadings(
        tx,
        sourceRow(tx, sourceId),
        readings.map((reading) => ({
          address: 'P-101/Vibration',
          ts: TS,
          value: 1,
          unit: null,
          given: String(reading.value ?? 1),
          ...reading,
        })),
      ),
    );
  const limitTo = (most: number) =>
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('UPDATE metrics SET plausible_max = ? WHERE id = ?').run(most, metricId);
    });
  const stored = () => database.sql('SELECT ts, value FROM readings ORDER BY ts').all();
  const groups = async () =>
    (await admin.dataSources.quarantine()).groups.map(({ reason, count }) => [reason, count]);
  return {
    test,
    admin,
    database,
    assetId,
    metricId,
    sourceId,
    receive,
    limitTo,
    stored,
    groups,
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

describe('readings that are held back', () => {
  it('are those of a time whose single readings have been pruned, whatever somebody says', async () => {
    await using line = await aLine();
    const { database, admin, sourceId, receive, stored, groups } = line;
    receive({ value: 2 });
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('DELETE FROM readings').run();
      noteClosed(tx, TS + 86_400_000);
    });
    expect(receive({ ts: TS + 1000 }, { ts: TS + 3_600_000 }).outcomes).toEqual(['history-closed', 'taken']);
    expect(await groups()).toEqual([['history-closed', 1]]);
    const take = { sourceId, reason: 'history-closed', asTheyAre: true } as const;
    expect(await admin.dataSources.take(take)).toMatchObject({ taken: 0, left: 1 });
    expect(stored()).toEqual([{ ts: TS + 3_600_000, value: 1 }]);
  });

  it('are those older than readings are kept, of what comes live; taken as they are, they are history', async () => {
    await using line = await aLine();
    const { admin, sourceId, receive, stored, groups } = line;
    const [old, young] = [Date.UTC(2026, 7, 1), Date.UTC(2026, 7, 3)];
    expect(receive({ ts: old }, { ts: young }).outcomes).toEqual(['clock-behind', 'taken']);
    await admin.retention.changeSettings({ rawMonths: 4, rollupYears: 7 });
    expect(receive({ ts: old + 1 }).outcomes).toEqual(['taken']);
    await admin.retention.changeSettings({ rawMonths: 3, rollupYears: 7 });
    const take = { sourceId, reason: 'clock-behind' } as const;
    expect(await admin.dataSources.take({ ...take, asTheyAre: false })).toMatchObject({ taken: 0, left: 1 });
    expect(await admin.dataSources.take({ ...take, asTheyAre: true })).toMatchObject({ taken: 1, left: 0 });
    expect(stored()).toHaveLength(3);
    expect(await groups()).toEqual([]);
  });

  it('are listed by source and reason, the newest first', async () => {
    await using line = await aLine();
    const { admin, sourceId, metricId } = line;
    line.receive({ value: 200 }, { value: 300, ts: TS + 1 }, { address: 'X/Y' });
    expect(await admin.dataSources.quarantine()).toEqual({
      groups: [
        { sourceId, source: 'Press line', reason: 'beyond-plausible', count: 2 },
        { sourceId, source: 'Press line', reason: 'unknown-metric', count: 1 },
      ],
      forgotten: 0,
    });
    const asked = { sourceId, reason: 'beyond-plausible' } as const;
    const { rows, total } = await admin.dataSources.quarantined(asked);
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { value: '300', ts: TS + 1, metric: { id: metricId, label: 'P-101/Vibration', unit: 'mm/s' } },
      { value: '200', ts: TS },
    ]);
  });

  it('are taken as they are when somebody says so', async () => {
    await using line = await aLine();
    line.receive({ value: 200 }, { value: 5, ts: TS + 1, unit: 'bar' });
    const take = (reason: 'beyond-plausible' | 'unit-unknown') =>
      line.admin.dataSources.take({ sourceId: line.sourceId, reason, asTheyAre: true });
    expect(await take('beyond-plausible')).toEqual({ taken: 1, superseded: 0, left: 0, next: null });
    expect(await take('unit-unknown')).toEqual({ taken: 1, superseded: 0, left: 0, next: null });
    expect(line.stored()).toEqual([
      { ts: TS, value: 200 },
      { ts: TS + 1, value: 5 },
    ]);
    expect(await line.groups()).toEqual([]);
  });

  it('are taken where they pass once the limits are corrected, and the others stay', async () => {
    await using line = await aLine();
    line.receive({ value: 200 }, { value: 300, ts: TS + 1 });
    line.limitTo(250);
    const asked = { sourceId: line.sourceId, reason: 'beyond-plausible', asTheyAre: false } as const;
    expect(await line.admin.dataSources.take(asked)).toEqual({
      taken: 1,
      superseded: 0,
      left: 1,
      next: null,
    });
    expect(line.stored()).toEqual([{ ts: TS, value: 200 }]);
    expect(await line.groups()).toEqual([['beyond-plausible', 1]]);
  });

  it('are those that a counter cannot show, until its meter is known to have been replaced', async () => {
    await using line = await aLine();
    const { admin, sourceId, database, metricId, test } = line;
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE metrics SET kind = 'counter', plausible_max = NULL WHERE id = ?").run(metricId);
    });
    const { outcomes } = line.receive(
      { value: 5, ts: TS + 3 },
      { value: 900 },
      { value: 905, ts: TS + 1 },
      { value: 905, ts: TS + 1 },
    );
    // In order of time, whatever the order they came in.
    expect(outcomes).toEqual(['counter-impossible', 'taken', 'taken', 'duplicate']);
    const asked = { sourceId, reason: 'counter-impossible' } as const;
    for (const asTheyAre of [false, true]) {
      expect(await admin.dataSources.take({ ...asked, asTheyAre })).toEqual({
        taken: 0,
        superseded: 0,
        left: 1,
        next: null,
      });
    }
    const change = { metricId, at: TS + 2, oldFace: 910, newFace: 1, reason: 'Broken' };
    await admin.counters.changeMeter({ id: test.newId(), ...change });
    expect(await admin.dataSources.take({ ...asked, asTheyAre: false })).toMatchObject({ taken: 1, left: 0 });
    expect(line.stored().at(-1)).toEqual({ ts: TS + 3, value: 914 });
  });

  it('are those of a state that the metric has not; names stand for codes', async () => {
    await using line = await aLine();
    const { database, assetId, test } = line;
    aMetric(test, {
      assetId,
      name: 'Filter',
      kind: 'characteristic',
      choices: [
        { code: 0, label: 'Clean', severity: null },
        { code: 4, label: 'Blocked', severity: 'critical' },
      ],
    });
    const filter = { address: 'P-101/Filter', value: Number.NaN };
    const { outcomes } = line.receive(
      { ...filter, given: 'clean' },
      { ...filter, ts: TS + 1, given: 'Blocked' },
      { ...filter, ts: TS + 2, given: 'Worn' },
      { ...filter, ts: TS + 3, value: 4 },
      { ...filter, ts: TS + 4, value: 5 },
    );
    expect(outcomes).toEqual(['taken', 'taken', 'state-unknown', 'taken', 'state-unknown']);
    expect(line.stored().map((row) => (row as { value: number }).value)).toEqual([0, 4, 4]);
    expect(database.sql('SELECT value FROM quarantined_readings ORDER BY id').pluck().all()).toEqual([
      'Worn',
      '5',
    ]);
    expect(await line.groups()).toEqual([['state-unknown', 2]]);
  });

  it('of an unknown metric are taken once the source has a metric for the address', async () => {
    await using line = await aLine();
    const { admin, sourceId } = line;
    line.receive({ address: 'VT101', value: 4 });
    const asked = { sourceId, reason: 'unknown-metric', asTheyAre: false } as const;
    expect(await admin.dataSources.take(asked)).toEqual({ taken: 0, superseded: 0, left: 1, next: null });
    const mapping = [{ address: 'VT101', metric: 'P-101/Vibration' }];
    const config = { kind: 'http' } as const;
    await admin.dataSources.save({ id: sourceId, name: 'PLC', enabled: true, config, mapping });
    expect(await admin.dataSources.take(asked)).toEqual({ taken: 1, superseded: 0, left: 0, next: null });
    expect(line.stored()).toEqual([{ ts: TS, value: 4 }]);
  });

  it('without a time are held back once, however often they are sent', async () => {
    await using line = await aLine();
    line.receive({ ts: null, given: '5' });
    line.receive({ ts: null, given: '5' });
    expect(await line.groups()).toEqual([['time-unreadable', 1]]);
  });

  it('stay when they are no number, whatever somebody says', async () => {
    await using line = await aLine();
    line.receive({ value: Number.NaN, given: 'broken' });
    const asked = { sourceId: line.sourceId, reason: 'not-a-number', asTheyAre: true } as const;
    expect(await line.admin.dataSources.take(asked)).toEqual({
      taken: 0,
      superseded: 0,
      left: 1,
      next: null,
    });
    expect(line.stored()).toEqual([]);
  });

  it('are discarded for good: sent again they do not come back', async () => {
    await using line = await aLine();
    const { admin, sourceId, database } = line;
    line.receive({ value: 200 }, { value: 300, ts: TS + 1 });
    const asked = { sourceId, reason: 'beyond-plausible' } as const;
    const [newest] = (await admin.dataSources.quarantined(asked)).rows;
    expect(await admin.dataSources.discard({ ...asked, ids: [newest!.id] })).toEqual({
      discarded: 1,
      next: null,
    });
    line.receive({ value: 300, ts: TS + 1 });
    expect(await line.groups()).toEqual([['beyond-plausible', 1]]);
    const decided = database.sql(
      'SELECT decision, decided_by FROM quarantined_readings WHERE decision IS NOT NULL',
    );
    expect(decided.all()).toEqual([{ decision: 'discarded', decided_by: admin.userId }]);
    const history = database.sql('SELECT source_id, reason, decision, count FROM quarantine_decisions');
    expect(history.all()).toEqual([
      { source_id: sourceId, reason: 'beyond-plausible', decision: 'discarded', count: 1 },
    ]);
  });

  it('of an archived asset are held back with that reason', async () => {
    await using line = await aLine();
    await line.admin.assets.archive({ ids: [line.assetId] });
    expect(line.receive({}).outcomes).toEqual(['archived-metric']);
  });

  it('are forgotten when there are too many, the oldest first, and counted', async () => {
    await using line = await aLine();
    line.receive({ address: 'X/first' });
    line.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE sqlite_sequence SET seq = ? WHERE name = 'quarantined_readings'").run(
        MOST_QUARANTINED - 1,
      );
    });
    line.receive({ address: 'X/last' });
    expect(await line.admin.dataSources.quarantine()).toMatchObject({ groups: [{ count: 2 }], forgotten: 0 });
    line.receive({ address: 'X/one more' });
    expect(await line.admin.dataSources.quarantine()).toMatchObject({ groups: [{ count: 2 }], forgotten: 1 });
  });
});

describe('another value at the same instant', () => {
  const differs = (sourceId: string) => ({ sourceId, reason: 'value-differs' }) as const;

  it('is held back, beside the one that is stored; the same value is a duplicate', async () => {
    await using line = await aLine();
    expect(line.receive({ value: 5 }).outcomes).toEqual(['taken']);
    expect(line.receive({ value: 5 }, { value: 7 }, { value: 0.005, unit: 'm/s' }).outcomes).toEqual([
      'duplicate',
      'value-differs',
      'duplicate',
    ]);
    const later = { ts: TS + 1 };
    const twice = line.receive({ ...later, value: 1 }, { ...later, value: 2 }, { ...later, value: 1 });
    expect(twice.outcomes).toEqual(['taken', 'value-differs', 'duplicate']);
    expect(line.stored()).toEqual([
      { ts: TS, value: 5 },
      { ts: TS + 1, value: 1 },
    ]);
    expect(await line.admin.dataSources.list()).toMatchObject([
      { taken: 2, duplicates: 3, quarantined: 2, waiting: 2 },
    ]);
    const { rows } = await line.admin.dataSources.quarantined(differs(line.sourceId));
    expect(rows.map(({ value, stored }) => [value, stored])).toEqual([
      ['2', '1'],
      ['7', '5'],
    ]);
  });

  it('replaces what is stored when it is taken, with all that follows from it', async () => {
    await using line = await aLine();
    const { admin, metricId, sourceId, database } = line;
    await admin.metrics.setThreshold({ metricId, threshold: aThreshold({ highCritical: 50 }) });
    line.receive({ value: 90 }, { value: 5, ts: TS + 60_000 });
    line.receive({ value: 9 });
    line.receive({ value: 4, ts: TS + 60_000 });
    expect(database.sql('SELECT count(*) FROM alarms').pluck().get()).toBe(1);
    const taken = await admin.dataSources.take({ ...differs(sourceId), asTheyAre: false });
    expect(taken).toEqual({ taken: 2, superseded: 0, left: 0, next: null });
    expect(line.stored()).toEqual([
      { ts: TS, value: 9 },
      { ts: TS + 60_000, value: 4 },
    ]);
    expect(database.sql('SELECT max, min, count FROM rollups WHERE level = 2').all()).toEqual([
      { max: 9, min: 4, count: 2 },
    ]);
    expect(database.sql('SELECT count(*) FROM alarms').pluck().get()).toBe(0);
    expect(violations(line.database)).toEqual([]);
  });

  it('is discarded as others are, and does not come back', async () => {
    await using line = await aLine();
    line.receive({ value: 5 });
    line.receive({ value: 7 });
    await line.admin.dataSources.discard(differs(line.sourceId));
    line.receive({ value: 7 });
    expect(await line.groups()).toEqual([]);
    expect(line.stored()).toEqual([{ ts: TS, value: 5 }]);
  });

  it('of a counter is what its meter showed, and replaces it only if it can have shown that', async () => {
    await using line = await aLine();
    const { database, metricId, admin, sourceId } = line;
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE metrics SET kind = 'counter', plausible_max = NULL WHERE id = ?").run(metricId);
    });
    line.receive({ value: 900 }, { value: 910, ts: TS + 1 }, { value: 920, ts: TS + 2 });
    const again = line.receive(
      { value: 910, ts: TS + 1 },
      { value: 915, ts: TS + 1 },
      { value: 930, ts: TS + 1 },
    );
    expect(again.outcomes).toEqual(['duplicate', 'value-differs', 'value-differs']);
    const [impossible] = (await admin.dataSources.quarantined(differs(sourceId))).rows;
    expect(impossible).toMatchObject({ value: '930', stored: '910' });
    const take = { ...differs(sourceId), asTheyAre: false };
    expect(await admin.dataSources.take({ ...take, ids: [impossible!.id] })).toMatchObject({
      taken: 0,
      left: 1,
    });
    expect(line.stored()[1]).toEqual({ ts: TS + 1, value: 910 });
    await admin.dataSources.discard({ ...differs(sourceId), ids: [impossible!.id] });
    expect(await admin.dataSources.take(take)).toMatchObject({ taken: 1, left: 0 });
    expect(line.stored()[1]).toEqual({ ts: TS + 1, value: 915 });
  });

  it('of a counter moves what came after where the replaced one had proved a rollover', async () => {
    await using line = await aLine();
    const { database, metricId, admin, sourceId } = line;
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql(
        "UPDATE metrics SET kind = 'counter', rollover_at = 1000, plausible_max = NULL WHERE id = ?",
      ).run(metricId);
    });
    line.receive({ value: 900 }, { value: 50, ts: TS + 1 }, { value: 910, ts: TS + 2 });
    line.receive({ value: 906, ts: TS + 2 }, { value: 905, ts: TS + 1 });
    expect(line.stored()[2]).toEqual({ ts: TS + 2, value: 1910 });
    const take = { ...differs(sourceId), asTheyAre: false };
    expect(await admin.dataSources.take(take)).toMatchObject({ taken: 2, left: 0 });
    expect(line.stored()).toEqual([
      { ts: TS, value: 900 },
      { ts: TS + 1, value: 905 },
      { ts: TS + 2, value: 906 },
    ]);
    expect(violations(line.database)).toEqual([]);
  });

  it('leaves what it replaced among the corrections, from where it is put back', async () => {
    await using line = await aLine();
    const { admin, metricId, sourceId } = line;
    line.receive({ value: 5 });
    line.receive({ value: 7 }, { value: 9 });
    const taken = await admin.dataSources.take({ ...differs(sourceId), asTheyAre: false });
    expect(taken).toEqual({ taken: 1, superseded: 1, left: 0, next: null });
    expect(line.database.sql('SELECT value, decision FROM quarantined_readings ORDER BY id').all()).toEqual([
      { value: '7', decision: 'discarded' },
      { value: '9', decision: 'taken' },
    ]);
    const [correction, ...others] = await admin.readings.corrections({ metricId });
    expect(others).toEqual([]);
    expect(correction).toMatchObject({ ts: TS, value: 5, replacedBy: { ts: TS, value: 9 }, mayUndo: true });
    await admin.readings.putBack({ id: correction!.id });
    expect(line.stored()).toEqual([{ ts: TS, value: 5 }]);
  });

  it('stays held back where a step of a checklist has read it, or an import runs', async () => {
    await using line = await aLine();
    const { test, admin, assetId, metricId, sourceId, database } = line;
    const [workOrderId, id] = [test.newId(), test.newId()];
    await admin.workOrders.create({ id: workOrderId, title: 'Round', assetId });
    await admin.workOrders.addChecklistItem({ id, workOrderId, text: 'Read it', metricId });
    await admin.workOrders.answerChecklistItem({ id, ts: TS, value: 5 });
    line.receive({ value: 7 });
    const take = { ...differs(sourceId), asTheyAre: false };
    const stays = { taken: 0, superseded: 0, left: 1, next: null };
    expect(await admin.dataSources.take(take)).toEqual(stays);
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('UPDATE checklist_items SET reading_ts = NULL, reading_value = NULL').run();
      const importId = tx.newId();
      const counts = { lines: 1, added: 0, duplicates: 0, problems: 0 };
      const plan = { targets: [{ kind: 'metric', metricId }] };
      const values = { id: importId, kind: 'readings', fileName: 'old.csv', state: 'running', plan } as const;
      tx.insert(imports)
        .values({ ...values, ...counts, alarmIds: [], createdAt: tx.now })
        .run();
      createSource(tx, { kind: 'import', label: 'old.csv', importId });
    });
    expect(await admin.dataSources.take(take)).toEqual(stays);
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE imports SET state = 'done'").run();
    });
    expect(line.stored()).toEqual([{ ts: TS, value: 5 }]);
    expect(await admin.dataSources.take(take)).toMatchObject({ taken: 1, left: 0 });
    expect(line.stored()).toEqual([{ ts: TS, value: 7 }]);
  });

  it('that was held back for something else waits on, for this reason', async () => {
    await using line = await aLine();
    line.receive({ value: 200 });
    line.receive({ value: 5 });
    const take = { sourceId: line.sourceId, reason: 'beyond-plausible', asTheyAre: true } as const;
    expect(await line.admin.dataSources.take(take)).toEqual({
      taken: 0,
      superseded: 0,
      left: 1,
      next: null,
    });
    expect(await line.groups()).toEqual([['value-differs', 1]]);
    expect(line.stored()).toEqual([{ ts: TS, value: 5 }]);
  });
});

describe('a decision', () => {
  it('on many goes on where it left off, past those that do not fit', async () => {
    await using line = await aLine();
    const { admin, sourceId } = line;
    line.receive(
      ...Array.from({ length: MOST_DECIDED + 2 }, (_, n) => ({ value: 300 - n / 1000, ts: TS + n })),
    );
    line.limitTo(300 - MOST_DECIDED / 1000);
    const asked = { sourceId, reason: 'beyond-plausible', asTheyAre: false } as const;
    const first = await admin.dataSources.take(asked);
    expect(first).toMatchObject({ taken: 0, left: MOST_DECIDED });
    const second = await admin.dataSources.take({ ...asked, after: first.next! });
    expect(second).toEqual({ taken: 2, superseded: 0, left: 0, next: null });
  });

  it('shows states by their names', async () => {
    await using line = await aLine();
    const choices = [{ code: 4, label: 'Blocked', severity: null }];
    aMetric(line.test, { assetId: line.assetId, name: 'Filter', kind: 'characteristic', choices });
    const filter = { address: 'P-101/Filter', ts: TS + 7_200_000 };
    line.database.write({ actorId: null, command: 'test' }, (tx) =>
      holdBack(
        tx,
        line.sourceId,
        { ...filter, value: 4, given: '4', unit: null },
        'clock-ahead',
        findMetric(tx, filter.address)!.id,
      ),
    );
    const { rows } = await line.admin.dataSources.quarantined({
      sourceId: line.sourceId,
      reason: 'clock-ahead',
    });
    expect(rows).toMatchObject([{ value: '4', state: 'Blocked', stored: null }]);
  });
});

describe('a source', () => {
  it('is set up by planners, and its secrets are shown to nobody', async () => {
    await using line = await aLine();
    const { test, sourceId } = line;
    expect(await refusal(test.as('technician').dataSources.list())).toMatchObject({ code: 'FORBIDDEN' });
    const planner = test.as('planner');
    const config = {
      kind: 'mqtt',
      url: 'mqtt://broker.invalid',
      user: 'plant',
      ca: '',
      cert: '',
      template: 'plant/{asset}/{metric}',
      valuePointer: '/value',
      tsPointer: '/ts',
      unitPointer: '/unit',
    } as const;
    const id = test.newId();
    const broker = { id, name: 'Broker', enabled: false, config, mapping: [] };
    await planner.dataSources.save({ ...broker, secrets: { password: 'tell-nobody', key: 'neither-this' } });
    await planner.dataSources.setKey({ id: sourceId, key: API_KEY });
    const listed = await planner.dataSources.list();
    expect(listed.map(({ name, hasSecret }) => [name, hasSecret])).toEqual([
      ['Broker', true],
      ['Press line', true],
    ]);
    const journal = line.database.sql('SELECT * FROM journal').all();
    const everywhere = JSON.stringify([listed, journal, test.ports.log.lines]);
    expect(everywhere).toContain('Broker');
    for (const secret of ['tell-nobody', 'neither-this', API_KEY]) expect(everywhere).not.toContain(secret);
    const kept = () => line.database.sql('SELECT secret FROM data_sources WHERE id = ?').pluck().get(id);
    await planner.dataSources.save({ ...broker, name: 'Other name' });
    expect(kept()).toContain('tell-nobody');
    await planner.dataSources.save({ ...broker, secrets: { password: 'another' } });
    expect(JSON.parse(kept() as string)).toEqual({ password: 'another', key: 'neither-this' });
    await planner.dataSources.save({ ...broker, secrets: { key: 'new key' } });
    expect(JSON.parse(kept() as string)).toEqual({ password: 'another', key: 'new key' });
    // Another broker is not told the password of this one.
    await planner.dataSources.save({ ...broker, config: { ...config, url: 'mqtt://elsewhere.invalid' } });
    expect(kept()).toBeNull();
  });

  it('maps only metrics that are there', async () => {
    await using line = await aLine();
    const mapping = [{ address: 'VT102', metric: 'P-102/Vibration' }];
    const save = line.admin.dataSources.save({
      id: line.sourceId,
      name: 'PLC',
      enabled: true,
      config: { kind: 'http' },
      mapping,
    });
    expect(await refusal(save)).toEqual({ code: 'METRIC_UNKNOWN', params: { metric: 'P-102/Vibration' } });
  });

  it('has a name of its own, and comes back when it is saved anew', async () => {
    await using line = await aLine();
    const { admin, test, sourceId } = line;
    const source = { name: 'press LINE', enabled: true, config: { kind: 'http' } as const, mapping: [] };
    const second = admin.dataSources.save({ id: test.newId(), ...source });
    expect(await refusal(second)).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'name' } });
    await admin.dataSources.archive({ id: sourceId });
    expect(await admin.dataSources.list()).toEqual([]);
    await admin.dataSources.save({ id: sourceId, ...source });
    expect(await admin.dataSources.list()).toMatchObject([{ id: sourceId, hasSecret: true }]);
  });
});
