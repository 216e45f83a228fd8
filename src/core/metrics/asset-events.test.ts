import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { aPart, issue } from '../../testing/stock.ts';

const HOUR = 3_600_000;

describe('what was done to an asset', () => {
  it('is its work orders, the parts used on them and the items that came and went, in order', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test, { serialNumber: '123' });
    const elsewhere = anAsset(test);
    const store = aLocation(test, { kind: 'store' });
    const start = test.ports.clock.now();
    const workOrder = async (asset: string, title: string) => {
      const id = test.newId();
      await planner.workOrders.create({ id, assetId: asset, title, type: 'corrective', priority: 'high' });
      return id;
    };
    const pass = () => test.ports.clock.advance(2 * HOUR);
    const workOrderId = await workOrder(assetId, 'Bearing is loud');
    await workOrder(elsewhere, 'Nothing to do with it');
    pass();
    const bearing = await aPart(test, planner, { name: 'Bearing' });
    const seal = await aPart(test, planner, { name: 'Seal' });
    for (const partId of [bearing, seal]) issue(test, partId, store, 1000, workOrderId);
    const kept = await aPart(test, planner, { name: 'Drawn for nothing' });
    issue(test, kept, store, 1000, workOrderId);
    issue(test, kept, store, -1000, workOrderId);
    pass();
    await planner.items.replace({
      id: test.newId(),
      assetId,
      at: test.ports.clock.now(),
      removed: { state: 'stored', locationId: store, reason: 'Bearing worn' },
      installed: {
        plate: {
          manufacturer: null,
          model: null,
          serialNumber: '456',
          purchaseCost: null,
          expectedLifetimeMonths: null,
          warrantyUntil: null,
        },
      },
    });
    const technician = test.as('technician');
    const ask = { assetId, from: start, to: start + 10 * HOUR };
    const { events } = await technician.metrics.assetEvents(ask);
    expect(events.map(({ kind, label, detail }) => [kind, label, detail])).toEqual([
      ['work-opened', expect.stringMatching(/^WO-/), 'Bearing is loud'],
      ['part-used', events[0]!.label, 'Bearing, Seal'],
      ['item-replaced', '456', 'Bearing worn'],
    ]);
    expect(events[1]!.recordId).toBe(workOrderId);
    // Backwards is the same span, and what lies before it is left out.
    expect(await technician.metrics.assetEvents({ assetId, from: ask.to, to: ask.from })).toEqual({ events });
    const later = await technician.metrics.assetEvents({ ...ask, from: start + HOUR });
    expect(later.events).toEqual(events.slice(1));
    expect(await technician.metrics.assetEvents({ ...ask, assetId: test.newId() })).toEqual({ events: [] });
  });
});
