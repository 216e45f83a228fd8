import { describe, expect, it } from 'vitest';
import { anAsset } from '../../testing/factories.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import type { Id } from '../../shared/ids.ts';
import { failureWithin } from '../../shared/domain/prediction/weibull.ts';
import { livesOfType } from './failures.ts';

const DAY = 86_400_000;

async function pumpType(test: TestCore): Promise<Id> {
  const id = test.newId();
  await test.as('planner').assetTypes.create({ id, name: 'Pump' });
  return id;
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Installed eight years before the register began; each of the first six fails once, a month after the last. */
async function lateRegister(test: TestCore) {
  const typeId = await pumpType(test);
  const start = test.ports.clock.now();
  const installedOn = dayOf(start - 8 * 365 * DAY);
  const ids = Array.from({ length: 20 }, () => anAsset(test, { assetTypeId: typeId, installedOn }));
  for (const [at, assetId] of ids.slice(0, 6).entries()) {
    test.ports.clock.set(start + (at + 1) * 30 * DAY);
    await test.as('planner').workOrders.create({
      id: test.newId(),
      title: 'Failed',
      assetId,
      type: 'corrective',
    });
  }
  test.ports.clock.set(start + 365 * DAY);
  return { typeId, ids, installedOn, start };
}

/** As an import has it: of a day long before the program heard of it. */
function broughtIn(test: TestCore, workOrderId: Id, createdAt: number): void {
  test.core.services.database.write({ actorId: null, command: 'test.import' }, (tx) => {
    tx.sql('UPDATE work_orders SET created_at = ? WHERE id = ?').run(createdAt, workOrderId);
  });
}

const fitOf = (test: TestCore, typeId: Id) => {
  const { result } = livesOfType(test.core.services.database, typeId, test.ports.clock.now());
  if (result.outcome === 'refused') throw new Error(result.reason);
  return result.fit;
};

describe('lives of assets that ran before their failures were recorded', () => {
  it('count from the register on: nobody knows whether age wears them', async () => {
    await using test = await createTestCore();
    const { typeId } = await lateRegister(test);
    const fit = fitOf(test, typeId);
    expect(fit).toMatchObject({ failures: 6, truncated: 20 });
    // Seen for eight years without a failure, then six of them in a year, they would have to wear out.
    expect(fit.shape.low).toBeLessThan(1);
    const next = failureWithin(fit, 9 * 365, 365).value;
    expect(next).toBeGreaterThan(0.25);
    expect(next).toBeLessThan(0.45);
  });

  it('reach back as far as the orders that were brought in, also of those that never failed', async () => {
    await using test = await createTestCore();
    const typeId = await pumpType(test);
    const now = test.ports.clock.now();
    const installedOn = dayOf(now - 8 * 365 * DAY);
    const ids = Array.from({ length: 10 }, () => anAsset(test, { assetTypeId: typeId, installedOn }));
    for (const [at, assetId] of ids.slice(0, 6).entries()) {
      const id = test.newId();
      await test.as('planner').workOrders.create({ id, title: 'Failed', assetId, type: 'corrective' });
      broughtIn(test, id, now - (700 - 50 * at) * DAY);
    }
    // Put in by hand later: nobody has written down what it did before.
    test.ports.clock.set(now + 20 * DAY);
    anAsset(test, { assetTypeId: typeId, installedOn });
    test.ports.clock.set(now + 30 * DAY);
    const { lives } = livesOfType(test.core.services.database, typeId, test.ports.clock.now());
    expect(fitOf(test, typeId)).toMatchObject({ failures: 5, truncated: 10 });
    // The life that ended in the first record of all has no exposure; the six go on anew.
    expect(lives).toBe(5 + 6 + 4 + 1);
  });

  it('do not reach back for an order that was moved to an asset which is younger', async () => {
    await using test = await createTestCore();
    const { typeId } = await lateRegister(test);
    const id = test.newId();
    const start = test.ports.clock.now();
    const first = anAsset(test, { assetTypeId: typeId });
    await test.as('planner').workOrders.create({ id, title: 'Look', assetId: first, type: 'preventive' });
    test.ports.clock.advance(DAY);
    const late = anAsset(test, { assetTypeId: typeId, installedOn: dayOf(start - 3650 * DAY) });
    test.ports.clock.advance(DAY);
    const before = fitOf(test, typeId);
    await test.as('planner').workOrders.update({ id, changes: { assetId: late } });
    expect(fitOf(test, typeId)).toEqual(before);
  });

  it('end when the asset is retired, not today', async () => {
    await using test = await createTestCore();
    const { typeId, ids } = await lateRegister(test);
    const before = fitOf(test, typeId).scale.value;
    test.core.services.database.write({ actorId: null, command: 'test.retire' }, (tx) => {
      const retire = tx.sql("UPDATE assets SET status = 'retired', updated_at = ? WHERE id = ?");
      for (const id of ids.slice(6)) retire.run(tx.now, id);
    });
    const retired = fitOf(test, typeId).scale.value;
    expect(retired).toBeCloseTo(before, 6);
    test.ports.clock.advance(365 * DAY);
    const { running } = livesOfType(test.core.services.database, typeId, test.ports.clock.now());
    expect(running).toHaveLength(6);
    expect(fitOf(test, typeId)).toMatchObject({ censored: 14 + 6 });
  });
});
