/** What has been imported, and into which metrics. */
import { aliasedTable, and, count, desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { Outputs } from '../../shared/contract/index.ts';
import { IMPORT_KINDS, type ImportKind, type ImportState } from '../../shared/domain/vocabulary.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { assets, imports, metrics, users } from '../database/schema/index.ts';
import { isPrunedImport } from '../metrics/closed.ts';
import type { Principal } from '../people/sessions.ts';
import { metricIdOf, type Target } from './plan.ts';
import { isUndoable, lacksToUndo } from './undo.ts';

type Import = Outputs['imports']['list']['rows'][number];

/**
 * The kinds whose imports somebody may look at.
 * @throws AppError FORBIDDEN when there are none
 */
function visibleKinds({ permissions }: Principal): ImportKind[] {
  const kinds = IMPORT_KINDS.filter((kind) =>
    permissions.has(kind === 'readings' ? 'readings.import' : 'records.import'),
  );
  if (kinds.length === 0) throw new AppError('FORBIDDEN', { permission: 'records.import' });
  return kinds;
}

/** @throws AppError FORBIDDEN when somebody may not look at imports of a kind */
export function assertVisible(kind: ImportKind, by: Principal): void {
  if (visibleKinds(by).includes(kind)) return;
  throw new AppError('FORBIDDEN', {
    permission: kind === 'readings' ? 'readings.import' : 'records.import',
  });
}

const creators = aliasedTable(users, 'creators');
const undoers = aliasedTable(users, 'undoers');

function selectImports(db: Reader) {
  return db
    .select({
      ...getTableColumns(imports),
      creator: { id: creators.id, fullName: creators.fullName },
      undoer: { id: undoers.id, fullName: undoers.fullName },
    })
    .from(imports)
    .leftJoin(creators, eq(creators.id, imports.createdBy))
    .leftJoin(undoers, eq(undoers.id, imports.undoneBy));
}

type Row = ReturnType<ReturnType<typeof selectImports>['all']>[number];

/** @throws AppError NOT_FOUND, FORBIDDEN */
export function importById(db: Reader, id: Id, by: Principal): Import {
  const row = selectImports(db).where(eq(imports.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'import' });
  assertVisible(row.kind, by);
  return withMetrics(db, [row], by)[0]!;
}

interface ListInput {
  readonly offset: number;
  readonly limit: number;
  readonly kinds: readonly ImportKind[] | null;
  readonly states: readonly ImportState[] | null;
}

/** Newest first. */
export function listImports(
  db: Reader,
  { offset, limit, kinds: wanted, states }: ListInput,
  by: Principal,
): Outputs['imports']['list'] {
  const kinds = visibleKinds(by).filter((kind) => wanted?.includes(kind) ?? true);
  const which = and(
    inArray(imports.kind, kinds),
    states === null ? undefined : inArray(imports.state, [...states]),
  );
  const rows = selectImports(db)
    .where(which)
    .orderBy(desc(imports.createdAt))
    .limit(limit)
    .offset(offset)
    .all();
  return {
    rows: withMetrics(db, rows, by),
    total: db.select({ total: count() }).from(imports).where(which).get()!.total,
  };
}

/** Of an import of records there are none. */
function targetsOf({ plan }: Row): readonly Target[] {
  return (plan as { targets?: readonly Target[] }).targets ?? [];
}

function withMetrics(db: Reader, rows: readonly Row[], by: Principal): Import[] {
  const ids = [...new Set(rows.flatMap((row) => targetsOf(row).map(metricIdOf)))];
  const found = db
    .select({
      id: metrics.id,
      name: metrics.name,
      asset: { id: assets.id, tag: assets.tag, name: assets.name },
    })
    .from(metrics)
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .where(inArray(metrics.id, ids))
    .all();
  const byId = new Map(found.map((metric) => [metric.id, metric]));
  return rows.map((row) => {
    const { plan: _plan, changeSet: _changeSet, creator, undoer, ...told } = row;
    const pruned = row.kind === 'readings' && isPrunedImport(db, row.id);
    return {
      ...told,
      createdBy: creator,
      undoneBy: undoer,
      pruned,
      mayUndo: !pruned && isUndoable(row) && lacksToUndo(row.kind, by) === null,
      metrics: targetsOf(row).flatMap((target) => {
        const metric = byId.get(metricIdOf(target));
        return metric === undefined ? [] : [{ ...metric, isNew: target.kind === 'new-metric' }];
      }),
    };
  });
}
