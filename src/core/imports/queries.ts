/** What has been imported, and into which metrics. */
import { count, desc, eq, inArray } from 'drizzle-orm';
import type { Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { assets, imports, metrics } from '../database/schema/index.ts';
import { metricIdOf, type Target } from './plan.ts';

type Import = Outputs['imports']['list']['rows'][number];

/** @throws AppError NOT_FOUND */
export function importById(db: Reader, id: Id): Import {
  const row = db.select().from(imports).where(eq(imports.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'import' });
  return withMetrics(db, [row])[0]!;
}

/** Newest first. */
export function listImports(
  db: Reader,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Outputs['imports']['list'] {
  const rows = db.select().from(imports).orderBy(desc(imports.createdAt)).limit(limit).offset(offset).all();
  return {
    rows: withMetrics(db, rows),
    total: db.select({ total: count() }).from(imports).get()!.total,
  };
}

function targetsOf({ plan }: typeof imports.$inferSelect): readonly Target[] {
  return (plan as { targets: readonly Target[] }).targets;
}

function withMetrics(db: Reader, rows: readonly (typeof imports.$inferSelect)[]): Import[] {
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
    const { id, fileName, state, lines, added, duplicates, problems, createdAt, finishedAt, alarmIds } = row;
    return {
      id,
      fileName,
      state,
      lines,
      added,
      duplicates,
      problems,
      createdAt,
      finishedAt,
      alarmIds,
      metrics: targetsOf(row).flatMap((target) => {
        const metric = byId.get(metricIdOf(target));
        return metric === undefined ? [] : [{ ...metric, isNew: target.kind === 'new-metric' }];
      }),
    };
  });
}
