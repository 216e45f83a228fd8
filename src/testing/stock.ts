/** A part and what a store does with it, for tests. */
import { recordMovement } from '../core/parts/ledger.ts';
import type { Id } from '../shared/ids.ts';
import type { TestCore } from './core.ts';

export type Clerk = ReturnType<TestCore['as']>;

export async function aPart(
  test: TestCore,
  clerk: Clerk,
  values: Partial<Parameters<Clerk['parts']['create']>[0]> = {},
) {
  const id = test.newId();
  await clerk.parts.create({ id, number: `BRG-${id.slice(-6)}`, name: 'Bearing', unit: 'kg', ...values });
  return id;
}

export function receive(
  test: TestCore,
  clerk: Clerk,
  partId: Id,
  locationId: Id,
  quantity: number,
  unitCost = 100,
) {
  return clerk.parts.receive({ id: test.newId(), partId, locationId, quantity, unitCost });
}

/** As using a part on a work order does. */
export function issue(
  test: TestCore,
  partId: Id,
  locationId: Id,
  quantity: number,
  workOrderId: Id | null = null,
) {
  test.core.services.database.write({ actorId: null, command: 'test.issue' }, (tx) =>
    recordMovement(tx, {
      id: tx.newId(),
      partId,
      locationId,
      kind: quantity > 0 ? 'issue' : 'return',
      quantity: -quantity,
      workOrderId,
    }),
  );
}

export function movementCount(test: TestCore): number {
  return test.core.services.database.sql('SELECT count(*) FROM stock_movements').pluck().get() as number;
}
