import type { Reader } from '../core/database/database.ts';

/** Tell what happened, belong to the file or change with every call; the rest is what the plant knows. */
const NOT_DUMPED = [
  'journal',
  'change_sets',
  'imports',
  'import_mappings',
  'local_state',
  'schema_migrations',
  'sessions',
];

/**
 * Every row of every table to the last column, in an order of its own: two databases are the same to a plant when
 * their dumps are equal. Left out are the journal, the imports it tells of with how their columns were read, and the
 * key of a search document, which is made anew with it.
 */
export function dump(db: Pick<Reader, 'sql'>): Record<string, readonly string[]> {
  const tables = db
    .sql(
      `SELECT name FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const rows = tables
    .filter((table) => !NOT_DUMPED.includes(table))
    .map((table) => [table, rowsOf(db, `SELECT * FROM "${table}"`)] as const);
  return {
    ...Object.fromEntries(rows),
    search: rowsOf(db, 'SELECT entity, row_id, title, body FROM search_documents'),
  };
}

function rowsOf(db: Pick<Reader, 'sql'>, sql: string): string[] {
  return db
    .sql(sql)
    .all()
    .map((row) => JSON.stringify(row))
    .sort();
}

/** What stands in one dump and not in the other, table by table; empty for equal ones. */
export function difference(
  before: ReturnType<typeof dump>,
  after: ReturnType<typeof dump>,
): Record<string, { readonly lost: readonly string[]; readonly more: readonly string[] }> {
  const tables = Object.keys(before).map((table) => {
    const [old, now] = [new Set(before[table]), new Set(after[table])];
    return [
      table,
      { lost: [...old].filter((row) => !now.has(row)), more: [...now].filter((row) => !old.has(row)) },
    ] as const;
  });
  return Object.fromEntries(tables.filter(([, { lost, more }]) => lost.length + more.length > 0));
}
