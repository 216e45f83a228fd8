/** Names in SQL stand in the order of `shared/domain/collation.ts`; indexes keep its keys. */
import type { Database as Connection } from 'better-sqlite3';
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { naturalKey } from '../../shared/domain/collation.ts';

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
