/**
 * Human numbers: each is given once, and never again even when the work order it was given to is gone. Old work
 * comes by the thousand, so what every number asks is prepared once.
 */
import { formatNumber, isNumberPrefix } from '../../shared/domain/numbers.ts';
import type { Reader, WriteTx } from '../database/database.ts';
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
    const last = tx
      .sql(
        `INSERT INTO number_series (prefix, year, last) VALUES (?, ?, 1)
         ON CONFLICT (prefix, year) DO UPDATE SET last = last + 1 RETURNING last`,
      )
      .pluck()
      .get(prefix, year) as number;
    number = formatNumber(prefix, year, last);
    // A number that came with an import, or under a prefix like `WO-2026`, is stepped over.
  } while (isTaken(tx, number));
  return number;
}

function presentYear(tx: WriteTx): number {
  return Number(dayIn(plantOf(tx).timeZone, tx.now).slice(0, 4));
}

function workOrderPrefix(db: Reader): string {
  const setting = db.sql("SELECT value FROM settings WHERE id = 'workOrderPrefix'").pluck().get();
  const value: unknown = typeof setting === 'string' ? JSON.parse(setting) : undefined;
  return typeof value === 'string' && isNumberPrefix(value) ? value : DEFAULT_PREFIX;
}

function isTaken(db: Reader, number: string): boolean {
  return db.sql('SELECT 1 FROM work_orders WHERE number = ?').get(number) !== undefined;
}
