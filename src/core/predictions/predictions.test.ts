import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { undone } from '../../testing/change-sets.ts';
import { importFile } from '../../testing/imports.ts';
import { violations } from '../../testing/invariants.ts';
import { aLocation, aMetric, anAsset, aPrediction, aThreshold } from '../../testing/factories.ts';
import { ANOMALY_METHOD } from '../../shared/domain/prediction/anomaly.ts';
import { TREND_METHOD } from '../../shared/domain/prediction/trend.ts';
import { WEIBULL_METHOD } from '../../shared/domain/prediction/weibull.ts';
import { predictionChecks } from '../database/schema/index.ts';
import { climbing, only, read, record, watched } from '../../testing/foreseen.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
      found: {
        methods: { limit: TREND_METHOD, anomaly: ANOMALY_METHOD },
        limits: [{ outcome: 'reaches' }],
      },
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

  it('came true when the mean reaches the limit within the interval, and stands on the score board', async () => {
    await using test = await createTestCore();
    const { metricId } = await climbing(test);
    await watched(test);
    const made = await only(test);
    const start = test.ports.clock.now();
    // Day by day, as a plant lives, until it has happened.
    for (let day = 1; day <= 22; day += 1) {
      read(test, metricId, start + (day - 1) * DAY + HOUR, start + day * DAY, start);
      test.ports.clock.set(start + day * DAY);
      await watched(test);
    }
    const later = test.as('planner');
    const { rows } = await later.alarms.list({ view: 'all' });
    expect(rows[0]).toMatchObject({ metric: { id: metricId }, side: 'high', severity: 'warning' });
    const { rows: settled } = await later.predictions.list({ view: 'settled' });
    const [first] = settled.filter(({ id }) => id === made.id);
    expect(first).toMatchObject({ state: 'came-true' });
    expect(first!.happenedAt).toBeGreaterThanOrEqual(made.earliest);
    expect(first!.happenedAt).toBeLessThanOrEqual(made.latest!);
    expect(settled.every(({ state }) => state === 'came-true')).toBe(true);
    const [score] = await later.predictions.scoreBoard();
    expect(score).toMatchObject({ kind: 'limit', cameTrue: settled.length, didNot: 0, hitRate: 1, open: 0 });
    expect(score!.medianLeadMs).toBeGreaterThan(10 * DAY);
    expect(score!.coverage).toBe(1);
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

  it('that is done in time leaves it unsettled: nobody knows what would have happened', async () => {
    await using test = await createTestCore();
    const { planner } = await climbing(test);
    await watched(test);
    const { id } = await only(test);
    const { workOrderId } = await planner.predictions.draft({ id });
    test.ports.clock.advance(HOUR);
    await planner.workOrders.complete({
      id: workOrderId,
      result: 'Bearing replaced',
      labour: { id: test.newId(), minutes: 60, workedOn: '2026-11-02' },
    });
    test.ports.clock.advance(HOUR);
    await watched(test);
    expect(await planner.predictions.scoreBoard()).toMatchObject([{ made: 1, prevented: 1, hitRate: null }]);
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
      anAsset(test, {
        assetTypeId: typeId,
        installedOn: new Date(start).toISOString().slice(0, 10),
        createdAt: start,
      }),
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
    // Where 95 % have failed.
    const end = weibull.curve.at(-1)!;
    expect(end.failed.value).toBeCloseTo(0.95, 2);
    expect(weibull.running.map(({ asset }) => asset.id).sort()).toEqual([...ids].sort());
    expect(weibull.runningCount).toBe(3);
    const left = await planner.predictions.ofAsset({ assetId: ids[0]! });
    expect(left!.within90.value).toBeGreaterThan(0.9);
    await watched(test);
    const { found } = test.core.services.database
      .select()
      .from(predictionChecks)
      .where(eq(predictionChecks.id, typeId))
      .get()!;
    expect(found).toMatchObject({ outcome: 'fitted', method: WEIBULL_METHOD, failures: 9, censored: 3 });
    expect(found).toHaveProperty('shape.value', weibull.shape.value);
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

  it('have a curve that ends at twice the longest life, where the formula reaches further', async () => {
    await using test = await createTestCore();
    const typeId = test.newId();
    await test.as('planner').assetTypes.create({ id: typeId, name: 'Valve' });
    const now = test.ports.clock.now();
    const installedOn = new Date(now - 100 * DAY).toISOString().slice(0, 10);
    test.ports.clock.set(now - 100 * DAY);
    const ids = Array.from({ length: 40 }, () => anAsset(test, { assetTypeId: typeId, installedOn }));
    for (const [at, assetId] of ids.slice(0, 6).entries()) {
      test.ports.clock.set(now - (90 - at * 12) * DAY);
      const failed = { id: test.newId(), title: 'Failed', assetId, type: 'corrective' } as const;
      await test.as('planner').workOrders.create(failed);
    }
    test.ports.clock.set(now);
    const weibull = await test.as('planner').predictions.ofType({ assetTypeId: typeId });
    if (weibull.outcome !== 'fitted') throw new Error('refused');
    const end = weibull.curve.at(-1)!;
    expect(end.days).toBe(200);
    expect(end.failed.value).toBeLessThan(0.95);
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

describe('the numbers beside the views', () => {
  it('are those of their lists, of each kind', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [assetId, gone] = [anAsset(test), anAsset(test, { archivedAt: 1 })];
    const metricId = aMetric(test, { assetId });
    const made = (subject: string, values: Parameters<typeof aPrediction>[3] = {}) =>
      aPrediction(test, assetId, metricId, { subject, ...values });
    made('1');
    made('2', { state: 'accepted', decision: 'accepted', kind: 'anomaly' });
    made('3', { state: 'rejected', decision: 'rejected' });
    made('4', { state: 'did-not', decision: 'rejected', settledAt: 1 });
    made('5', { preventedAt: 1 });
    made('6', { setAside: 'superseded', setAsideAt: 1 });
    aPrediction(test, gone, aMetric(test, { assetId: gone }), { subject: '7' });
    const counts = await planner.predictions.counts();
    for (const { view, kind, count } of counts) {
      expect([view, kind, count]).toEqual([
        view,
        kind,
        (await planner.predictions.list({ view, kind })).total,
      ]);
    }
    const limits = counts.filter(({ kind }) => kind === 'limit').map(({ view, count }) => [view, count]);
    expect(Object.fromEntries(limits)).toEqual({
      current: 1,
      open: 1,
      accepted: 0,
      rejected: 2,
      settled: 2,
      all: 5,
    });
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
