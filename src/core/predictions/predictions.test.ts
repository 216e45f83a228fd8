import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { undone } from '../../testing/change-sets.ts';
import { importFile } from '../../testing/imports.ts';
import { violations } from '../../testing/invariants.ts';
import { aLocation, aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import type { Id } from '../../shared/ids.ts';
import { ingest } from '../metrics/ingest.ts';
import { createSource } from '../metrics/series.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A metric whose value rises by 0.1 a day towards 7.1, with noise that repeats; it is at about 5.1 now. */
async function climbing(test: TestCore, days = 20) {
  const planner = test.as('planner', 'Pia Planner');
  const asset = test.newId();
  const typeId = test.newId();
  await planner.assetTypes.create({ id: typeId, name: 'Pump' });
  anAsset(test, { id: asset, assetTypeId: typeId });
  const metricId = aMetric(test, { assetId: asset, name: 'Vibration' });
  read(test, metricId, test.ports.clock.now() - days * DAY, test.ports.clock.now(), test.ports.clock.now());
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 7.1 }) });
  return { planner, assetId: asset, typeId, metricId };
}

function read(test: TestCore, metricId: Id, from: number, to: number, at51: number): void {
  record(test, metricId, { from, to, every: 30 * 60_000 }, (ts) => {
    const noise = ((((ts / HOUR) * 7919) % 101) / 100 - 0.5) * 0.2;
    return 5.1 + (0.1 * (ts - at51)) / DAY + noise;
  });
}

function record(
  test: TestCore,
  metricId: Id,
  { from, to, every }: { readonly from: number; readonly to: number; readonly every: number },
  valueAt: (ts: number) => number,
): void {
  const ts = Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, at) => from + at * every);
  test.core.services.database.write({ actorId: null, command: 'test.read' }, (tx) => {
    const source = createSource(tx, { kind: 'manual', label: 'test' });
    ingest(tx, source, [{ metricId, ts, values: ts.map(valueAt) }]);
  });
}

const watched = (test: TestCore) => test.ports.timers.pass(16_000);

async function only(test: TestCore, view: 'current' | 'all' = 'current') {
  const { rows } = await test.as('planner').predictions.list({ view });
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

describe('a metric that moves towards its limit', () => {
  it('gets one prediction with an interval that holds the true instant, and what it was made of', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await climbing(test);
    await watched(test);
    const prediction = await only(test);
    expect(prediction).toMatchObject({
      kind: 'limit',
      side: 'high',
      severity: 'warning',
      limit: 7.1,
      state: 'open',
    });
    const truth = prediction.madeAt + 20 * DAY;
    expect(prediction.earliest).toBeLessThan(truth);
    expect(prediction.latest).toBeGreaterThan(truth);
    const { inputs } = await planner.predictions.get({ id: prediction.id });
    expect(inputs).toMatchObject({ kind: 'limit', confidence: 0.9, timeZone: 'Europe/Berlin' });
    expect(await planner.predictions.check({ metricId })).toMatchObject({
      found: { limits: [{ outcome: 'reaches' }] },
    });
  });

  it('keeps it while it says the same, also after a restart, and supersedes it when it says something else', async () => {
    await using test = await createTestCore();
    const { metricId } = await climbing(test);
    await watched(test);
    const first = await only(test);
    const start = test.ports.clock.now();
    await test.restart();
    test.ports.clock.advance(2 * HOUR);
    await watched(test);
    expect((await only(test, 'all')).id).toBe(first.id);
    // Now it rises twice as fast.
    const later = start + 8 * DAY;
    record(
      test,
      metricId,
      { from: start + HOUR, to: later, every: HOUR / 2 },
      (ts) => 5.1 + (0.2 * (ts - start)) / DAY,
    );
    test.ports.clock.set(later);
    await watched(test);
    const current = await only(test);
    expect(current.id).not.toBe(first.id);
    expect(current.likely!).toBeLessThan(first.likely! - DAY);
    const { others } = await test.as('planner').predictions.get({ id: current.id });
    expect(others).toMatchObject([{ id: first.id, setAside: 'superseded' }]);
  });

  it('refuses in words where there is no trend', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await climbing(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ lowWarning: 2 }) });
    await watched(test);
    expect((await planner.predictions.list({})).total).toBe(0);
    expect((await planner.predictions.check({ metricId }))?.found.limits).toMatchObject([
      { reason: 'moving-away' },
    ]);
  });

  it('came true when the mean reaches the limit, and stands on the score board', async () => {
    await using test = await createTestCore();
    const { metricId } = await climbing(test);
    await watched(test);
    const start = test.ports.clock.now();
    read(test, metricId, start, start + 22 * DAY, start);
    test.ports.clock.set(start + 22 * DAY);
    await watched(test);
    const later = test.as('planner');
    const { rows } = await later.predictions.list({ view: 'settled' });
    expect(rows).toMatchObject([{ state: 'came-true' }]);
    expect(await later.predictions.scoreBoard()).toMatchObject([
      { kind: 'limit', made: 1, cameTrue: 1, didNot: 0, hitRate: 1 },
    ]);
  });

  it('did not come true when the interval ends without it; a rejection was then right', async () => {
    await using test = await createTestCore();
    const { metricId, planner } = await climbing(test);
    await watched(test);
    const { id, dueBy } = await only(test);
    await planner.predictions.reject({ id, reason: 'The sensor drifts' });
    record(test, metricId, { from: test.ports.clock.now(), to: dueBy + DAY, every: 6 * HOUR }, () => 5);
    test.ports.clock.set(dueBy + DAY);
    await watched(test);
    expect(await test.as('planner').predictions.scoreBoard()).toMatchObject([
      { made: 1, rejected: 1, didNot: 1, cameTrue: 0, wronglyRejected: 0, hitRate: 0 },
    ]);
  });

  it('cannot be judged where no reading followed', async () => {
    await using test = await createTestCore();
    await climbing(test);
    await watched(test);
    const { dueBy, latest } = await only(test);
    expect(latest).toBe(dueBy);
    test.ports.clock.set(dueBy + 3 * DAY);
    await watched(test);
    expect(await only(test, 'all')).toMatchObject({ state: 'open', setAside: 'no-data' });
    expect(await test.as('planner').predictions.scoreBoard()).toMatchObject([
      { made: 1, open: 0, untold: 1 },
    ]);
  });
});

describe('work against a prediction', () => {
  it('is drafted once, due before the earliest day, with the day to order what is short by', async () => {
    await using test = await createTestCore();
    const { planner, typeId } = await climbing(test);
    const keeper = test.as('manager');
    const [shortId, thereId, storeId] = [test.newId(), test.newId(), aLocation(test)];
    await planner.parts.create({ id: shortId, number: 'BRG-1', name: 'Bearing', unit: 'pcs', leadDays: 10 });
    await planner.parts.create({ id: thereId, number: 'SEAL-1', name: 'Seal', unit: 'pcs', leadDays: 40 });
    await keeper.parts.receive({
      id: test.newId(),
      partId: thereId,
      locationId: storeId,
      quantity: 5000,
      unitCost: 1,
    });
    for (const partId of [shortId, thereId]) {
      await planner.bom.add({ id: test.newId(), owner: { assetTypeId: typeId }, partId, quantity: 2000 });
    }
    await watched(test);
    const { id, earliest } = await only(test);
    const { plan } = await planner.predictions.get({ id });
    const day = (at: number) => new Date(at).toISOString().slice(0, 10);
    expect(plan).toMatchObject({
      dueOn: day(earliest - DAY),
      orderBy: day(earliest - 11 * DAY),
      leadDays: 10,
    });
    expect(plan.parts.filter(({ isShort }) => isShort).map(({ number }) => number)).toEqual(['BRG-1']);
    const drafted = await planner.predictions.draft({ id });
    expect(await planner.predictions.draft({ id })).toEqual(drafted);
    expect(await planner.workOrders.get({ id: drafted.workOrderId })).toMatchObject({
      status: 'open',
      type: 'preventive',
      dueOn: plan.dueOn,
    });
    expect(await only(test)).toMatchObject({ state: 'accepted', workOrder: { number: drafted.number } });
    expect((await planner.workOrders.list({ view: 'all' })).total).toBe(1);
    expect(await refusal(planner.predictions.reject({ id, reason: 'no' }))).toMatchObject({
      code: 'PREDICTION_HAS_WORK',
    });
  });

  async function doneInTime(test: TestCore, workOrderId: Id): Promise<void> {
    const planner = test.as('planner');
    test.ports.clock.advance(HOUR);
    await planner.workOrders.complete({
      id: workOrderId,
      result: 'Bearing replaced',
      labour: { id: test.newId(), minutes: 60, workedOn: '2026-11-02' },
    });
    test.ports.clock.advance(HOUR);
    await watched(test);
    expect(await planner.predictions.scoreBoard()).toMatchObject([{ made: 1, prevented: 1, hitRate: null }]);
  }

  it('that is done in time leaves it unsettled: nobody knows what would have happened', async () => {
    await using test = await createTestCore();
    const { planner } = await climbing(test);
    await watched(test);
    const { id } = await only(test);
    const { workOrderId } = await planner.predictions.draft({ id });
    await doneInTime(test, workOrderId);
  });

  it('that somebody else has done leaves it unsettled, too', async () => {
    await using test = await createTestCore();
    const { planner } = await climbing(test);
    await watched(test);
    const assetId = (await only(test)).asset.id;
    const workOrderId = test.newId();
    await planner.workOrders.create({ id: workOrderId, title: 'Bearing hot', type: 'corrective', assetId });
    await planner.workOrders.transition({ id: workOrderId, to: 'in-progress' });
    await doneInTime(test, workOrderId);
  });

  it('is not drafted against one that was rejected', async () => {
    await using test = await createTestCore();
    const { planner } = await climbing(test);
    await watched(test);
    const { id } = await only(test);
    await planner.predictions.reject({ id, reason: 'Sensor loose' });
    expect(await refusal(planner.predictions.draft({ id }))).toMatchObject({ code: 'PREDICTION_REJECTED' });
    expect(await only(test, 'all')).toMatchObject({
      state: 'rejected',
      reason: 'Sensor loose',
      workOrder: null,
    });
  });

  it('is drafted by itself where the metric says so, to be approved', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await climbing(test);
    await planner.predictions.setDrafting({ metricId, on: true });
    await watched(test);
    expect(await planner.workOrders.list({ view: 'all' })).toMatchObject({ rows: [{ status: 'requested' }] });
    expect(await only(test)).toMatchObject({ state: 'accepted', decidedBy: null });
  });

  it('is refused once the prediction is over', async () => {
    await using test = await createTestCore();
    const { planner } = await climbing(test);
    await watched(test);
    const { id } = await only(test);
    test.core.services.database.write({ actorId: null, command: 'test.end' }, (tx) => {
      tx.sql('UPDATE predictions SET set_aside = ?, set_aside_at = 1').run('superseded');
    });
    expect(await refusal(planner.predictions.draft({ id }))).toMatchObject({ code: 'PREDICTION_OVER' });
    expect(await refusal(planner.predictions.accept({ id }))).toMatchObject({ code: 'PREDICTION_OVER' });
    expect((await planner.workOrders.list({ view: 'all' })).total).toBe(0);
  });

  it('is refused once the prediction was due, before it is judged, too', async () => {
    await using test = await createTestCore();
    await climbing(test);
    await watched(test);
    const { id, dueBy } = await only(test);
    test.ports.clock.set(dueBy + 1);
    const late = test.as('planner');
    expect(await refusal(late.predictions.reject({ id, reason: 'no' }))).toMatchObject({
      code: 'PREDICTION_OVER',
    });
    expect((await late.predictions.get({ id })).state).toBe('open');
  });
});

describe('assets that fail', () => {
  /** Pumps that fail about every hundred days; how many have failed `times` each. */
  async function fleet(test: TestCore, pumps: number, times: number) {
    const planner = test.as('planner');
    const typeId = test.newId();
    await planner.assetTypes.create({ id: typeId, name: 'Pump' });
    const now = test.ports.clock.now();
    const start = now - 400 * DAY;
    const ids = Array.from({ length: pumps }, () =>
      anAsset(test, { assetTypeId: typeId, installedOn: new Date(start).toISOString().slice(0, 10) }),
    );
    for (const [at, assetId] of ids.entries()) {
      for (let time = 1; time <= times; time += 1) {
        test.ports.clock.set(start + (100 * time + ((at * 37 + time * 11) % 21) - 10) * DAY);
        await planner.workOrders.create({ id: test.newId(), title: 'Failed', assetId, type: 'corrective' });
      }
    }
    test.ports.clock.set(now);
    return { planner, typeId, ids };
  }

  it('have a life from five failures on, and a prediction when they are likely to fail within 90 days', async () => {
    await using test = await createTestCore();
    const { planner, typeId, ids } = await fleet(test, 3, 3);
    const weibull = await planner.predictions.ofType({ assetTypeId: typeId });
    expect(weibull).toMatchObject({ outcome: 'fitted', failures: 9, censored: 3 });
    if (weibull.outcome !== 'fitted') throw new Error('refused');
    expect(weibull.median.value).toBeGreaterThan(90);
    expect(weibull.median.value).toBeLessThan(110);
    const left = await planner.predictions.ofAsset({ assetId: ids[0]! });
    expect(left!.within90.value).toBeGreaterThan(0.9);
    await watched(test);
    const { rows } = await planner.predictions.list({ kind: 'failure' });
    expect(rows.map(({ asset }) => asset.id).sort()).toEqual([...ids].sort());
    // One of them fails: it came true, the others still wait.
    test.ports.clock.advance(5 * DAY);
    const later = test.as('planner');
    await later.workOrders.create({
      id: test.newId(),
      title: 'Failed',
      assetId: ids[0]!,
      type: 'emergency',
    });
    await test.ports.timers.pass(31_000);
    expect((await later.predictions.list({ view: 'settled' })).rows).toMatchObject([
      { state: 'came-true', asset: { id: ids[0] } },
    ]);
  });

  it('are refused below five failures, with how many there are', async () => {
    await using test = await createTestCore();
    const { planner, typeId, ids } = await fleet(test, 2, 2);
    expect(await planner.predictions.ofType({ assetTypeId: typeId })).toEqual({
      outcome: 'refused',
      reason: 'too-few-failures',
      failures: 4,
      censored: 2,
    });
    expect(await planner.predictions.ofAsset({ assetId: ids[0]! })).toBeNull();
  });
});

describe('who may', () => {
  it('decide: who may acknowledge alarms; the others read', async () => {
    await using test = await createTestCore();
    await climbing(test);
    await watched(test);
    const { id } = await only(test);
    const keeper = test.as('storekeeper');
    expect((await keeper.predictions.list({})).total).toBe(1);
    expect(await refusal(keeper.predictions.accept({ id }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(test.as('requester').predictions.list({}))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(keeper.predictions.draft({ id }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await only(test)).toMatchObject({ state: 'open', workOrder: null });
  });
});

describe('what made the metric', () => {
  it('can be undone, and the predictions go with it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const now = test.ports.clock.now();
    const lines = Array.from({ length: 200 }, (_, at) => {
      const value = 4 + at * 0.01 + ((at * 7) % 5) * 0.01;
      return `${new Date(now - (200 - at) * HOUR).toISOString()};${value}`;
    });
    const { result } = await importFile(test, planner, assetId, ['time;Flow', ...lines, ''].join('\n'));
    const [metric] = await planner.metrics.ofAsset({ assetId });
    const metricId = metric!.id;
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 7.1 }) });
    await watched(test);
    expect((await only(test)).metric).toMatchObject({ id: metricId });
    await planner.metrics.setThreshold({ metricId, threshold: null });
    await undone(test, planner, result.id);
    expect((await planner.predictions.list({ view: 'all' })).total).toBe(0);
    expect(violations(test.core.services.database)).toEqual([]);
  });
});
