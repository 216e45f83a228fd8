/** What a database holds, to be compared. */
import type { TestCore } from './core.ts';

/** Change with every call, or belong to the file and not to what is in it. */
const NOT_COMPARED = ['sessions', 'local_state', 'schema_migrations'];

/**
 * Every row of every table: equal for equal contents. Left out are `updated_at`, which may be touched in vain,
 * and the key of a search document, which is made anew then.
 */
export function contents(test: TestCore): Record<string, readonly unknown[]> {
  const { database } = test.core.services;
  const tables = database
    .sql(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((table) => !NOT_COMPARED.includes(table))
      .map((table) => {
        const rows = database.sql(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[];
        return [table, rows.map(({ updated_at: _touched, key: _made, ...row }) => row)];
      }),
  );
}
