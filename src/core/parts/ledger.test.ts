import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation } from '../../testing/factories.ts';
import { parts } from '../database/schema/index.ts';
import { type Movement, recordMovement } from './ledger.ts';

function aPart(test: TestCore, values: Partial<typeof parts.$inferInsert> = {}): Id {
  const id = test.newId();
  test.core.services.database.write({ actorId: null, command: 'test.part' }, (tx) => {
    tx.insert(parts)
      .values({
        number: `BRG-${id.slice(-6)}`,
        name: 'Bearing',
        unit: 'pcs',
        averageCost: 0,
        createdAt: tx.now,
        updatedAt: tx.now,
        ...values,
        id,
      })
      .run();
  });
  return id;
}

function move(test: TestCore, movement: Omit<Movement, 'id'>, actorId: Id | null = null) {
  return test.core.services.database.write({ actorId, command: 'test.move' }, (tx) =>
    recordMovement(tx, { id: tx.newId(), ...movement }),
  );
}

function rows<Row>(test: TestCore, sql: string, ...values: unknown[]): Row[] {
  return test.core.services.database.sql(sql).all(...values) as Row[];
}

describe('a movement', () => {
  it('tells the balance at its location and the cost it was booked at', async () => {
    await using test = await createTestCore();
    const [partId, locationId, other] = [aPart(test), aLocation(test), aLocation(test, { kind: 'bin' })];
    const receipt = { partId, kind: 'receipt', quantity: 10_000, unitCost: 500 } as const;
    expect(move(test, { ...receipt, locationId })).toEqual({ balance: 10_000, unitCost: 500 });
    move(test, { ...receipt, locationId: other });
    expect(move(test, { partId, locationId, kind: 'issue', quantity: -4_000 })).toEqual({
      balance: 6_000,
      unitCost: 500,
    });
  });

  it('may take out more than the books know, because what was used was used', async () => {
    await using test = await createTestCore();
    const partId = aPart(test);
    const locationId = aLocation(test);
    expect(move(test, { partId, locationId, kind: 'issue', quantity: -3_000 }).balance).toBe(-3_000);
  });

  it.each([
    ['an area', { kind: 'area' }, 'NOT_A_STORE'],
    ['a site', { kind: 'site' }, 'NOT_A_STORE'],
    ['a store that is no longer there', { kind: 'store', archivedAt: 1 }, 'NOT_FOUND'],
  ] as const)('cannot lie in %s', async (_place, values, code) => {
    await using test = await createTestCore();
    const partId = aPart(test);
    const locationId = aLocation(test, values);
    const call = () => move(test, { partId, locationId, kind: 'receipt', quantity: 1_000 });
    expect(call).toThrow(expect.objectContaining({ code }));
    expect(rows(test, 'SELECT * FROM stock_movements')).toEqual([]);
  });

  it('is refused when its sign does not fit its kind, its cost is below zero, or its part is unknown', async () => {
    await using test = await createTestCore();
    const partId = aPart(test);
    const locationId = aLocation(test);
    const good = { partId, locationId, kind: 'receipt', quantity: 1_000 } as const;
    for (const wrong of [{ quantity: -1_000 }, { quantity: 0 }, { quantity: 0.5 }, { unitCost: -1 }]) {
      expect(() => move(test, { ...good, ...wrong })).toThrow(
        expect.objectContaining({ code: 'INVALID_INPUT' }),
      );
    }
    expect(() => move(test, { ...good, partId: test.newId() })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', params: { entity: 'part' } }),
    );
    expect(rows(test, 'SELECT * FROM stock_movements')).toEqual([]);
  });
});

describe('the moving average cost', () => {
  const averageOf = (test: TestCore, partId: Id) =>
    rows<{ average_cost: number }>(test, 'SELECT average_cost FROM parts WHERE id = ?', partId)[0]!
      .average_cost;

  it('weighs a receipt against the stock of the whole plant', async () => {
    await using test = await createTestCore();
    const partId = aPart(test);
    const kind = 'receipt';
    move(test, { partId, locationId: aLocation(test), kind, quantity: 30_000, unitCost: 100 });
    move(test, { partId, locationId: aLocation(test), kind, quantity: 10_000, unitCost: 300 });
    expect(averageOf(test, partId)).toBe(150);
  });

  it('is not moved by issues, returns, transfers and counts', async () => {
    await using test = await createTestCore();
    const partId = aPart(test);
    const locationId = aLocation(test);
    move(test, { partId, locationId, kind: 'receipt', quantity: 10_000, unitCost: 100 });
    move(test, { partId, locationId, kind: 'issue', quantity: -2_000, unitCost: 900 });
    move(test, { partId, locationId, kind: 'return', quantity: 1_000, unitCost: 900 });
    move(test, { partId, locationId, kind: 'count', quantity: 5_000 });
    expect(averageOf(test, partId)).toBe(100);
  });

  it('is the cost of the first receipt where stock was only counted in, but remembers a free one', async () => {
    await using test = await createTestCore();
    const partId = aPart(test);
    const locationId = aLocation(test);
    move(test, { partId, locationId, kind: 'count', quantity: 10_000 });
    move(test, { partId, locationId, kind: 'receipt', quantity: 10_000, unitCost: 0 });
    expect(averageOf(test, partId)).toBe(0);
    move(test, { partId, locationId, kind: 'receipt', quantity: 20_000, unitCost: 100 });
    expect(averageOf(test, partId)).toBe(50);

    const counted = aPart(test);
    move(test, { partId: counted, locationId, kind: 'count', quantity: 10_000 });
    move(test, { partId: counted, locationId, kind: 'receipt', quantity: 10_000, unitCost: 100 });
    expect(averageOf(test, counted)).toBe(100);
  });
});

describe('the reorder alert', () => {
  interface AlertRow {
    id: Id;
    opened_at: number;
    on_hand: number;
    suggested: number;
    closed_at: number | null;
  }
  const alertsOf = (test: TestCore, partId: Id) =>
    rows<AlertRow>(test, 'SELECT * FROM reorder_alerts WHERE part_id = ? ORDER BY opened_at', partId);

  it('opens once when stock falls to the reorder point, grows with the need and closes above it', async () => {
    await using test = await createTestCore();
    const partId = aPart(test, { reorderPoint: 4_000, reorderQuantity: 5_000 });
    const locationId = aLocation(test);
    move(test, { partId, locationId, kind: 'receipt', quantity: 5_000, unitCost: 100 });
    expect(alertsOf(test, partId)).toEqual([]);
    const opened = test.ports.clock.now();
    move(test, { partId, locationId, kind: 'issue', quantity: -1_000 });
    expect(alertsOf(test, partId)).toMatchObject([
      { opened_at: opened, on_hand: 4_000, suggested: 5_000, closed_at: null },
    ]);
    test.ports.clock.advance(1000);
    move(test, { partId, locationId, kind: 'issue', quantity: -6_000 });
    expect(alertsOf(test, partId)).toMatchObject([
      { opened_at: opened, on_hand: 4_000, suggested: 10_000, closed_at: null },
    ]);
    move(test, { partId, locationId, kind: 'receipt', quantity: 10_000, unitCost: 100 });
    expect(alertsOf(test, partId)).toMatchObject([{ closed_at: opened + 1000 }]);
  });

  it('is the same one when it closes and opens within a millisecond', async () => {
    await using test = await createTestCore();
    const partId = aPart(test, { reorderPoint: 4_000 });
    const locationId = aLocation(test);
    for (const quantity of [4_000, 1_000, -2_000])
      move(test, { partId, locationId, kind: 'count', quantity });
    expect(alertsOf(test, partId)).toMatchObject([{ on_hand: 3_000, closed_at: null }]);
  });

  it('is not stirred by a transfer of all there is', async () => {
    await using test = await createTestCore();
    const partId = aPart(test, { reorderPoint: 4_000 });
    const [from, to] = [aLocation(test), aLocation(test)];
    move(test, { partId, locationId: from, kind: 'receipt', quantity: 5_000, unitCost: 1 });
    test.core.services.database.write({ actorId: null, command: 'test.transfer' }, (tx) => {
      const both = { partId, note: null };
      recordMovement(tx, {
        ...both,
        id: tx.newId(),
        locationId: from,
        kind: 'transfer-out',
        quantity: -5_000,
      });
      recordMovement(tx, { ...both, id: tx.newId(), locationId: to, kind: 'transfer-in', quantity: 5_000 });
    });
    expect(alertsOf(test, partId)).toEqual([]);
  });

  it('is told to who receives stock and who plans parts, once each, but not to who caused it', async () => {
    await using test = await createTestCore();
    const [store, planner, technician] = [
      test.as('storekeeper').userId,
      test.as('planner').userId,
      test.as('technician').userId,
    ];
    const partId = aPart(test, { number: 'BRG-6205', reorderPoint: 4_000 });
    move(test, { partId, locationId: aLocation(test), kind: 'count', quantity: 4_000 }, technician);
    const told = rows<{ user_id: Id; subject: string }>(test, 'SELECT user_id, subject FROM notifications');
    expect(told.map(({ user_id }) => user_id).sort()).toEqual([store, planner].sort());
    expect(told[0]!.subject).toBe('BRG-6205 Bearing');

    const own = aPart(test, { reorderPoint: 4_000 });
    move(test, { partId: own, locationId: aLocation(test), kind: 'count', quantity: 0 }, planner);
    expect(rows(test, 'SELECT user_id FROM notifications WHERE entity_id = ?', own)).toEqual([
      { user_id: store },
    ]);
  });
});

describe('the ledger', () => {
  const attacks = [
    'UPDATE stock_movements SET quantity = quantity + 1',
    'DELETE FROM stock_movements',
    'INSERT OR REPLACE INTO stock_movements SELECT id, part_id, location_id, kind, 1, unit_cost, work_order_id, note, moved_at, moved_by FROM stock_movements',
    'UPDATE OR REPLACE stock_movements SET quantity = 1',
  ];

  it.each(attacks)('is never rewritten, neither from inside nor from outside: %s', async (attack) => {
    await using test = await createTestCore();
    move(test, { partId: aPart(test), locationId: aLocation(test), kind: 'count', quantity: 7_000 });
    const before = rows(test, 'SELECT * FROM stock_movements');
    const { database } = test.core.services;
    const inside = () =>
      database.write({ actorId: null, command: 'test.attack' }, (tx) => void tx.sql(attack).run());
    expect(inside).toThrow('stock movements are never');

    const outside = new Sqlite(join(test.dataFolder, 'millwright.db'));
    expect(() => outside.exec(attack)).toThrow(/stock movements are never|current_change_set/);
    outside.close();
    expect(rows(test, 'SELECT * FROM stock_movements')).toEqual(before);
    expect(rows(test, 'SELECT quantity FROM stock_balances')).toEqual([{ quantity: 7_000 }]);
  });
});
