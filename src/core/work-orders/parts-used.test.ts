import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation } from '../../testing/factories.ts';

type Person = ReturnType<TestCore['as']>;

/** A work order, and a part of which ten lie in a store, each for 4.50. */
async function scene(test: TestCore) {
  const [storekeeper, technician] = [test.as('storekeeper'), test.as('technician', 'Tom')];
  const { id: workOrderId } = await test
    .as('planner')
    .workOrders.create({ id: test.newId(), title: 'Replace bearing' });
  const locationId = aLocation(test, { name: 'Main store' });
  const { id: partId } = await storekeeper.parts.create({
    id: test.newId(),
    number: 'BRG-6205',
    name: 'Bearing',
    unit: 'l',
    reorderPoint: 4000,
    reorderQuantity: 10_000,
  });
  const receive = (quantity: number, unitCost: number) =>
    storekeeper.parts.receive({ id: test.newId(), partId, locationId, quantity, unitCost });
  const use = (quantity: number, id = test.newId()) =>
    technician.workOrders.usePart({ id, workOrderId, partId, locationId, quantity });
  const giveBack = (movementId: Id, quantity: number) =>
    technician.workOrders.returnPart({ id: test.newId(), workOrderId, movementId, quantity });
  await receive(10_000, 450);
  return { storekeeper, technician, workOrderId, partId, locationId, receive, use, giveBack };
}

function stock(person: Person, partId: Id): Promise<number> {
  return person.parts.get({ id: partId }).then(({ onHand }) => onHand);
}

function movementCount(test: TestCore): number {
  return test.core.services.database.sql('SELECT count(*) FROM stock_movements').pluck().get() as number;
}

describe('a part used on a work order', () => {
  it('leaves the store and brings its cost and who took it to the work order', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId, partId, locationId, use } = await scene(test);
    const used = await use(2500);
    expect(used).toEqual({ movementId: used.movementId, cost: 1125, left: 7500 });
    expect(await stock(technician, partId)).toBe(7500);
    expect(await technician.workOrders.get({ id: workOrderId })).toMatchObject({
      partsCost: 1125,
      parts: [
        {
          movementId: used.movementId,
          part: { id: partId, number: 'BRG-6205', name: 'Bearing', unit: 'l' },
          location: { id: locationId, name: 'Main store' },
          quantity: 2500,
          cost: 1125,
          movedAt: test.ports.clock.now(),
          movedBy: { id: technician.userId, fullName: 'Tom' },
        },
      ],
    });
  });

  it('may take the books below zero, because what was used was used', async () => {
    await using test = await createTestCore();
    const { use } = await scene(test);
    expect((await use(12_000)).left).toBe(-2000);
  });

  it('asks for a reorder once the stock has come down to the reorder point', async () => {
    await using test = await createTestCore();
    const { storekeeper, partId, use } = await scene(test);
    await use(5999);
    expect((await storekeeper.parts.get({ id: partId })).alert).toBeNull();
    await use(1);
    expect((await storekeeper.parts.get({ id: partId })).alert).toMatchObject({ suggested: 10_000 });
    expect((await storekeeper.notifications.list()).rows).toMatchObject([
      { kind: 'reorder', entity: 'parts', entityId: partId, subject: 'BRG-6205 Bearing' },
    ]);
  });

  it('is drawn once, however often the command arrives', async () => {
    await using test = await createTestCore();
    const { technician, partId, use } = await scene(test);
    const id = test.newId();
    await use(1000, id);
    expect((await refusal(use(1000, id))).code).toBe('ALREADY_EXISTS');
    expect(await stock(technician, partId)).toBe(9000);
  });

  it('comes from a store, is a part that exists, and never goes on closed work', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId, partId, locationId, use, giveBack } = await scene(test);
    const drawn = await use(1000);
    const before = movementCount(test);
    const draw = (values: object) =>
      technician.workOrders.usePart({
        id: test.newId(),
        workOrderId,
        partId,
        locationId,
        quantity: 1000,
        ...values,
      });
    const building = aLocation(test, { kind: 'building' });
    expect((await refusal(draw({ locationId: building }))).code).toBe('NOT_A_STORE');
    for (const unknown of ['workOrderId', 'partId', 'locationId']) {
      expect((await refusal(draw({ [unknown]: test.newId() }))).code).toBe('NOT_FOUND');
    }
    await test.as('planner').workOrders.transition({ id: workOrderId, to: 'cancelled' });
    expect((await refusal(draw({}))).code).toBe('WORK_ORDER_CLOSED');
    expect((await refusal(giveBack(drawn.movementId, 1000))).code).toBe('WORK_ORDER_CLOSED');
    expect(movementCount(test)).toBe(before);
  });

  it('is refused where its cost would be more than an amount can hold', async () => {
    await using test = await createTestCore();
    const { receive, use } = await scene(test);
    await receive(1000, 100_000_000_000);
    const before = movementCount(test);
    expect(await refusal(use(1_000_000_000))).toEqual({
      code: 'INVALID_INPUT',
      params: { fields: ['quantity'] },
    });
    expect(movementCount(test)).toBe(before);
  });

  it('is not drawn by who may not issue stock', async () => {
    await using test = await createTestCore();
    const { workOrderId, partId, locationId } = await scene(test);
    const call = test
      .as('requester')
      .workOrders.usePart({ id: test.newId(), workOrderId, partId, locationId, quantity: 1000 });
    expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', params: { permission: 'stock.issue' } });
  });
});

describe('a part brought back', () => {
  it('returns to where it lay at the cost it was drawn at, whatever it costs by now', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId, partId, receive, use, giveBack } = await scene(test);
    const { movementId } = await use(3000);
    await receive(10_000, 900);
    test.ports.clock.advance(1000);
    await giveBack(movementId, 2000);
    expect(await stock(technician, partId)).toBe(19_000);
    const { parts, partsCost } = await technician.workOrders.get({ id: workOrderId });
    expect(parts).toMatchObject([
      { quantity: 3000, cost: 1350 },
      { quantity: -2000, cost: -900 },
    ]);
    expect(partsCost).toBe(450);
  });

  it('is never more than was drawn and is still out', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId, use, giveBack } = await scene(test);
    const { movementId } = await use(3000);
    const tooMuch = { code: 'INVALID_INPUT', params: { fields: ['quantity'] } };
    expect(await refusal(giveBack(movementId, 3001))).toEqual(tooMuch);
    await giveBack(movementId, 2000);
    expect(await refusal(giveBack(movementId, 1001))).toEqual(tooMuch);
    await giveBack(movementId, 1000);
    expect(await refusal(giveBack(movementId, 1))).toEqual(tooMuch);
    expect((await technician.workOrders.get({ id: workOrderId })).partsCost).toBe(0);
  });

  it('is counted against the draw it belongs to, not against others of the same part', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId, receive, use, giveBack } = await scene(test);
    const tooMuch = { code: 'INVALID_INPUT', params: { fields: ['quantity'] } };
    const first = await use(1000);
    await use(2000);
    expect(await refusal(giveBack(first.movementId, 1500))).toEqual(tooMuch);
    await receive(10_000, 900);
    const dearer = await use(1000);
    expect(dearer.cost).toBeGreaterThan(first.cost);
    await giveBack(dearer.movementId, 1000);
    expect(await refusal(giveBack(dearer.movementId, 1000))).toEqual(tooMuch);
    await giveBack(first.movementId, 1000);
    expect((await technician.workOrders.get({ id: workOrderId })).partsCost).toBe(900);
  });

  it('is one that was drawn on this work order', async () => {
    await using test = await createTestCore();
    const { technician, workOrderId, use, giveBack } = await scene(test);
    const { movementId } = await use(1000);
    await giveBack(movementId, 500);
    const other = await test.as('planner').workOrders.create({ id: test.newId(), title: 'Other' });
    const call = technician.workOrders.returnPart({
      id: test.newId(),
      workOrderId: other.id,
      movementId,
      quantity: 500,
    });
    const unknown = { code: 'NOT_FOUND', params: { entity: 'movement' } };
    expect(await refusal(call)).toEqual(unknown);
    expect(await refusal(giveBack(test.newId(), 500))).toEqual(unknown);
    const { parts } = await technician.workOrders.get({ id: workOrderId });
    const returned = parts.find(({ quantity }) => quantity < 0)!.movementId;
    expect(await refusal(giveBack(returned, 500))).toEqual(unknown);
  });

  it('leaves the work order with the cost of what it kept, in whatever order things go and come', async () => {
    const step = fc.record({
      back: fc.boolean(),
      which: fc.nat({ max: 5 }),
      quantity: fc.integer({ min: 1, max: 4000 }),
      price: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
    });
    await using test = await createTestCore();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const planner = test.as('planner');
        const keeper = test.as('storekeeper');
        const { id: workOrderId } = await planner.workOrders.create({ id: test.newId(), title: 'Work' });
        const locationId = aLocation(test);
        const { id: partId } = await keeper.parts.create({
          id: test.newId(),
          number: `P-${test.newId()}`,
          name: 'Part',
          unit: 'l',
        });
        let received = 0;
        const out: { id: Id; quantity: number; unitCost: number }[] = [];
        for (const { back, which, quantity, price } of steps) {
          if (price !== null) {
            await keeper.parts.receive({
              id: test.newId(),
              partId,
              locationId,
              quantity: 1000,
              unitCost: price,
            });
            received += 1000;
          }
          const drawn = out[which];
          const where = { id: test.newId(), workOrderId };
          if (!back) {
            const { averageCost: unitCost } = await keeper.parts.get({ id: partId });
            await planner.workOrders.usePart({ ...where, partId, locationId, quantity });
            out.push({ id: where.id, quantity, unitCost });
          } else if (drawn !== undefined) {
            const call = planner.workOrders.returnPart({ ...where, movementId: drawn.id, quantity });
            await call.then(
              () => (drawn.quantity -= quantity),
              () => undefined,
            );
          }
        }
        const { parts } = await planner.workOrders.get({ id: workOrderId });
        const kept = parts.reduce((sum, part) => sum + part.quantity, 0);
        expect(kept).toBeGreaterThanOrEqual(0);
        expect(await stock(planner, partId)).toBe(received - kept);
        expect(kept).toBe(out.reduce((sum, { quantity }) => sum + quantity, 0));
        const value = out.reduce((sum, part) => sum + (part.quantity * part.unitCost) / 1000, 0);
        const cost = parts.reduce((sum, part) => sum + part.cost, 0);
        // Each line is rounded to a whole minor unit.
        expect(Math.abs(cost - value)).toBeLessThanOrEqual(parts.length / 2);
      }),
      { numRuns: 15 },
    );
  });
});
