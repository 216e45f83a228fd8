/** Which labels to print, and on which printers. */
import { asc, eq, isNull, and } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import {
  DPIS,
  type Label,
  type Labelled,
  type LabelPrinter,
  type LabelSource,
  MOST_LABEL_GROUPS,
  MOST_LABELS,
} from '../../shared/contract/labels.ts';
import { labelCode } from '../../shared/domain/label-code.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { labelPrinters } from '../database/schema/index.ts';
import { describeRecords, readPermission } from '../record-refs.ts';

interface LabelRef {
  readonly entity: Labelled;
  readonly id: Id;
}

/** One more than may be printed at once, to know that there are more. */
const LIMIT = MOST_LABELS + 1;

/** Deeper than any plant; ends the walk whatever the file holds. */
const MAX_DEPTH = 500;

/** Each node and all below it, in the order of a walk through the tree by tag or name. */
function subtree(table: 'assets' | 'locations', order: 'tag' | 'name'): string {
  return `WITH RECURSIVE down (id, path, depth) AS (
    SELECT id, natural_key(${order}), 0 FROM ${table} WHERE id = :id
    UNION ALL
    SELECT t.id, down.path || char(1) || natural_key(t.${order}), down.depth + 1
    FROM down JOIN ${table} t ON t.parent_id = down.id WHERE down.depth < ${MAX_DEPTH}
  )`;
}

type GroupKind = Exclude<LabelSource['kind'], 'record'>;

/** What each kind of source stands for; archived records get no labels. */
const GROUPS: Readonly<Record<GroupKind, { readonly entity: Labelled; readonly select: string }>> = {
  below: {
    entity: 'assets',
    select: `${subtree('assets', 'tag')} SELECT t.id FROM down JOIN assets t ON t.id = down.id
      WHERE t.archived_at IS NULL ORDER BY down.path LIMIT ${LIMIT}`,
  },
  type: {
    entity: 'assets',
    select: `SELECT t.id FROM assets t WHERE t.asset_type_id = :id AND t.archived_at IS NULL ORDER BY natural_key(t.tag) LIMIT ${LIMIT}`,
  },
  'assets-at': {
    entity: 'assets',
    select: `${subtree('locations', 'name')} SELECT t.id FROM down JOIN assets t ON t.location_id = down.id
      WHERE t.archived_at IS NULL ORDER BY down.path, natural_key(t.tag) LIMIT ${LIMIT}`,
  },
  'places-at': {
    entity: 'locations',
    select: `${subtree('locations', 'name')} SELECT t.id FROM down JOIN locations t ON t.id = down.id
      WHERE t.archived_at IS NULL ORDER BY down.path LIMIT ${LIMIT}`,
  },
};

/**
 * The records of the sources in their order, each once, of the kinds the person may read.
 * @throws AppError INVALID_INPUT for more than MOST_LABEL_GROUPS
 */
function labelled(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  sources: readonly LabelSource[],
): LabelRef[] {
  if (sources.filter(({ kind }) => kind !== 'record').length > MOST_LABEL_GROUPS)
    throw new AppError('INVALID_INPUT', { fields: ['sources'] });
  const refs = new Map<Id, LabelRef>();
  for (const source of sources) {
    const entity = source.kind === 'record' ? source.entity : GROUPS[source.kind].entity;
    if (!permissions.has(readPermission(entity))) continue;
    const ids =
      source.kind === 'record'
        ? [source.id]
        : (db.sql(GROUPS[source.kind].select).pluck().all({ id: source.id }) as Id[]);
    for (const id of ids) if (!refs.has(id)) refs.set(id, { entity, id });
    if (refs.size > MOST_LABELS) break;
  }
  return [...refs.values()];
}

/** One window of the labels of the sources; `total` is above `MOST_LABELS` when they are too many to print. */
export function listLabels(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  { sources, offset, limit }: Required<Inputs['labels']['list']>,
): Outputs['labels']['list'] {
  const refs = labelled(db, permissions, sources);
  return { rows: labelsOf(db, permissions, refs.slice(offset, offset + limit)), total: refs.length };
}

/** All labels of the sources. @throws AppError TOO_MANY_LABELS {most} */
export function allLabels(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  sources: readonly LabelSource[],
): Label[] {
  const refs = labelled(db, permissions, sources);
  if (refs.length > MOST_LABELS) throw new AppError('TOO_MANY_LABELS', { most: MOST_LABELS });
  return labelsOf(db, permissions, refs);
}

function labelsOf(db: Reader, permissions: ReadonlySet<Permission>, refs: readonly LabelRef[]): Label[] {
  return describeRecords(db, permissions, refs).map(({ entity, id, number, name, location }) => ({
    entity: entity as Labelled,
    id,
    code: labelCode({ entity, id }),
    number,
    name,
    location,
  }));
}

/** The printers of the plant by their names. */
export function listPrinters(db: Reader): LabelPrinter[] {
  return db
    .select()
    .from(labelPrinters)
    .where(isNull(labelPrinters.archivedAt))
    .orderBy(asc(natural(labelPrinters.name)))
    .all()
    .map(printerOf);
}

/** @throws AppError NOT_FOUND {entity: 'printer'} */
export function printerById(db: Reader, id: Id): LabelPrinter {
  const row = db
    .select()
    .from(labelPrinters)
    .where(and(eq(labelPrinters.id, id), isNull(labelPrinters.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'printer' });
  return printerOf(row);
}

function printerOf({
  id,
  name,
  host,
  port,
  dpi,
  labelWidth,
  labelHeight,
}: typeof labelPrinters.$inferSelect): LabelPrinter {
  return {
    id,
    name,
    host,
    port,
    dpi: DPIS.find((known) => known === dpi) ?? DPIS[0],
    labelWidth,
    labelHeight,
  };
}
