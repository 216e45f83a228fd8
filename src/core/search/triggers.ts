/** Keeps one search document per record that can be found by name; generated from the table below. */
import type { Database as Connection } from 'better-sqlite3';

interface SearchSource {
  readonly entity: string;
  readonly title: readonly string[];
  readonly body: readonly string[];
}

const SOURCES: readonly SearchSource[] = [
  { entity: 'assets', title: ['tag', 'name'], body: ['serial_number', 'model', 'manufacturer'] },
  { entity: 'work_orders', title: ['number', 'title'], body: [] },
  { entity: 'parts', title: ['number', 'name'], body: ['category', 'supplier_sku'] },
  { entity: 'users', title: ['full_name'], body: ['username', 'department'] },
];

function words(row: string, columns: readonly string[]): string {
  if (columns.length === 0) return "''";
  return columns.map((column) => `coalesce(${row}."${column}", '')`).join(" || ' ' || ");
}

function document(source: SearchSource, row: string): string {
  return `'${source.entity}', ${row}."id", ${words(row, source.title)}, ${words(row, source.body)}`;
}

/** The SQL of the triggers that keep the search documents. An archived record is no longer found. */
export function searchTriggers(): string[] {
  return SOURCES.flatMap((source) => {
    const { entity } = source;
    const columns = ['archived_at', ...source.title, ...source.body]
      .map((column) => `"${column}"`)
      .join(', ');
    const insert = `INSERT INTO search_documents (entity, row_id, title, body) SELECT ${document(source, 'NEW')} WHERE NEW.archived_at IS NULL;`;
    const remove = `DELETE FROM search_documents WHERE entity = '${entity}' AND row_id = OLD."id";`;
    return [
      `CREATE TRIGGER "search_source_${entity}_insert" AFTER INSERT ON "${entity}" BEGIN ${insert} END`,
      `CREATE TRIGGER "search_source_${entity}_delete" AFTER DELETE ON "${entity}" BEGIN ${remove} END`,
      `CREATE TRIGGER "search_source_${entity}_update" AFTER UPDATE OF ${columns} ON "${entity}" BEGIN ${remove} ${insert} END`,
    ];
  });
}

/** Makes the search triggers and documents anew. The caller holds a transaction. */
export function installSearch(connection: Connection): void {
  const present = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'search_source_*'")
    .pluck()
    .all() as string[];
  for (const name of present) connection.exec(`DROP TRIGGER "${name}"`);
  for (const trigger of searchTriggers()) connection.exec(trigger);
  connection.exec('DELETE FROM search_documents');
  for (const source of SOURCES) {
    connection.exec(
      `INSERT INTO search_documents (entity, row_id, title, body) SELECT ${document(source, 'r')} FROM "${source.entity}" AS r WHERE r.archived_at IS NULL`,
    );
  }
}
