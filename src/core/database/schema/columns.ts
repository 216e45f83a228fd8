/** Column conventions: the one place that says how ids, instants, days, money and quantities are stored. */
import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, customType, integer, text } from 'drizzle-orm/sqlite-core';

/** UUID as 36 lower-case characters. */
export const id = (name = 'id') => text(name);
/** Instant in integer milliseconds UTC. */
export const instant = (name: string) => integer(name);
/** Calendar day in the plant's time zone, `YYYY-MM-DD`. */
export const day = (name: string) => text(name);
/** Amount in the minor unit of the company's currency. */
export const money = (name: string) => integer(name);
/** Quantity of a part in thousandths of its unit. */
export const milli = (name: string) => integer(name);
/** Duration in whole minutes. */
export const minutes = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: 'boolean' });

/** A value as SQLite stored it, of whatever storage class. */
export const anyValue = customType<{ data: string | number | null; driverData: string | number | null }>({
  dataType: () => 'any',
});

export const createdAt = () => instant('created_at').notNull();
/** Kept for sorting; the journal leaves it out because it already knows. */
export const updatedAt = () => instant('updated_at').notNull();
/** Soft deletion: set when the record is archived, null while it lives. */
export const archivedAt = () => instant('archived_at');

/** A CHECK that a column declared with an `enum` holds one of its values: drizzle only tells TypeScript. */
export function knownValue(name: string, column: AnySQLiteColumn) {
  const values = (column.enumValues ?? []).map((value) => `'${value}'`).join(', ');
  return check(name, sql`${column} IN (${sql.raw(values)})`);
}
