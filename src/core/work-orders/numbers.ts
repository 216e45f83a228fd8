/** Human numbers: each is given once, and never again even when the work order it was given to is gone. */
import { eq, sql } from 'drizzle-orm';
import { formatNumber, isNumberPrefix } from '../../shared/domain/numbers.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { numberSeries, settings, workOrders } from '../database/schema/index.ts';
import { dayIn, plantOf } from '../setup/plant.ts';

const DEFAULT_PREFIX = 'WO';

/**
 * The next number of a year, e.g. `WO-2026-0042`; from 10,000 on it grows a digit. The prefix is the setting
 * `workOrderPrefix`.
 * @param year by default the one it is in the plant; that of old work which comes with a file
 */
export function nextWorkOrderNumber(tx: WriteTx, year = presentYear(tx)): string {
  const prefix = workOrderPrefix(tx);
  let number: string;
  do {
    const { last } = tx
      .insert(numberSeries)
      .values({ prefix, year, last: 1 })
      .onConflictDoUpdate({
        target: [numberSeries.prefix, numberSeries.year],
        set: { last: sql`${numberSeries.last} + 1` },
      })
      .returning({ last: numberSeries.last })
      .get();
    number = formatNumber(prefix, year, last);
    // A number that came with an import, or under a prefix like `WO-2026`, is stepped over.
  } while (isTaken(tx, number));
  return number;
}

function presentYear(tx: WriteTx): number {
  return Number(dayIn(plantOf(tx).timeZone, tx.now).slice(0, 4));
}

function workOrderPrefix(db: Reader): string {
  const setting = db.select().from(settings).where(eq(settings.id, 'workOrderPrefix')).get();
  const value = setting?.value;
  return typeof value === 'string' && isNumberPrefix(value) ? value : DEFAULT_PREFIX;
}

function isTaken(db: Reader, number: string): boolean {
  const found = db
    .select({ number: workOrders.number })
    .from(workOrders)
    .where(eq(workOrders.number, number))
    .get();
  return found !== undefined;
}
