import type { WorkOrderDetail } from '../../../../../shared/contract/work-orders.ts';

export type PartUsed = WorkOrderDetail['parts'][number];

/**
 * How much of a draw can still be put back, in thousandths: what it drew, less what of the same part from the
 * same place has come back. The core knows the ledger and has the last word.
 */
export function returnable(parts: readonly PartUsed[], row: PartUsed): number {
  const stillOut = parts
    .filter(({ part, location }) => part.id === row.part.id && location.id === row.location.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, Math.min(row.quantity, stillOut));
}
