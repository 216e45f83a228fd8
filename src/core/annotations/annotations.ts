/** What people write on the charts of metrics: at an instant or over a span. */
import { and, count, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { assertUnchanged } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { annotations, users } from '../database/schema/index.ts';
import { metricRow } from '../metrics/series.ts';
import type { Principal } from '../people/sessions.ts';

/** Those that touch the closed interval, oldest first; of more than `limit` the newest. */
export function annotationsIn(
  db: Reader,
  { metricIds, from, to, limit }: Required<Inputs['annotations']['list']>,
): Outputs['annotations']['list'] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const where = and(
    inArray(annotations.metricId, metricIds),
    lte(annotations.at, last),
    gte(sql`coalesce(${annotations.until}, ${annotations.at})`, first),
    isNull(annotations.archivedAt),
  );
  const rows = db
    .select({
      id: annotations.id,
      metricId: annotations.metricId,
      at: annotations.at,
      until: annotations.until,
      text: annotations.text,
      author: { id: users.id, fullName: users.fullName },
      createdAt: annotations.createdAt,
    })
    .from(annotations)
    .innerJoin(users, eq(users.id, annotations.authorId))
    .where(where)
    .orderBy(desc(annotations.at), desc(annotations.id))
    .limit(limit)
    .all();
  const { total } = db.select({ total: count() }).from(annotations).where(where).get()!;
  return { rows: rows.toReversed(), total };
}

/** @throws AppError ALREADY_EXISTS {field: 'id'}, NOT_FOUND for the metric, or INVALID_INPUT {fields} */
export function createAnnotation(
  tx: WriteTx,
  by: Id,
  { id, metricId, at, until, text }: Inputs['annotations']['create'],
): void {
  assertNew(tx, annotations, id);
  metricRow(tx, metricId);
  assertSpan(at, until ?? null);
  tx.insert(annotations)
    .values({ id, metricId, at, until: until ?? null, text, authorId: by, createdAt: tx.now })
    .run();
}

/** @throws AppError NOT_FOUND, FORBIDDEN {permission}, RECORD_CHANGED {by} or INVALID_INPUT {fields} */
export function updateAnnotation(
  tx: WriteTx,
  by: Principal,
  { id, ...change }: Inputs['annotations']['update'],
): void {
  const stands = findOwn(tx, by, id);
  if (stands.archivedAt !== null) throw notFound();
  assertUnchanged(tx, annotations, id, change);
  const { changes } = change;
  if (Object.keys(changes).length === 0) return;
  const { at, until } = { ...stands, ...changes };
  assertSpan(at, until);
  tx.update(annotations).set(changes).where(eq(annotations.id, id)).run();
}

/** @throws AppError NOT_FOUND or FORBIDDEN {permission} */
export function archiveAnnotation(tx: WriteTx, by: Principal, id: Id): void {
  if (findOwn(tx, by, id).archivedAt !== null) return;
  tx.update(annotations).set({ archivedAt: tx.now }).where(eq(annotations.id, id)).run();
}

/** @throws AppError NOT_FOUND or FORBIDDEN {permission} */
export function restoreAnnotation(tx: WriteTx, by: Principal, id: Id): void {
  if (findOwn(tx, by, id).archivedAt === null) return;
  tx.update(annotations).set({ archivedAt: null }).where(eq(annotations.id, id)).run();
}

/** The person's own, or anybody's for who sets metrics up. */
function findOwn(db: Reader, by: Principal, id: Id): typeof annotations.$inferSelect {
  const found = db.select().from(annotations).where(eq(annotations.id, id)).get();
  if (found === undefined) throw notFound();
  if (found.authorId !== by.userId && !by.permissions.has('metrics.write')) {
    throw new AppError('FORBIDDEN', { permission: 'metrics.write' });
  }
  return found;
}

function notFound(): AppError {
  return new AppError('NOT_FOUND', { entity: 'annotation' });
}

function assertSpan(at: number, until: number | null): void {
  if (until !== null && until <= at) throw new AppError('INVALID_INPUT', { fields: ['until'] });
}
