/**
 * Two names are one when only the case of their letters differs. SQLite's `lower`, and with it every index over
 * names, knows the letters A to Z alone: names with others are compared here.
 */
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from './database.ts';

/** Equal for names that are one. */
export function folded(name: string): string {
  return name.toLowerCase();
}

const BEYOND_ASCII = /[^ -~]/;

/** Names that are told apart only among the rows that have the same id there. */
export interface Scope {
  readonly column: string;
  readonly id: Id;
  /** An archived row gives its name up. */
  readonly isLiveOnly?: boolean;
}

/**
 * Rows that may be called by one of the names though SQLite would not tell.
 * @param names as `folded` has them
 * @returns ids; none where `lower(column)` tells them all
 */
export function idsBeyondAscii(
  db: Reader,
  table: string,
  column: string,
  names: Iterable<string>,
  scope?: Scope,
): readonly Id[] {
  const wanted = new Set([...names].filter((name) => BEYOND_ASCII.test(name)));
  if (wanted.size === 0) return [];
  const within = scope === undefined ? '' : `"${scope.column}" = ? AND `;
  const live = scope?.isLiveOnly === true ? ' AND archived_at IS NULL' : '';
  const rows = db
    .sql(`SELECT id, "${column}" FROM "${table}" WHERE ${within}"${column}" GLOB '*[^ -~]*'${live}`)
    .raw()
    .all(...(scope === undefined ? [] : [scope.id])) as [Id, string][];
  return rows.filter(([, name]) => wanted.has(folded(name))).map(([id]) => id);
}

/**
 * What the unique index of a name does not see.
 * @throws AppError ALREADY_EXISTS {field: column} for a name that another record has in another case
 */
export function assertOtherThan(
  db: Reader,
  table: string,
  column: string,
  { id, name }: { readonly id: Id; readonly name: string },
  scope?: Scope,
): void {
  const taken = idsBeyondAscii(db, table, column, [folded(name)], scope);
  // A name that is kept as it is may be the same as another's from earlier days.
  const live = scope?.isLiveOnly === true ? ' AND archived_at IS NULL' : '';
  const isKept = () =>
    db.sql(`SELECT 1 FROM "${table}" WHERE id = ? AND "${column}" = ?${live}`).get(id, name) !== undefined;
  if (taken.some((other) => other !== id) && !isKept())
    throw new AppError('ALREADY_EXISTS', { field: column });
}
