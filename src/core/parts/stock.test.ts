import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation } from '../../testing/factories.ts';
import { aPart, issue, movementCount, receive, type Clerk } from '../../testing/stock.ts';

describe('a store', () => {
  it('is made by the storekeeper alone, to receive the first part into', async () => {
    await using test = await createTestCore();
    const keeper = test.as('storekeeper');
    expect(await keeper.parts.stores()).toEqual([]);
    const store = test.newId();
    await keeper.parts.createStore({ id: store, name: 'Main store' });
    expect(await keeper.parts.stores()).toEqual([{ id: store, path: 'Main store' }]);
    const partId = await aPart(test, keeper);
    await receive(test, keeper, partId, store, 5000);
    expect((await keeper.parts.get({ id: partId })).onHand).toBe(5000);
  });

  it('is not for those who take parts but do not put them in', async () => {
    await using test = await createTestCore();
    const asked = test.as('technician').parts.createStore({ id: test.newId(), name: 'My drawer' });
    expect((await refusal(asked)).code).toBe('FORBIDDEN');
  });
});

describe('a transfer', () => {
  it('takes from one store and brings to the other', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const clerk = test.as('storekeeper');
    const partId = await aPart(test, clerk);
    const [from, to] = [aLocation(test, { name: 'North' }), aLocation(test, { name: 'South' })];
    await receive(test, clerk, partId, from, 5_000, 120);
    const [outId, inId] = [test.newId(), test.newId()];
    await technician.parts.transfer({
      outId,
      inId,
      partId,
      fromLocationId: from,
      toLocationId: to,
      quantity: 2_000,
      note: 'for the shutdown',
    });
    const { rows, total } = await technician.parts.movements({ partId });
    expect(total).toBe(3);
    expect(rows).toMatchObject([
      { id: inId, kind: 'transfer-in', quantity: 2_000, unitCost: 120, location: { name: 'South' } },
      { id: outId, kind: 'transfer-out', quantity: -2_000, unitCost: 120, note: 'for the shutdown' },
      { kind: 'receipt', quantity: 5_000, movedBy: { id: clerk.userId } },
    ]);
    expect(await technician.parts.movements({ partId, offset: 2, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ kind: 'receipt' }],
    });
  });

  it('is refused when there is less, when it goes nowhere and when it goes to no store', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const partId = await aPart(test, clerk);
    const [from, to, area] = [aLocation(test), aLocation(test), aLocation(test, { kind: 'area' })];
    await receive(test, clerk, partId, from, 5_000);
    const transfer = (fromLocationId: Id, toLocationId: Id, quantity: number) =>
      clerk.parts.transfer({
        outId: test.newId(),
        inId: test.newId(),
        partId,
        fromLocationId,
        toLocationId,
        quantity,
      });
    expect(await refusal(transfer(from, to, 5_001))).toEqual({
      code: 'NOT_ENOUGH_STOCK',
      params: { available: 5_000 },
    });
    issue(test, partId, to, 1_000);
    expect(await refusal(transfer(to, from, 1))).toEqual({
      code: 'NOT_ENOUGH_STOCK',
      params: { available: 0 },
    });
    expect(await refusal(transfer(from, from, 1))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refusal(transfer(from, area, 1))).toMatchObject({ code: 'NOT_A_STORE' });
    expect(movementCount(test)).toBe(2);
  });
});

describe('parts that are counted', () => {
  it('are received, moved and counted in whole ones only', async () => {
    await using test = await createTestCore();
    const keeper = test.as('storekeeper');
    const [store, other] = [aLocation(test), aLocation(test)];
    const id = await aPart(test, keeper, { unit: 'pcs' });
    await receive(test, keeper, id, store, 2000);
    const wrong = (field: string) => ({ code: 'INVALID_INPUT', params: { fields: [field] } });
    expect(await refusal(receive(test, keeper, id, store, 500))).toEqual(wrong('quantity'));
    const move = keeper.parts.transfer({
      outId: test.newId(),
      inId: test.newId(),
      partId: id,
      fromLocationId: store,
      toLocationId: other,
      quantity: 1500,
    });
    expect(await refusal(move)).toEqual(wrong('quantity'));
    const count = (counted: number) =>
      keeper.parts.count({ id: test.newId(), partId: id, locationId: store, counted });
    expect(await refusal(count(1500))).toEqual(wrong('counted'));
    expect(await count(3000)).toEqual({ difference: 1000 });
  });
});

describe('a count', () => {
  it('records counted minus expected, and also that the books were right', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const partId = await aPart(test, clerk);
    const locationId = aLocation(test);
    await receive(test, clerk, partId, locationId, 5_000);
    const count = (counted: number) => clerk.parts.count({ id: test.newId(), partId, locationId, counted });
    expect(await count(4_500)).toEqual({ difference: -500 });
    expect(await count(4_500)).toEqual({ difference: 0 });
    const { rows } = await clerk.parts.movements({ partId });
    expect(rows.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['count', 0],
      ['count', -500],
      ['receipt', 5_000],
    ]);
  });
});

describe('whatever is done with stock', () => {
  const place = fc.nat({ max: 2 });
  const quantity = fc.integer({ min: 1, max: 6_000 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('receive' as const), at: place, quantity, cost: fc.nat({ max: 900 }) }),
    fc.record({ do: fc.constant('issue' as const), at: place, quantity }),
    fc.record({ do: fc.constant('return' as const), at: place, quantity }),
    fc.record({ do: fc.constant('transfer' as const), at: place, to: place, quantity }),
    fc.record({ do: fc.constant('count' as const), at: place, counted: fc.nat({ max: 6_000 }) }),
    fc.record({ do: fc.constant('plan' as const), point: fc.option(fc.nat({ max: 6_000 })) }),
    fc.record({ do: fc.constant('wait' as const) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

  /** Does one step and tells by how much it should have changed the stock of the plant. */
  async function perform(test: TestCore, clerk: Clerk, partId: Id, stores: readonly Id[], todo: Step) {
    switch (todo.do) {
      case 'receive':
        await receive(test, clerk, partId, stores[todo.at]!, todo.quantity, todo.cost);
        return todo.quantity;
      case 'issue':
        issue(test, partId, stores[todo.at]!, todo.quantity);
        return -todo.quantity;
      case 'return':
        issue(test, partId, stores[todo.at]!, -todo.quantity);
        return todo.quantity;
      case 'count': {
        const counting = { id: test.newId(), partId, locationId: stores[todo.at]!, counted: todo.counted };
        return (await clerk.parts.count(counting)).difference;
      }
      case 'plan':
        await clerk.parts.update({ id: partId, changes: { reorderPoint: todo.point } });
        return 0;
      case 'wait':
        test.ports.clock.advance(60_000);
        return 0;
      case 'transfer': {
        const [fromLocationId, toLocationId] = [stores[todo.at]!, stores[todo.to]!];
        const ids = { outId: test.newId(), inId: test.newId(), partId, fromLocationId, toLocationId };
        // It may be refused, which changes as little.
        await clerk.parts.transfer({ ...ids, quantity: todo.quantity }).catch(() => null);
        return 0;
      }
    }
  }

  function sumsOf(test: TestCore, partId: Id): unknown[] {
    return test.core.services.database
      .sql(
        `SELECT location_id, sum(quantity) AS quantity FROM stock_movements
         WHERE part_id = ? GROUP BY location_id ORDER BY location_id`,
      )
      .all(partId);
  }

  function balancesOf(test: TestCore, partId: Id): unknown[] {
    return test.core.services.database
      .sql('SELECT location_id, quantity FROM stock_balances WHERE part_id = ? ORDER BY location_id')
      .all(partId);
  }

  function openAlertsOf(test: TestCore, partId: Id): unknown {
    return test.core.services.database
      .sql('SELECT count(*) FROM reorder_alerts WHERE part_id = ? AND closed_at IS NULL')
      .pluck()
      .get(partId);
  }

  it('a balance is the sum of its movements, a transfer conserves, and one alert tells when stock is low', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const stores = [aLocation(test), aLocation(test), aLocation(test, { kind: 'bin' })];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const partId = await aPart(test, clerk, { reorderPoint: 3_000, reorderQuantity: 2_500 });
        let expected = 0;
        for (const todo of steps) {
          expected += await perform(test, clerk, partId, stores, todo);
          const part = await clerk.parts.get({ id: partId });
          expect(part.onHand).toBe(expected);
          expect(balancesOf(test, partId)).toEqual(sumsOf(test, partId));
          const low = (part.reorderPoint ?? 0) > 0 && expected <= part.reorderPoint!;
          expect(openAlertsOf(test, partId)).toBe(low ? 1 : 0);
          const ordered = expected + (part.alert?.suggested ?? Number.POSITIVE_INFINITY);
          expect(ordered).toBeGreaterThan(part.reorderPoint ?? 0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
