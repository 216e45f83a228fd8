/**
 * What a name in a file refers to: looked up in bulk for all names of a column, before any row is judged. An id
 * is always understood, so that an export can name what has no name of its own.
 */
import { isId, type Id } from '../../shared/ids.ts';
import type { RecordField } from '../../shared/contract/records.ts';
import type { Reader } from '../database/database.ts';
import { folded, idsBeyondAscii } from '../database/same-name.ts';

import { LocationNames } from './location-names.ts';
import { type Names, preferLive, type Referent } from './names.ts';
import { alike } from './similar.ts';

export type Target = NonNullable<RecordField['refersTo']>;

/** Candidates that are looked at for names that look alike; a plant has more only of assets and parts. */
const MOST_CANDIDATES = 20_000;

type Row = [id: Id, name: string, other: string | null, isArchived: number];

/** Where the names of a target stand: `name` first, `other` where no name fits. */
const TABLES: Readonly<
  Record<
    'assets' | 'asset_types' | 'suppliers' | 'parts' | 'users' | 'teams',
    { name: string; other: string | null }
  >
> = {
  assets: { name: 'tag', other: 'name' },
  asset_types: { name: 'name', other: null },
  suppliers: { name: 'name', other: null },
  parts: { name: 'number', other: 'name' },
  users: { name: 'username', other: 'full_name' },
  teams: { name: 'name', other: null },
};

export type NamedTable = keyof typeof TABLES;

/**
 * @param texts every name that will be asked for
 * @param ids every record whose label will be asked for
 */
export function namesOf(db: Reader, target: Target, texts: ReadonlySet<string>, ids: ReadonlySet<Id>): Names {
  if (target === 'locations') return new LocationNames(db);
  if (target in TABLES) return tableNames(db, target as NamedTable, texts, ids);
  throw new Error(`nothing is known of the names of ${target}`);
}

function tableNames(db: Reader, table: NamedTable, texts: ReadonlySet<string>, ids: ReadonlySet<Id>): Names {
  const { name, other } = TABLES[table];
  const select = `SELECT id, ${name}, ${other ?? 'NULL'}, archived_at IS NOT NULL FROM ${table}`;
  const ask = (condition: string, wanted: readonly string[]): Row[] =>
    wanted.length === 0
      ? []
      : (db
          .sql(`${select} WHERE ${condition} IN (SELECT value FROM json_each(?))`)
          .raw()
          .all(JSON.stringify(wanted)) as Row[]);
  const wanted = [...texts];
  const lower = wanted.map(folded);
  const rows = [
    ...ask('id', [...new Set([...wanted.filter(isId), ...ids])]),
    ...ask(`lower(${name})`, lower),
    ...ask('id', idsBeyondAscii(db, table, name, lower)),
    ...(other === null ? [] : ask(other, wanted)),
  ];
  const byId = new Map<Id, Referent>();
  const byName = new Map<string, Set<Referent>>();
  const byOther = new Map<string, Set<Referent>>();
  for (const [id, label, second, isArchived] of rows) {
    if (byId.has(id)) continue;
    const referent = { id, label, isArchived: isArchived === 1 };
    byId.set(id, referent);
    add(byName, folded(label), referent);
    if (second !== null) add(byOther, folded(second), referent);
  }
  const find = (text: string): readonly Referent[] => {
    const known = byId.get(text);
    if (known !== undefined) return [known];
    const named = [...(byName.get(folded(text)) ?? [])];
    const exact = named.filter(({ label }) => label === text);
    if (exact.length === 1) return exact;
    if (named.length > 0) return preferLive(named);
    return preferLive([...(byOther.get(folded(text)) ?? [])]);
  };
  let candidates: readonly (readonly [string, { to: Id; label: string }])[] | null = null;
  return {
    find,
    labelOf(id) {
      const label = byId.get(id)?.label;
      if (label === undefined) return id;
      const meant = find(label.trim());
      return meant.length === 1 && meant[0]!.id === id ? label : id;
    },
    alike(text, most) {
      candidates ??= (
        db.sql(`${select} WHERE archived_at IS NULL LIMIT ${MOST_CANDIDATES}`).raw().all() as Row[]
      ).map(([to, label]) => [label, { to, label }]);
      return alike(text, candidates, most);
    },
  };
}

function add(map: Map<string, Set<Referent>>, name: string, referent: Referent): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, new Set([referent]));
  else known.add(referent);
}
