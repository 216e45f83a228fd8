import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from './database.ts';

/**
 * Refuses a record whose id is there. Asked before anything else of a command, so that one sent again after a
 * lost answer meets its own record and not the name, stock or status that this record has taken meanwhile.
 * @throws AppError ALREADY_EXISTS {field: 'id'}
 */
export function assertNew(db: Reader, table: SQLiteTable, id: Id): void {
  const found = db.sql(`SELECT 1 FROM ${getTableName(table)} WHERE id = ?`).get(id);
  if (found !== undefined) throw new AppError('ALREADY_EXISTS', { field: 'id' });
}
