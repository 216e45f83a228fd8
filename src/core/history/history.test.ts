import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HISTORY_ENTITIES, HISTORY_SUBJECTS, type HistoryEntry } from '../../shared/contract/history.ts';
import type { Id } from '../../shared/ids.ts';
import { PERMISSIONS } from '../../shared/permissions.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { aCollector } from '../../testing/data-sources.ts';
import { aLocation, aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import { journaledTables } from '../database/journal.ts';
import { ENTITY_RULES } from './fields/index.ts';
import { historyOf } from './queries.ts';

const HOUR = 3_600_000;

/** One line per entry: who, the record, what happened with its facts and remark, then the plain changes. */
function inWords(rows: readonly HistoryEntry[]): string[] {
  const told = ({ field, kind, old, new: now }: HistoryEntry['changes'][number]) =>
    `${field}(${kind}) ${old} > ${now}`;
  return rows.map(({ actor, subject, events, changes }) =>
    [
      `${actor?.fullName ?? 'program'}, ${subject}`,
      ...events.flatMap(({ event, facts, remark }) => [
        event,
        ...facts.map(told),
        ...(remark === null ? [] : [`"${remark}"`]),
      ]),
      ...(changes.length === 0 ? [] : ['and', ...changes.map(told)]),
    ].join(' | '),
  );
}

/** The whole job once: a breach, its work order, a part used and a reorder alert. */
async function story(test: TestCore) {
  const [planner, technician, clerk] = [
    test.as('planner', 'Petra'),
    test.as('technician', 'Tom'),
    test.as('storekeeper', 'Stella'),
  ];
  const soon = () => test.ports.clock.advance(60_000);
  const assetId = test.newId();
  await planner.assets.create({ id: assetId, tag: 'P-101', name: 'Feed pump' });
  const metricId = test.newId();
  await planner.metrics.create({ id: metricId, assetId, name: 'Flow', unit: 'l/min' });
  const threshold = aThreshold({ highWarning: 100, highCritical: 120 });
  await planner.metrics.setThreshold({ metricId, threshold });
  soon();
  const startedAt = test.ports.clock.now();
  const { alarmIds } = await technician.metrics.addReading({ metricId, ts: startedAt, value: 110 });
  const alarmId = alarmIds[0]!;
  await technician.metrics.addReading({ metricId, ts: startedAt + 1000, value: 111 });
  soon();
  await technician.alarms.acknowledge({ id: alarmId, note: 'on my way' });
  const workOrderId = test.newId();
  const { number } = await planner.workOrders.create({ id: workOrderId, alarmId, title: 'Check the pump' });
  soon();
  const itemId = test.newId();
  await technician.workOrders.addChecklistItem({ id: itemId, workOrderId, text: 'Lock out' });
  soon();
  await technician.workOrders.updateChecklistItem({ id: itemId, done: true });
  await technician.workOrders.addComment({ id: test.newId(), workOrderId, body: 'Bearing worn' });
  const partId = test.newId();
  await clerk.parts.create({ id: partId, number: 'BRG-6205', name: 'Bearing', unit: 'pcs' });
  const locationId = aLocation(test, { name: 'Main store' });
  await clerk.parts.receive({ id: test.newId(), partId, locationId, quantity: 5_000, unitCost: 450 });
  await planner.parts.update({ id: partId, changes: { reorderPoint: 4_000 } });
  soon();
  await technician.workOrders.usePart({ id: test.newId(), workOrderId, partId, locationId, quantity: 1_000 });
  soon();
  await technician.workOrders.transition({ id: workOrderId, to: 'in-progress' });
  await technician.workOrders.complete({
    id: workOrderId,
    result: 'Bearing changed',
    labour: { id: test.newId(), minutes: 90, workedOn: '2026-11-02' },
  });
  return {
    planner,
    technician,
    clerk,
    assetId,
    metricId,
    alarmId,
    workOrderId,
    number,
    itemId,
    partId,
    startedAt,
  };
}

describe('the history of a record', () => {
  it('tells who changed what from what to what, with names instead of ids', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Petra');
    const line = anAsset(test, { tag: 'L1' });
    const [oldHall, newHall] = [aLocation(test, { name: 'Hall 1' }), aLocation(test, { name: 'Hall 2' })];
    const id = test.newId();
    await planner.assets.create({ id, tag: 'P-101', name: 'Feed pump', parentId: line, locationId: oldHall });
    test.ports.clock.advance(HOUR);
    const at = test.ports.clock.now();
    await planner.assets.update({
      id,
      changes: {
        name: 'Feed pump',
        status: 'down',
        locationId: newHall,
        parentId: null,
        purchaseCost: 125_000,
        installedOn: '2021-04-01',
        expectedLifetimeMonths: 120,
      },
    });
    const { rows, total } = await test.as('technician').history.of({ subject: 'assets', id });
    expect(total).toBe(2);
    expect(rows[0]).toEqual({
      seq: rows[0]!.seq,
      at,
      actor: { id: planner.userId, fullName: 'Petra' },
      station: expect.any(String),
      command: 'assets.update',
      entity: 'assets',
      entityId: id,
      subject: 'P-101',
      unit: null,
      decimals: null,
      workOrder: null,
      op: 'update',
      events: [],
      changes: expect.any(Array),
    });
    expect(new Set(rows[0]!.changes)).toEqual(
      new Set([
        { field: 'status', kind: 'word', old: 'running', new: 'down' },
        { field: 'locationId', kind: 'name', old: 'Hall 1', new: 'Hall 2' },
        { field: 'parentId', kind: 'name', old: 'L1', new: null },
        { field: 'purchaseCost', kind: 'money', old: null, new: '125000' },
        { field: 'installedOn', kind: 'day', old: null, new: '2021-04-01' },
        { field: 'expectedLifetimeMonths', kind: 'months', old: null, new: '120' },
      ]),
    );
    expect(inWords(rows).at(-1)).toBe(
      'Petra, P-101 | asset-added | name(text) null > Feed pump | and | parentId(name) null > L1 | locationId(name) null > Hall 1',
    );
  });

  it('of an asset tells the whole story of its alarm, the work and the part', async () => {
    await using test = await createTestCore();
    const { technician, assetId, workOrderId, number, startedAt } = await story(test);
    const { rows, total } = await technician.history.of({ subject: 'assets', id: assetId });
    expect(total).toBe(rows.length);
    const began = new Date(startedAt).toISOString();
    expect(inWords(rows).toReversed()).toEqual([
      'Petra, P-101 | asset-added | name(text) null > Feed pump',
      'Petra, Flow | metric-added | and | unit(text) null > l/min',
      'Petra, Flow | limits-set | highWarning(limit) null > 100 | highCritical(limit) null > 120',
      `Tom, Flow | alarm-warning-high | limit(limit) null > 100 | peakValue(reading) null > 110 | and | startedAt(instant) null > ${began}`,
      'Tom, Flow | alarm-acknowledged | "on my way"',
      `Petra, ${number} | work-created-from-alarm | title(text) null > Check the pump | alarmId(name) null > Flow | and | priority(word) null > medium`,
      'Tom, Lock out | step-added',
      'Tom, Lock out | step-ticked',
      'Tom, Tom | comment-written | "Bearing worn"',
      'Tom, BRG-6205 | part-used | amount(quantity) null > 1000 | locationId(name) null > Main store | cost(money) null > 450',
      `Tom, ${number} | work-started`,
      'Tom, Tom | hours-booked | minutes(minutes) null > 90 | and | workedOn(day) null > 2026-11-02',
      `Tom, ${number} | work-completed | "Bearing changed"`,
      'Tom, Flow | proof-asked | holdMs(milliseconds) null > 86400000',
    ]);
    const units = new Map(rows.map(({ entity, unit, decimals }) => [entity, [unit, decimals]]));
    expect(units.get('alarms')).toEqual(['l/min', 2]);
    expect(units.get('stock_movements')).toEqual(['pcs', null]);
    expect(units.get('work_orders')).toEqual([null, null]);
    const done = rows.filter(({ entity }) => entity === 'checklist_items' || entity === 'stock_movements');
    expect(done.map(({ workOrder }) => workOrder)).toEqual(done.map(() => ({ id: workOrderId, number })));
  });

  it('of a work order tells of its alarm only that somebody saw it', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId } = await story(test);
    const { rows } = await technician.history.of({ subject: 'work_orders', id: workOrderId });
    expect(inWords(rows.filter(({ entity }) => entity === 'alarms'))).toEqual([
      'Tom, Flow | alarm-acknowledged | "on my way"',
    ]);
    expect(new Set(rows.map(({ entity }) => entity))).toEqual(
      new Set([
        'work_orders',
        'verifications',
        'checklist_items',
        'comments',
        'labour_entries',
        'stock_movements',
        'alarms',
      ]),
    );
  });

  it('of a part tells its movements, its cost and its reorder alerts', async () => {
    await using test = await createTestCore();
    const { clerk, partId } = await story(test);
    const { rows } = await clerk.history.of({ subject: 'parts', id: partId });
    expect(inWords(rows).toReversed()).toEqual([
      'Stella, BRG-6205 | part-added | name(text) null > Bearing',
      'Stella, BRG-6205 | part-received | amount(quantity) null > 5000 | locationId(name) null > Main store | cost(money) null > 2250',
      'Stella, BRG-6205 | average-cost-moved | averageCost(money) 0 > 450',
      'Petra, BRG-6205 | and | reorderPoint(quantity) null > 4000',
      'Tom, BRG-6205 | part-used | amount(quantity) null > 1000 | locationId(name) null > Main store | cost(money) null > 450',
      'Tom, BRG-6205 | reorder-reached | onHand(quantity) null > 4000 | suggested(quantity) null > 1000',
    ]);
  });

  it('of a metric and of an alarm tells their own', async () => {
    await using test = await createTestCore();
    const { technician, metricId, alarmId } = await story(test);
    const ofMetric = await technician.history.of({ subject: 'metrics', id: metricId });
    expect(ofMetric.rows.map(({ entity, op }) => `${entity} ${op}`)).toEqual([
      'alarms update',
      'alarms update',
      'alarms insert',
      'thresholds insert',
      'metrics insert',
    ]);
    const ofAlarm = await technician.history.of({ subject: 'alarms', id: alarmId });
    expect(ofAlarm.rows).toEqual(ofMetric.rows.slice(0, 3));
  });

  it('still tells of limits that were taken away', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Petra');
    const metricId = aMetric(test, { name: 'Flow' });
    aMetric(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ lowWarning: 5 }) });
    await planner.metrics.setThreshold({
      metricId,
      threshold: aThreshold({ lowWarning: 4, onDelayMs: 60_000 }),
    });
    await planner.metrics.setThreshold({ metricId, threshold: null });
    const { rows } = await planner.history.of({ subject: 'metrics', id: metricId });
    expect(inWords(rows).slice(0, 3)).toEqual([
      'Petra, Flow | limits-removed | lowWarning(limit) 4 > null | onDelayMs(milliseconds) 60000 > null',
      'Petra, Flow | limits-changed | lowWarning(limit) 5 > 4 | onDelayMs(milliseconds) null > 60000',
      'Petra, Flow | limits-set | lowWarning(limit) null > 5',
    ]);
  });

  it('of an asset tells of imports of readings, also of one that was taken back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Petra');
    const assetId = anAsset(test);
    const bring = async (fileName: string, metricId: Id | null, cancel = false) => {
      const file = Buffer.from('time;Flow [l/min]\n2026-03-01 06:00;7\n2026-03-01 06:05;8\n');
      const uploadId = test.newId();
      await planner.uploads.begin({ uploadId, fileName, size: file.length, purpose: 'readings' });
      await planner.uploads.append({ uploadId, offset: 0, data: file.toString('base64') });
      const { dialect, columns } = await planner.imports.inspect({ uploadId, assetId });
      const plan = {
        dialect,
        columns: columns.map(({ index, proposal }) => ({
          index,
          target: index === 1 && metricId !== null ? { kind: 'metric' as const, metricId } : proposal,
        })),
      };
      const { jobId } = await planner.imports.start({ uploadId, importId: test.newId(), plan });
      if (cancel) await planner.jobs.cancel({ id: jobId });
      await ended(test, jobId);
    };
    await bring('first.csv', null);
    const [metric] = await planner.metrics.ofAsset({ assetId });
    const threshold = aThreshold({ highCritical: 7.5 });
    await planner.metrics.setThreshold({ metricId: metric!.id, threshold });
    await bring('again.csv', metric!.id);
    await bring('never.csv', metric!.id, true);
    const { rows } = await planner.history.of({ subject: 'assets', id: assetId });
    const began = new Date(Date.UTC(2026, 2, 1, 5, 5)).toISOString();
    expect(inWords(rows).slice(0, -1).toReversed()).toEqual([
      'Petra, Flow | metric-added | and | unit(text) null > l/min',
      'Petra, first.csv | import-done | fileName(text) null > first.csv | added(count) null > 2 | metricCount(count) null > 1',
      'Petra, Flow | limits-set | highCritical(limit) null > 7.5',
      `Petra, Flow | alarm-critical-high | limit(limit) null > 7.5 | peakValue(reading) null > 8 | and | startedAt(instant) null > ${began}`,
      'Petra, again.csv | import-nothing-new | fileName(text) null > again.csv',
      'program, never.csv | import-cancelled | fileName(text) null > never.csv',
    ]);
  });

  it('tells an import before the alarms that it raised', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Petra');
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId, name: 'Flow', unit: 'l/min' });
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 7 }) });
    const file = Buffer.from('time;Flow\n2026-03-01 06:00;8\n2026-03-01 06:05;6\n');
    const uploadId = test.newId();
    await planner.uploads.begin({ uploadId, fileName: 'a.csv', size: file.length, purpose: 'readings' });
    await planner.uploads.append({ uploadId, offset: 0, data: file.toString('base64') });
    const { dialect, columns } = await planner.imports.inspect({ uploadId, assetId });
    const plan = { dialect, columns: columns.map(({ index, proposal }) => ({ index, target: proposal })) };
    const { jobId } = await planner.imports.start({ uploadId, importId: test.newId(), plan });
    await ended(test, jobId);
    const { rows } = await planner.history.of({ subject: 'assets', id: assetId, limit: 2 });
    expect(rows.map(({ events }) => events[0]!.event)).toEqual(['alarm-warning-high', 'import-done']);
  });

  it('of a part tells a transfer as one, and where stock was short from the beginning', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper', 'Stella');
    const partId = test.newId();
    await clerk.parts.create({
      id: partId,
      number: 'SEAL-1',
      name: 'Seal',
      unit: 'pcs',
      reorderPoint: 2_000,
    });
    const [fromLocationId, toLocationId] = [
      aLocation(test, { name: 'Main store' }),
      aLocation(test, { name: 'Line 2' }),
    ];
    const soon = () => test.ports.clock.advance(60_000);
    soon();
    const receipt = { id: test.newId(), partId, locationId: fromLocationId, quantity: 5_000, unitCost: 0 };
    await clerk.parts.receive({ ...receipt, note: 'order 77' });
    soon();
    const ids = { outId: test.newId(), inId: test.newId() };
    await clerk.parts.transfer({ ...ids, partId, fromLocationId, toLocationId, quantity: 2_000, note: null });
    soon();
    await clerk.parts.count({ id: test.newId(), partId, locationId: fromLocationId, counted: 0, note: null });
    const { rows, total } = await clerk.history.of({ subject: 'parts', id: partId });
    expect(total).toBe(rows.length);
    const from = 'locationId(name) null > Main store';
    expect(inWords(rows).toReversed()).toEqual([
      'Stella, SEAL-1 | part-added | name(text) null > Seal | and | reorderPoint(quantity) null > 2000',
      'Stella, SEAL-1 | reorder-found | onHand(quantity) null > 0 | suggested(quantity) null > 3000',
      `Stella, SEAL-1 | part-received | amount(quantity) null > 5000 | ${from} | "order 77"`,
      'Stella, SEAL-1 | reorder-settled',
      `Stella, SEAL-1 | part-moved | amount(quantity) null > 2000 | ${from} | toLocationId(name) null > Line 2`,
      `Stella, SEAL-1 | stock-counted-less | amount(quantity) null > 3000 | ${from}`,
      'Stella, SEAL-1 | reorder-reached | onHand(quantity) null > 2000 | suggested(quantity) null > 1000',
    ]);
  });

  it('shows the beginning of a long text, and a move as a move', async () => {
    await using test = await createTestCore();
    const { technician, planner, assetId } = await story(test);
    const workOrderId = test.newId();
    await planner.workOrders.create({ id: workOrderId, assetId, title: 'Grease' });
    const first = test.newId();
    await technician.workOrders.addChecklistItem({ id: first, workOrderId, text: 'Stop' });
    const second = test.newId();
    await technician.workOrders.addChecklistItem({ id: second, workOrderId, text: 'Test', mandatory: true });
    await technician.workOrders.moveChecklistItem({ id: second, afterId: null });
    await planner.assets.update({ id: assetId, changes: { description: 'x'.repeat(600) } });
    const { rows } = await planner.history.of({ subject: 'assets', id: assetId, limit: 2 });
    expect(rows[0]!.changes).toEqual([
      { field: 'description', kind: 'text', old: null, new: `${'x'.repeat(500)}…` },
    ]);
    expect(rows[1]).toMatchObject({
      entityId: second,
      events: [{ event: 'step-moved', facts: [], remark: null }],
      changes: [],
    });
  });

  it('comes in windows that together are all of it, newest first', async () => {
    await using test = await createTestCore();
    const { technician, assetId } = await story(test);
    const all = await technician.history.of({ subject: 'assets', id: assetId });
    const seqs = all.rows.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => other - one));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), async (offset, limit) => {
        const window = await technician.history.of({ subject: 'assets', id: assetId, offset, limit });
        expect(window).toEqual({ rows: all.rows.slice(offset, offset + limit), total: all.total });
      }),
      { numRuns: 40 },
    );
  });
});

describe('who reads a history', () => {
  it('needs the right to, and a record that exists', async () => {
    await using test = await createTestCore();
    const id = anAsset(test);
    expect(await refusal(test.as('requester').history.of({ subject: 'assets', id }))).toEqual({
      code: 'FORBIDDEN',
      params: { permission: 'history.read' },
    });
    expect(await refusal(test.as('planner').history.of({ subject: 'parts', id }))).toEqual({
      code: 'NOT_FOUND',
      params: { entity: 'part' },
    });
  });

  it('is not told of what they may not read', async () => {
    await using test = await createTestCore();
    const { assetId, partId } = await story(test);
    const { database } = test.core.services;
    const told = (missing: string, subject: 'assets' | 'parts', id: Id) =>
      new Set(
        historyOf(database, new Set(PERMISSIONS.filter((permission) => permission !== missing)), {
          subject,
          id,
          offset: 0,
          limit: 500,
        }).rows.map(({ entity }) => entity),
      );
    expect(told('parts.read', 'assets', assetId)).not.toContain('stock_movements');
    expect(told('work.read', 'assets', assetId)).toEqual(
      new Set(['alarms', 'thresholds', 'metrics', 'assets']),
    );
    expect(() => told('parts.read', 'parts', partId)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});

describe('telling the journal', () => {
  it('knows every recorded column of every record whose history is told', () => {
    const recorded = journaledTables()
      .filter(({ name }) => (HISTORY_ENTITIES as readonly string[]).includes(name))
      .map(({ name, columns }) => [
        name,
        columns.filter((column) => column !== 'id' && column !== 'created_at').toSorted(),
      ]);
    const ruled = HISTORY_ENTITIES.map((name) => [name, Object.keys(ENTITY_RULES[name].fields).toSorted()]);
    expect(Object.fromEntries(ruled)).toEqual(Object.fromEntries(recorded));
  });

  it('looks up the rows of the record in the journal and passes over no table', async () => {
    await using test = await createTestCore();
    const { planner, assetId, workOrderId, partId, metricId, alarmId } = await story(test);
    const [assetTypeId, supplierId] = [test.newId(), test.newId()];
    await planner.assetTypes.create({ id: assetTypeId, name: 'Pump' });
    await planner.suppliers.create({ id: supplierId, name: 'SKF' });
    await planner.items.remove({
      id: test.newId(),
      assetId: anAsset(test, { serialNumber: '123' }),
      at: test.ports.clock.now(),
      removed: { state: 'stored', locationId: aLocation(test), reason: 'Worn' },
    });
    const { rows: items } = await planner.items.list({});
    const sourceId = await aCollector(test, planner);
    const ids = {
      items: items[0]!.id,
      assets: assetId,
      work_orders: workOrderId,
      parts: partId,
      metrics: metricId,
      alarms: alarmId,
      locations: aLocation(test),
      asset_types: assetTypeId,
      suppliers: supplierId,
      data_sources: sourceId,
    };
    for (const subject of HISTORY_SUBJECTS) {
      const read = (db: Parameters<typeof historyOf>[0]) =>
        historyOf(db, new Set(PERMISSIONS), { subject, id: ids[subject], offset: 0, limit: 500 });
      expect(scans(test, read)).toEqual([]);
      const ways = new Set(queryPlans(test, read).filter((step) => / (j|journal) /.test(step)));
      expect(ways).toContain('SEARCH j USING INDEX journal_row (entity=? AND row_id=?)');
      for (const way of ways)
        expect(way).toMatch(/^SEARCH (j|journal) USING ((COVERING )?INDEX journal_row|INTEGER PRIMARY KEY)/);
    }
  });
});
