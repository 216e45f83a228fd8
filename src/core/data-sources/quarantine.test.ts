import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aCollector, API_KEY } from '../../testing/data-sources.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { noteClosed } from '../metrics/closed.ts';
import { MOST_QUARANTINED } from './quarantine.ts';
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
    expect(await take('beyond-plausible')).toEqual({ taken: 1, left: 0, more: false });
    expect(await take('unit-unknown')).toEqual({ taken: 1, left: 0, more: false });
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
    expect(await line.admin.dataSources.take(asked)).toEqual({ taken: 1, left: 1, more: false });
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
        left: 1,
        more: false,
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
    expect(await admin.dataSources.take(asked)).toEqual({ taken: 0, left: 1, more: false });
    const mapping = [{ address: 'VT101', metric: 'P-101/Vibration' }];
    const config = { kind: 'http' } as const;
    await admin.dataSources.save({ id: sourceId, name: 'PLC', enabled: true, config, mapping });
    expect(await admin.dataSources.take(asked)).toEqual({ taken: 1, left: 0, more: false });
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
    expect(await line.admin.dataSources.take(asked)).toEqual({ taken: 0, left: 1, more: false });
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
      more: false,
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
