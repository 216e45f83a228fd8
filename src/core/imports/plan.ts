/** From what a person has chosen to what the reader needs. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { ReadingsImportPlan } from '../../shared/contract/imports.ts';
import { convertUnit, isSameUnit } from '../../shared/domain/units.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Reader } from '../database/database.ts';
import { assets, metrics } from '../database/schema/index.ts';
import { LATEST_AHEAD_MS } from '../metrics/ingest.ts';
import { assertNotArchived } from '../metrics/service.ts';
import type { Principal } from '../people/sessions.ts';
import type { ReadingsPlan } from './csv/readings.ts';
import { isKnownZone } from './csv/zone.ts';
import { dialectOf } from './inspect.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';

/** Where a column that is not left out goes. */
export type Target = Exclude<ReadingsImportPlan['columns'][number]['target'], { kind: 'skip' }>;

/** The metric a column goes to, whether it exists yet or not. */
export function metricIdOf(target: Target): Id {
  return target.kind === 'metric' ? target.metricId : target.id;
}

export interface ResolvedPlan {
  /** One bad row and nothing is loaded. */
  readonly refusesBadRows: boolean;
  /** Of a workbook; null: the first with anything on it. */
  readonly sheet: string | null;
  readonly reader: ReadingsPlan;
  /** Where the values of each of the reader's columns go. */
  readonly targets: readonly Target[];
  readonly names: readonly string[];
  /** The same metrics by id, whether they exist yet or not. */
  readonly metricIds: readonly Id[];
  /** Those of the metrics. */
  readonly units: readonly string[];
}

/**
 * @param by may make metrics only with `metrics.write`
 * @throws AppError IMPORT_PLAN_INVALID {reason}, FILE_NOT_TEXT, FORBIDDEN {permission}, METRIC_ARCHIVED {name},
 * NOT_FOUND for what is archived or not there
 */
export async function resolvePlan(
  db: Reader,
  uploads: Uploads,
  upload: Upload,
  plan: ReadingsImportPlan,
  { by, now }: { readonly by: Principal; readonly now: number },
): Promise<ResolvedPlan> {
  if (!isKnownZone(plan.dialect.zone)) throw new AppError('IMPORT_PLAN_INVALID', { reason: 'unknown-zone' });
  const { dialect } = await dialectOf(db, uploads, upload, plan.dialect);
  if (dialect.timeColumn === null) throw new AppError('IMPORT_PLAN_INVALID', { reason: 'no-time-column' });
  const chosen = plan.columns.flatMap(({ index, target }) =>
    target.kind === 'skip' ? [] : [{ index, target }],
  );
  if (chosen.length === 0) throw new AppError('IMPORT_PLAN_INVALID', { reason: 'no-columns' });
  if (chosen.some(({ index }) => dialect.columns[index] === undefined)) {
    throw new AppError('IMPORT_PLAN_INVALID', { reason: 'unknown-column' });
  }
  const metricIds = chosen.map(({ target }) => metricIdOf(target));
  if (
    new Set(metricIds).size < metricIds.length ||
    new Set(chosen.map(({ index }) => index)).size < chosen.length
  ) {
    throw new AppError('IMPORT_PLAN_INVALID', { reason: 'two-columns-one-metric' });
  }
  const homes = chosen.flatMap(({ target }) => (target.kind === 'new-metric' ? [target.assetId] : []));
  if (homes.length > 0 && !by.permissions.has('metrics.write')) {
    throw new AppError('FORBIDDEN', { permission: 'metrics.write' });
  }
  for (const assetId of new Set(homes)) assertLiveAsset(db, assetId);
  for (const { target } of chosen) {
    if (target.kind === 'new-metric') assertNotArchived(db, target.assetId, target);
  }
  const known = knownMetrics(
    db,
    chosen.flatMap(({ target }) => (target.kind === 'metric' ? [target.metricId] : [])),
  );
  const units = chosen.map(({ target }) =>
    target.kind === 'metric' ? known.get(target.metricId)!.unit : target.unit,
  );
  const converts = chosen.map(({ target }, position) => conversion(target, units[position]!));
  return {
    refusesBadRows: plan.badRows === 'refuse',
    sheet: plan.dialect.sheet ?? null,
    reader: {
      dialect,
      zone: plan.dialect.zone,
      columns: chosen.map(({ index }, position) => {
        const metricId = metricIds[position]!;
        const { unit: _unit, ...limits } = known.get(metricId) ?? { unit: '' };
        return { index, target: metricId, ...limits, convert: converts[position] };
      }),
      latest: now + LATEST_AHEAD_MS,
    },
    targets: chosen.map(({ target }) => target),
    names: chosen.map(({ index }) => dialect.columns[index]!.name),
    metricIds,
    units,
  };
}

/** @throws AppError IMPORT_PLAN_INVALID {reason: 'unit'} */
function conversion(target: Target, unit: string): ((value: number) => number) | undefined {
  if (target.kind !== 'metric' || target.unit === undefined || isSameUnit(target.unit, unit))
    return undefined;
  const from = target.unit;
  if (convertUnit(1, from, unit) === null) throw new AppError('IMPORT_PLAN_INVALID', { reason: 'unit' });
  return (value) => convertUnit(value, from, unit)!;
}

type KnownMetric = Pick<ReadingsPlan['columns'][number], 'least' | 'most' | 'choices'> & {
  readonly unit: string;
};

/** What can be true for each metric, and its unit. Neither they nor their assets may be archived. */
function knownMetrics(db: Reader, ids: readonly Id[]): ReadonlyMap<Id, KnownMetric> {
  const found = db
    .select({
      id: metrics.id,
      plausibleMin: metrics.plausibleMin,
      plausibleMax: metrics.plausibleMax,
      choices: metrics.choices,
      unit: metrics.unit,
    })
    .from(metrics)
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .where(and(inArray(metrics.id, [...ids]), isNull(metrics.archivedAt), isNull(assets.archivedAt)))
    .all();
  if (found.length < ids.length) throw new AppError('NOT_FOUND', { entity: 'metric' });
  return new Map(
    found.map(({ id, plausibleMin, plausibleMax, choices, unit }) => [
      id,
      {
        least: plausibleMin ?? Number.NEGATIVE_INFINITY,
        most: plausibleMax ?? Number.POSITIVE_INFINITY,
        choices: choices ?? undefined,
        unit,
      },
    ]),
  );
}
