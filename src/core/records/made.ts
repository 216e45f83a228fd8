/** Records that an import makes on its way, by the names under which people find them. */
import type { RecordImportKind } from '../../shared/contract/records.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { ImportKind } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assertVisible } from '../imports/queries.ts';
import type { Principal } from '../people/sessions.ts';
import { joinPath, locationPaths } from '../trees/paths.ts';
import { KINDS } from './kinds/index.ts';
import type { Creation } from './reference-reader.ts';
import { namesOf } from './references.ts';

/** Named of a kind; the others are counted. */
const NAMED = 200;

type Made = Outputs['records']['dryRunResult']['alsoCreated'];

/** What would be made, of locations with the path where they would stand. */
export function toldOfMade(db: Reader, creations: readonly Creation[]): Made {
  const made = new Map(creations.map((creation) => [creation.id, creation]));
  const known = new Map<Id, string[]>();
  const pathOf = (id: Id): string[] => {
    const creation = made.get(id);
    if (creation !== undefined) {
      const { name, parent } = creation.values;
      return [...(typeof parent === 'string' ? pathOf(parent) : []), String(name)];
    }
    let path = known.get(id);
    if (path === undefined) known.set(id, (path = locationPaths(db, [id]).get(id) ?? []));
    return path;
  };
  const nameOf = ({ kind, id, values }: Creation): string =>
    kind === 'locations' ? joinPath(pathOf(id)) : KINDS[kind].labelOf(values);
  return [...Map.groupBy(creations, ({ kind }) => kind)].map(([kind, list]) => ({
    kind,
    count: list.length,
    names: list.slice(0, NAMED).map(nameOf),
  }));
}

interface KeptMade {
  readonly kind: RecordImportKind;
  readonly count: number;
  readonly ids: readonly Id[];
}

/** Notes with the import what it has made. */
export function keepMade(tx: WriteTx, importId: Id, creations: readonly Creation[]): void {
  if (creations.length === 0) return;
  const made = [...Map.groupBy(creations, ({ kind }) => kind)].map(([kind, list]): KeptMade => ({
    kind,
    count: list.length,
    ids: list.slice(0, NAMED).map(({ id }) => id),
  }));
  tx.sql(`UPDATE imports SET plan = json_set(plan, '$.made', json(?)) WHERE id = ?`).run(
    JSON.stringify(made),
    importId,
  );
}

/**
 * What an import has made on its way and is still there, by its present name; nothing once it was undone.
 * @throws AppError NOT_FOUND {entity: 'import'}, FORBIDDEN {permission}
 */
export function madeBy(db: Reader, importId: Id, by: Principal): Outputs['records']['alsoCreated'] {
  const row = db
    .sql(`SELECT kind, plan ->> '$.made' AS made, undone_at AS undoneAt FROM imports WHERE id = ?`)
    .get(importId) as { kind: ImportKind; made: string | null; undoneAt: number | null } | undefined;
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'import' });
  assertVisible(row.kind, by);
  if (row.made === null || row.undoneAt !== null) return [];
  return (JSON.parse(row.made) as KeptMade[]).map(({ kind, count, ids }) => {
    const labelOf = labels(db, kind, ids);
    return {
      kind,
      count,
      records: ids.flatMap((id) => {
        const label = labelOf(id);
        return label === undefined ? [] : [{ id, label }];
      }),
    };
  });
}

function labels(db: Reader, kind: RecordImportKind, ids: readonly Id[]): (id: Id) => string | undefined {
  if (kind === 'locations') {
    const paths = locationPaths(db, ids);
    return (id) => {
      const path = paths.get(id) ?? [];
      return path.length === 0 ? undefined : joinPath(path);
    };
  }
  const names = namesOf(db, kind, new Set(), new Set(ids));
  return (id) => {
    const label = names.labelOf(id);
    return label === id ? undefined : label;
  };
}
