/** Names in SQL stand in the order of `shared/domain/collation.ts`; indexes keep its keys. */
import type { Database as Connection } from 'better-sqlite3';
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { naturalKey, naturalRoot } from '../../shared/domain/collation.ts';

/** Lets SQL call `natural_key(text)`. A connection without it can read, but neither sort nor change what is indexed. */
export function provideNaturalKey(connection: Connection): void {
  connection.function('natural_key', { deterministic: true }, (name: unknown) =>
    typeof name === 'string' ? naturalKey(name) : null,
  );
}

/** The place of a name in a list, for ORDER BY and for indexes. */
export function natural(name: AnyColumn | SQL): SQL {
  return sql`natural_key(${name})`;
}

/** SQL of a condition on a column: its name differs from that of `spellingsOf` in its spelling alone. */
export function isSpelt(column: string): string {
  return `natural_key(${column}) >= :spelt AND natural_key(${column}) < :speltEnd`;
}

/** The parameters of `isSpelt`: from the first to the last spelling of a name. */
export function spellingsOf(name: string): { readonly spelt: string; readonly speltEnd: string } {
  const spelt = naturalRoot(name);
  return { spelt, speltEnd: `${spelt.slice(0, -1)}\u0002` };
}
