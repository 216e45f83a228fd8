import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import { alarms, assetTypes, installations, items, workOrders } from '../database/schema/index.ts';
import { knownAssets } from './facts.ts';
import { healthScores } from './queries.ts';

const DAY_MS = 86_400_000;

function write(test: TestCore, work: Parameters<TestCore['core']['services']['database']['write']>[1]): void {
  test.core.services.database.write({ actorId: null, command: 'test.facts' }, work);
}

function anAlarm(test: TestCore, assetId: Id, values: Partial<typeof alarms.$inferInsert> = {}): Id {
  const metricId = aMetric(test, { assetId });
  const [id, now] = [test.newId(), test.ports.clock.now()];
  write(test, (tx) => {
    const fixed = { side: 'high', limit: 5, peakValue: 6, peakAt: now, createdAt: now } as const;
    tx.insert(alarms)
      .values({
        id,
        metricId,
        assetId,
        severity: 'critical',
        startedAt: now,
        raisedAt: now,
        rings: true,
        ...fixed,
        ...values,
      })
      .run();
  });
  return id;
}

let numbers = 0;

function aWorkOrder(test: TestCore, assetId: Id, values: Partial<typeof workOrders.$inferInsert> = {}): Id {
  const id = test.newId();
  const number = `WO-2026-${(numbers += 1)}`;
  write(test, (tx) => {
    const known = { title: 'Bearing', type: 'preventive', priority: 'high', status: 'open' } as const;
    tx.insert(workOrders)
      .values({ id, number, assetId, ...known, createdAt: tx.now, updatedAt: tx.now, ...values })
      .run();
  });
  return id;
}

/** A machine with one of everything: 25 + 7 + 4 + 4 points. */
function aTroubledAsset(test: TestCore): { id: Id; alarmId: Id; orderId: Id; repairId: Id } {
  const id = anAsset(test, { tag: 'P-101' });
  const alarmId = anAlarm(test, id);
  const orderId = aWorkOrder(test, id, { dueOn: '2026-10-30' });
  const repairId = aWorkOrder(test, id, { type: 'corrective', status: 'completed' });
  return { id, alarmId, orderId, repairId };
}

describe('the health of an asset', () => {
  it('tells the score and the sum it is made of, with the records behind it', async () => {
    await using test = await createTestCore();
    const { id, alarmId, orderId, repairId } = aTroubledAsset(test);
    const health = await test.as('technician').health.of({ assetId: id });
    expect(health).toMatchObject({ score: 60, computed: 60, unseen: 0, override: null });
    const [standing, overdue, age, failures] = health.lines;
    expect(standing).toMatchObject({
      cause: 'alarms',
      points: 25,
      most: 40,
      sum: 25,
      count: 1,
      rows: [{ id: alarmId, points: 25, severity: 'critical', state: 'unacknowledged' }],
    });
    expect(overdue).toMatchObject({
      cause: 'overdue',
      points: 7,
      rows: [{ id: orderId, title: 'Bearing', priority: 'high', dueOn: '2026-10-30' }],
    });
    expect(age).toEqual({
      cause: 'age',
      points: 0,
      most: 15,
      installedOn: null,
      expectedLifetimeMonths: null,
      earlierDays: 0,
      used: null,
    });
    expect(failures).toMatchObject({ cause: 'failures', points: 8, most: 20, sum: 8, count: 2 });
    expect(failures!.cause === 'failures' && failures!.rows.map((row) => row.kind).toSorted()).toEqual([
      'alarm',
      'corrective',
    ]);
    expect(failures!.cause === 'failures' && failures!.rows.map((row) => row.id)).toContain(repairId);
  });

  it('leaves out what no longer counts, and what belongs to other assets', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = anAsset(test);
    aTroubledAsset(test);
    anAlarm(test, id, { endedAt: test.ports.clock.now() + 1, acknowledgedAt: 1, severity: 'warning' });
    anAlarm(test, id, { rings: false });
    aWorkOrder(test, id, { dueOn: '2026-11-02' });
    aWorkOrder(test, id, { dueOn: '2026-10-01', status: 'completed' });
    aWorkOrder(test, id, { dueOn: '2026-10-01', archivedAt: 1 });
    aWorkOrder(test, id, { type: 'emergency', status: 'cancelled' });
    aWorkOrder(test, id, { type: 'emergency', createdAt: test.ports.clock.now() - 400 * DAY_MS });
    expect(await technician.health.of({ assetId: id })).toMatchObject({ score: 100 });
    expect(await refusal(technician.health.of({ assetId: test.newId() }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('reckons by the days of the plant: late in the evening in UTC it is the next day in Berlin', async () => {
    await using test = await createTestCore();
    const scoreOf = async (assetId: Id) => (await test.as('technician').health.of({ assetId })).score;
    const id = anAsset(test);
    aWorkOrder(test, id, { dueOn: '2026-11-02', priority: 'critical' });
    test.ports.clock.set(Date.UTC(2026, 10, 2, 22, 59));
    expect(await scoreOf(id)).toBe(100);
    test.ports.clock.set(Date.UTC(2026, 10, 2, 23, 0));
    expect(await scoreOf(id)).toBe(90);
    const failed = anAsset(test);
    aWorkOrder(test, failed, { type: 'emergency', createdAt: Date.UTC(2026, 7, 2, 22, 30) });
    expect(await scoreOf(failed)).toBe(92);
    aWorkOrder(test, failed, { type: 'emergency', createdAt: Date.UTC(2026, 7, 2, 21, 30) });
    expect(await scoreOf(failed)).toBe(88);
  });

  it('takes the lifetime of the type where the asset has none, and the years an item brings from elsewhere', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const typeId = test.newId();
    write(test, (tx) => {
      const made = { createdAt: tx.now, updatedAt: tx.now };
      tx.insert(assetTypes)
        .values({ id: typeId, name: 'Pump', expectedLifetimeMonths: 24, ...made })
        .run();
    });
    const elsewhere = anAsset(test);
    const id = anAsset(test, { assetTypeId: typeId, installedOn: '2025-11-02' });
    const ageOf = async () =>
      (await technician.health.of({ assetId: id })).lines.find(({ cause }) => cause === 'age');
    expect(await ageOf()).toMatchObject({ points: 0, expectedLifetimeMonths: 24, used: 0.5 });
    write(test, (tx) => {
      const itemId = tx.newId();
      tx.insert(items).values({ id: itemId, state: 'installed', createdAt: 1, updatedAt: 1 }).run();
      const span = (assetId: Id, installedAt: number, removedAt: number | null) =>
        tx.insert(installations).values({ id: tx.newId(), itemId, assetId, installedAt, removedAt }).run();
      span(elsewhere, Date.UTC(2023, 0, 1), Date.UTC(2024, 0, 1));
      span(id, Date.UTC(2025, 10, 2), null);
    });
    expect(await ageOf()).toMatchObject({ points: 7, earlierDays: 365, used: 1 });
  });

  it('is the same number for everybody, who may not read all of it is told how much that is', async () => {
    await using test = await createTestCore();
    const { id } = aTroubledAsset(test);
    const health = await test.as('requester').health.of({ assetId: id });
    expect(health).toMatchObject({ score: 60, computed: 60, unseen: 29 });
    expect(health.lines.map(({ cause, points }) => [cause, points])).toEqual([
      ['overdue', 7],
      ['age', 0],
      ['failures', 4],
    ]);
    expect(JSON.stringify(health)).not.toContain('Vibration');
  });

  it('stands in the list of assets when it is asked for', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    aTroubledAsset(test);
    anAsset(test, {
      tag: 'P-102',
      healthOverride: 12,
      healthOverrideReason: 'X',
      healthOverrideUntil: '2026-11-02',
    });
    const scores = async (health: boolean) =>
      (await technician.assets.list({ health })).rows.map((row) => row.health);
    expect(await scores(true)).toEqual([60, 12]);
    expect(await scores(false)).toEqual([null, null]);
  });

  it('costs a list as many questions as one asset, and none passes over a table', async () => {
    await using test = await createTestCore();
    const ids = [aTroubledAsset(test).id, ...Array.from({ length: 5 }, () => anAsset(test))];
    const day = { today: '2026-11-02', timeZone: 'Europe/Berlin' };
    const { database } = test.core.services;
    expect([...healthScores(database, ids, day).values()].sort((a, b) => a - b)).toEqual([
      60, 100, 100, 100, 100, 100,
    ]);
    expect(queryPlans(test, (db) => knownAssets(db, ids, day))).toEqual(
      queryPlans(test, (db) => knownAssets(db, ids.slice(0, 1), day)),
    );
    expect(scans(test, (db) => knownAssets(db, ids, day))).toEqual([
      'SCAN alarms USING INDEX alarms_standing',
    ]);
  });
});

describe("somebody's word on the health", () => {
  const word = { score: 35, reason: 'Shaft is bent', until: '2026-11-10' };

  it('counts to the end of its last day, with who gave it and why; then the computed score does again', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Ana Kovač');
    const { id } = aTroubledAsset(test);
    await planner.health.override({ assetId: id, ...word });
    expect(await test.as('requester').health.of({ assetId: id })).toMatchObject({
      score: 35,
      computed: 60,
      override: {
        ...word,
        by: { id: planner.userId, fullName: 'Ana Kovač' },
        at: test.ports.clock.now(),
      },
    });
    const { database } = test.core.services;
    const scoreOn = (today: string) =>
      healthScores(database, [id], { today, timeZone: 'Europe/Berlin' }).get(id);
    expect(scoreOn('2026-11-10')).toBe(35);
    expect(scoreOn('2026-11-11')).not.toBe(35);
  });

  it('is taken back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test);
    await planner.health.override({ assetId: id, ...word });
    await planner.health.clearOverride({ assetId: id });
    expect(await planner.health.of({ assetId: id })).toMatchObject({ score: 100, override: null });
  });

  it('is refused without a reason, outside of 0 to 100, for a day that is over or more than a year ahead, by who may not write', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const technician = test.as('technician');
    const id = anAsset(test);
    const archived = anAsset(test, { archivedAt: 1 });
    const before = contents(test);
    const fields = async (values: Partial<typeof word>) => {
      const { code, params } = await refusal(planner.health.override({ assetId: id, ...word, ...values }));
      return [code, params];
    };
    expect(await fields({ reason: '  ' })).toEqual(['INVALID_INPUT', { fields: ['reason'] }]);
    expect(await fields({ score: 101 })).toEqual(['INVALID_INPUT', { fields: ['score'] }]);
    expect(await fields({ until: '2026-11-01' })).toEqual(['INVALID_INPUT', { fields: ['until'] }]);
    expect(await fields({ until: '2027-11-03' })).toEqual(['INVALID_INPUT', { fields: ['until'] }]);
    expect(await refusal(technician.health.override({ assetId: id, ...word }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusal(planner.health.override({ assetId: archived, ...word }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(contents(test)).toEqual(before);
  });
});
