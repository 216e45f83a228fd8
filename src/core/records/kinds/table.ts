/** Records that are rows of one table: found and written by statements that are prepared once. */
import type { Id } from '../../../shared/ids.ts';
import type { Reader, WriteTx } from '../../database/database.ts';
import { idsBeyondAscii } from '../../database/same-name.ts';
import type { Value, Values } from '../values.ts';
import type { RecordSource, RecordWriter, Stored } from './kind.ts';

export interface TableSpec {
  readonly table: string;
  /** Fields and the columns that hold them. */
  readonly columns: Readonly<Record<string, string>>;
  /** Fields that stand elsewhere, as SQL expressions of `r` and of what is joined. */
  readonly expressions?: Readonly<Record<string, string>>;
  readonly joins?: string;
  /** SQL of the natural key, or of the part of it that an index knows. */
  readonly key: string;
  /** The column of the name that `key` has in lower case. */
  readonly name?: string;
  /** The part of a natural key by which it is looked up. */
  readonly keyPart?: (key: string) => string;
  readonly order: string;
  /** False for tables whose rows are never archived. */
  readonly isArchivable?: boolean;
  /** Adds what stands in other tables. */
  readonly complete?: (db: Reader, records: readonly Stored[]) => void;
}

/** Rows asked for at once: a list of ids this long is a short text. */
const AT_ONCE = 5000;

export function tableSource(spec: TableSpec): RecordSource {
  const { table, columns, expressions = {}, joins = '', key, order, isArchivable = true, complete } = spec;
  const fields = [
    ...Object.entries(columns).map(([name, column]) => [name, `r."${column}"`] as const),
    ...Object.entries(expressions),
  ];
  const archived = isArchivable ? 'r.archived_at IS NOT NULL' : '0';
  const select = `SELECT r.id, ${archived}, ${fields.map(([, sql]) => sql).join(', ')} FROM ${table} r ${joins}`;
  const names = fields.map(([name]) => name);

  const toStored = (row: readonly unknown[]): Stored => {
    const values: Values = {};
    for (let at = 0; at < names.length; at += 1) values[names[at]!] = row[at + 2] as Value | null;
    return { id: row[0] as Id, isArchived: row[1] === 1, values };
  };
  const ask = (db: Reader, text: string, ...inputs: unknown[]): Stored[] => {
    const found = (
      db
        .sql(text)
        .raw()
        .all(...inputs) as unknown[][]
    ).map(toStored);
    complete?.(db, found);
    return found;
  };
  const inPieces = (db: Reader, text: string, wanted: readonly string[]): Stored[] => {
    const found: Stored[] = [];
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      found.push(...ask(db, text, JSON.stringify(wanted.slice(at, at + AT_ONCE))));
    }
    return found;
  };
  return {
    byIds: (db, ids) => inPieces(db, `${select} WHERE r.id IN (SELECT value FROM json_each(?))`, ids),
    byKeys: (db, keys) => {
      const wanted = spec.keyPart === undefined ? keys : [...new Set(keys.map(spec.keyPart))];
      const found = inPieces(db, `${select} WHERE ${key} IN (SELECT value FROM json_each(?))`, wanted);
      if (spec.name === undefined) return found;
      const known = new Set(found.map(({ id }) => id));
      const others = idsBeyondAscii(db, table, spec.name, wanted).filter((id) => !known.has(id));
      return [...found, ...inPieces(db, `${select} WHERE r.id IN (SELECT value FROM json_each(?))`, others)];
    },
    *all(db) {
      const live = isArchivable ? 'WHERE r.archived_at IS NULL' : '';
      const ids = db
        .sql(`SELECT r.id FROM ${table} r ${joins} ${live} ORDER BY ${order}`)
        .pluck()
        .all() as Id[];
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const piece = ids.slice(at, at + AT_ONCE);
        const found = new Map(
          inPieces(db, `${select} WHERE r.id IN (SELECT value FROM json_each(?))`, piece).map((stored) => [
            stored.id,
            stored,
          ]),
        );
        for (const id of piece) {
          const stored = found.get(id);
          if (stored !== undefined) yield stored;
        }
      }
    },
  };
}

export function tableWriter(
  tx: WriteTx,
  { table, columns }: Pick<TableSpec, 'table' | 'columns'>,
  extras: Readonly<Record<string, string | number | null>> = {},
): RecordWriter {
  const names = Object.keys(columns);
  const constant = { created_at: tx.now, updated_at: tx.now, ...extras };
  const all = ['id', ...Object.values(columns), ...Object.keys(constant)].map((column) => `"${column}"`);
  const insert = tx.sql(`INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`);
  const last = Object.values(constant);
  return {
    create(id, values) {
      insert.run(id, ...names.map((name) => stored(values[name])), ...last);
    },
    change({ id }, changes) {
      const changed = names.filter((name) => changes[name] !== undefined);
      if (changed.length === 0) return;
      const set = changed.map((name) => `"${columns[name]!}" = ?`).join(', ');
      tx.sql(`UPDATE ${table} SET ${set}, updated_at = ? WHERE id = ?`).run(
        ...changed.map((name) => stored(changes[name])),
        tx.now,
        id,
      );
    },
  };
}

function stored(value: Value | null | undefined): string | number | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? Number(value) : (value as string | number);
}
