/** The tree that a file would make: rings in it, and the order in which its records can be made. */
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import type { Row } from './check.ts';
import type { Kind } from './kinds/kind.ts';
import { parentsFirst } from './order.ts';
import type { Values } from './values.ts';

export interface Ringed {
  readonly row: Row;
  /** The names along the ring, e.g. `A > B > A`. */
  readonly path: string;
}

const MOST_NAMED = 12;

/** Rows that would stand below themselves, what the plant already knows of their parents included. */
export function findRings(db: Reader, kind: Kind, rows: readonly Row[]): Ringed[] {
  const parent = kind.parent!;
  const rowOf = new Map<Id, Row>();
  const parentOf = new Map<Id, Id>();
  for (const row of rows) {
    const value = row.values[parent] === undefined ? row.stored?.values[parent] : row.values[parent];
    if (rowOf.has(row.id)) continue;
    rowOf.set(row.id, row);
    if (typeof value === 'string') parentOf.set(row.id, value);
  }
  for (const [id, above] of ancestors(db, kind, [...new Set(parentOf.values())])) {
    if (!rowOf.has(id)) parentOf.set(id, above);
  }
  const { rings } = parentsFirst([...parentOf.keys()], (id) => parentOf.get(id));
  const others = kind.source.byIds(
    db,
    rings.flat().filter((id) => !rowOf.has(id)),
  );
  const valuesOf = new Map<Id, Values>(others.map(({ id, values }) => [id, values]));
  for (const [id, { stored, values }] of rowOf) valuesOf.set(id, { ...stored?.values, ...values });
  return rings.flatMap((ring) => {
    const names = ring.map((id) => String(valuesOf.get(id)?.[kind.keyField] ?? '?'));
    const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), '…'] : names;
    const path = [...shown, names[0]!].join(' > ');
    return ring.flatMap((id) => {
      const row = rowOf.get(id);
      return row === undefined ? [] : [{ row, path }];
    });
  });
}

/** Parents of the given records, of their parents, and so on up. */
function ancestors(db: Reader, { kind }: Kind, ids: readonly Id[]): [Id, Id][] {
  return db
    .sql(
      `WITH RECURSIVE up (id, parent_id) AS (
         SELECT id, parent_id FROM ${kind} WHERE id IN (SELECT value FROM json_each(?))
         UNION
         SELECT t.id, t.parent_id FROM ${kind} t JOIN up ON t.id = up.parent_id
       )
       SELECT id, parent_id FROM up WHERE parent_id IS NOT NULL`,
    )
    .raw()
    .all(JSON.stringify(ids)) as [Id, Id][];
}

/** New records, parents before their children. */
export function inOrder(kind: Kind, rows: readonly Row[]): readonly Row[] {
  const { parent } = kind;
  if (parent === undefined) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return parentsFirst(rows, ({ values }) => byId.get(values[parent] as Id)).order;
}
