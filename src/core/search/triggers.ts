/** Keeps one search document per record that can be found by name; generated from the table below. */
import type { Database as Connection } from 'better-sqlite3';

interface SearchSource {
  readonly entity: string;
  readonly title: readonly string[];
  readonly body: readonly string[];
  /** Of these what is written with separators is also found without. */
  readonly joined: readonly string[];
  /** Its place and kind by their names, through the column that refers to them. */
  readonly through: readonly { readonly column: string; readonly table: string }[];
}

const SOURCES: readonly SearchSource[] = [
  {
    entity: 'assets',
    title: ['tag', 'name'],
    body: ['serial_number', 'model', 'manufacturer'],
    joined: ['tag', 'serial_number', 'model'],
    through: [
      { column: 'location_id', table: 'locations' },
      { column: 'asset_type_id', table: 'asset_types' },
    ],
  },
  { entity: 'work_orders', title: ['number', 'title'], body: [], joined: ['number'], through: [] },
  {
    entity: 'parts',
    title: ['number', 'name'],
    body: ['category', 'supplier_sku', 'keywords'],
    joined: ['number', 'supplier_sku'],
    through: [],
  },
  { entity: 'locations', title: ['name'], body: ['description', 'address'], joined: [], through: [] },
  { entity: 'asset_types', title: ['name'], body: ['category'], joined: [], through: [] },
  // An installed item has no plate of its own: it is found by its asset.
  {
    entity: 'items',
    title: ['serial_number'],
    body: ['model', 'manufacturer'],
    joined: ['serial_number', 'model'],
    through: [],
  },
  {
    entity: 'suppliers',
    title: ['name'],
    body: ['email', 'website', 'phone'],
    joined: ['phone'],
    through: [],
  },
  { entity: 'users', title: ['full_name'], body: ['username', 'department'], joined: [], through: [] },
];

const SEPARATORS = ['-', '_', '.', '/', ' '];

/** A text without its separators, where it has any. */
function joined(column: string): string {
  const text = SEPARATORS.reduce((inner, mark) => `replace(${inner}, '${mark}', '')`, column);
  return `CASE WHEN ${text} = ${column} THEN '' ELSE ${text} END`;
}

function spaced(texts: readonly string[]): string {
  return texts.length === 0 ? "''" : texts.map((text) => `coalesce(${text}, '')`).join(" || ' ' || ");
}

function document({ entity, title, body, through, ...source }: SearchSource, row: string): string {
  const texts = [
    ...body.map((column) => `${row}."${column}"`),
    ...source.joined.map((column) => joined(`${row}."${column}"`)),
    ...through.map(({ column, table }) => `(SELECT name FROM "${table}" WHERE id = ${row}."${column}")`),
  ];
  return `'${entity}', ${row}."id", ${spaced(title.map((column) => `${row}."${column}"`))}, trim(${spaced(texts)})`;
}

/** When a place or type is called otherwise, so are the documents of what refers to it. */
function renamed(source: SearchSource): string[] {
  const { entity } = source;
  return source.through.map(({ column, table }) => {
    const concerned = `"${column}" = NEW."id" AND archived_at IS NULL`;
    return `CREATE TRIGGER "search_source_${entity}_${table}" AFTER UPDATE OF "name" ON "${table}"
WHEN OLD."name" IS NOT NEW."name" BEGIN
  DELETE FROM search_documents WHERE entity = '${entity}' AND row_id IN (SELECT id FROM "${entity}" WHERE ${concerned});
  INSERT INTO search_documents (entity, row_id, title, body) SELECT ${document(source, 'r')} FROM "${entity}" AS r WHERE r.${concerned};
END`;
  });
}

/** The SQL of the triggers that keep the search documents. An archived record is no longer found. */
export function searchTriggers(): string[] {
  return SOURCES.flatMap((source) => {
    const { entity } = source;
    const told = [...source.title, ...source.body, ...source.through.map(({ column }) => column)];
    const columns = ['archived_at', ...told].map((column) => `"${column}"`).join(', ');
    const insert = `INSERT INTO search_documents (entity, row_id, title, body) SELECT ${document(source, 'NEW')} WHERE NEW.archived_at IS NULL;`;
    const remove = `DELETE FROM search_documents WHERE entity = '${entity}' AND row_id = OLD."id";`;
    return [
      `CREATE TRIGGER "search_source_${entity}_insert" AFTER INSERT ON "${entity}" BEGIN ${insert} END`,
      `CREATE TRIGGER "search_source_${entity}_delete" AFTER DELETE ON "${entity}" BEGIN ${remove} END`,
      `CREATE TRIGGER "search_source_${entity}_update" AFTER UPDATE OF ${columns} ON "${entity}" BEGIN ${remove} ${insert} END`,
      ...renamed(source),
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

/** Name and SQL of the trigger that makes the document of a new record; undefined for what is not searched for. */
export function insertTrigger(entity: string): { readonly name: string; readonly sql: string } | undefined {
  const name = `search_source_${entity}_insert`;
  const sql = searchTriggers().find((trigger) => trigger.startsWith(`CREATE TRIGGER "${name}"`));
  return sql === undefined ? undefined : { name, sql };
}

/** The documents of the records of an entity, `r`, to be narrowed by a condition. */
export function selectDocuments(entity: string): string {
  const source = SOURCES.find((each) => each.entity === entity);
  if (source === undefined) throw new Error(`${entity} is not searched for`);
  return `SELECT ${document(source, 'r')} FROM "${entity}" AS r WHERE r.archived_at IS NULL`;
}
