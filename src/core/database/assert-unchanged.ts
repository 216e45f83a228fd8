import { isDeepStrictEqual } from 'node:util';
import { eq, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from './database.ts';

export interface Change {
  readonly changes: Readonly<Record<string, unknown>>;
  /** What those fields held when the writer looked; undefined overwrites whatever they hold. */
  readonly base?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Refuses to overwrite what somebody else has entered since the writer looked. What is wanted may stand already:
 * then the command got through before, and its answer was lost.
 * @param change by columns of the table; undefined ones are not looked at
 * @throws AppError RECORD_CHANGED {by}
 */
export function assertUnchanged(
  db: Reader,
  table: SQLiteTable & { readonly id: SQLiteColumn },
  id: Id,
  { changes, base = {} }: Change,
): void {
  const entity = getTableName(table);
  const row = db.select().from(table).where(eq(table.id, id)).get() as Record<string, unknown>;
  for (const [field, was] of Object.entries(base)) {
    if (was !== undefined) assertOneOf(db, entity, id, row[field], [was, changes[field]]);
  }
}

/**
 * The same for what does not stand in a column of its own.
 * @param entity the table
 * @param expected what the writer looked at, and what is wanted
 * @throws AppError RECORD_CHANGED {by}
 */
export function assertOneOf(
  db: Reader,
  entity: string,
  id: Id,
  stands: unknown,
  expected: readonly unknown[],
): void {
  if (expected.some((value) => isDeepStrictEqual(value, stands))) return;
  throw new AppError('RECORD_CHANGED', { by: lastChangedBy(db, entity, id) });
}

/** Full name of who changed a row last; the program's own where it was nobody. */
export function lastChangedBy(db: Reader, entity: string, rowId: Id): string {
  const name = db
    .sql(
      `SELECT users.full_name FROM journal JOIN change_sets ON change_sets.seq = journal.change_set
         JOIN users ON users.id = change_sets.actor_id
       WHERE journal.entity = ? AND journal.row_id = ? ORDER BY journal.seq DESC LIMIT 1`,
    )
    .pluck()
    .get(entity, rowId);
  return (name as string | undefined) ?? 'Millwright';
}
