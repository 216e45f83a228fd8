import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { AssetRef } from '../../shared/contract/base.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import {
  PREDICTION_VIEWS,
  type MetricCheck,
  type Prediction as ToldPrediction,
  type Score,
} from '../../shared/contract/predictions.ts';
import type { Running } from '../../shared/domain/prediction/lives.ts';
import {
  type Foretold,
  type PredictionLife,
  scoreBoard,
} from '../../shared/domain/prediction/score-board.ts';
import { UNTOLD } from '../../shared/domain/prediction/stored.ts';
import { lifeAt, reliabilityAt } from '../../shared/domain/prediction/weibull.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import {
  assets,
  assetTypes,
  metrics,
  predictionChecks,
  predictions,
  thresholds,
  users,
  workOrders,
} from '../database/schema/index.ts';
import { metricRow } from '../metrics/series.ts';
import { failureInterval, inputsFor, livesOfType } from './failures.ts';
import type { Prediction } from './keep.ts';
import { type Limit, limitsOf } from './limits.ts';
import { planOf } from './plan.ts';
import { findPrediction } from './service.ts';

function selectPredictions(db: Reader) {
  return db
    .select({
      row: predictions,
      asset: { id: assets.id, tag: assets.tag, name: assets.name },
      metric: { id: metrics.id, name: metrics.name, unit: metrics.unit, decimals: metrics.decimals },
      decidedBy: { id: users.id, fullName: users.fullName },
      workOrder: { id: workOrders.id, number: workOrders.number },
    })
    .from(predictions)
    .innerJoin(assets, eq(assets.id, predictions.assetId))
    .leftJoin(metrics, eq(metrics.id, predictions.metricId))
    .leftJoin(users, eq(users.id, predictions.decidedBy))
    .leftJoin(workOrders, eq(workOrders.id, predictions.workOrderId));
}

type Row = ReturnType<ReturnType<typeof selectPredictions>['all']>[number];

function told({ row, ...others }: Row): ToldPrediction {
  const { subject: _subject, inputs: _inputs, assetId: _assetId, metricId: _metricId, ...fields } = row;
  const { workOrderId: _workOrderId, ...life } = fields;
  return { ...life, ...others };
}

/** Written as the partial index `predictions_current` has it. */
const isCurrent: SQL = sql`${predictions.setAsideAt} IS NULL AND ${predictions.settledAt} IS NULL AND ${predictions.preventedAt} IS NULL`;

const VIEWS: Readonly<Record<Inputs['predictions']['list']['view'] & string, SQL | undefined>> = {
  current: and(isCurrent, ne(predictions.state, 'rejected')),
  open: and(isCurrent, eq(predictions.state, 'open')),
  accepted: and(isCurrent, eq(predictions.state, 'accepted')),
  rejected: eq(predictions.decision, 'rejected'),
  settled: or(isNotNull(predictions.settledAt), isNotNull(predictions.preventedAt)),
  all: undefined,
};

/** Those of archived assets are for nobody but who looks at the asset, its metric or its work. */
export function listPredictions(
  db: Reader,
  {
    view = 'current',
    kind = null,
    assetId = null,
    metricId = null,
    workOrderId = null,
    offset = 0,
    limit = 100,
  }: Inputs['predictions']['list'],
): Outputs['predictions']['list'] {
  const where = and(
    VIEWS[view],
    kind === null ? undefined : eq(predictions.kind, kind),
    assetId === null ? undefined : eq(predictions.assetId, assetId),
    metricId === null ? undefined : eq(predictions.metricId, metricId),
    workOrderId === null ? undefined : eq(predictions.workOrderId, workOrderId),
    assetId === null && metricId === null && workOrderId === null ? isNull(assets.archivedAt) : undefined,
  );
  const isNow = view === 'current' || view === 'open' || view === 'accepted';
  const when = sql`coalesce(${predictions.likely}, ${predictions.earliest})`;
  const order = isNow ? [asc(when), asc(predictions.id)] : [desc(predictions.madeAt), asc(predictions.id)];
  // Sorted without the rest of the row, which is long.
  const ids = db
    .select({ id: predictions.id })
    .from(predictions)
    .innerJoin(assets, eq(assets.id, predictions.assetId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ id }) => id);
  const rows = selectPredictions(db)
    .where(inArray(predictions.id, ids))
    .orderBy(...order)
    .all();
  const { total } = db
    .select({ total: sql<number>`count(*)` })
    .from(predictions)
    .innerJoin(assets, eq(assets.id, predictions.assetId))
    .where(where)
    .get()!;
  return { rows: rows.map(told), total };
}

/** Of assets that are not archived, as the list has them. */
export function countPredictions(db: Reader): Outputs['predictions']['counts'] {
  const inView = (where: SQL | undefined) => sql<number>`sum(iif(${where ?? sql`true`}, 1, 0))`;
  const rows = db
    .select({
      kind: predictions.kind,
      current: inView(VIEWS.current),
      open: inView(VIEWS.open),
      accepted: inView(VIEWS.accepted),
      rejected: inView(VIEWS.rejected),
      settled: inView(VIEWS.settled),
      all: inView(VIEWS.all),
    })
    .from(predictions)
    .innerJoin(assets, eq(assets.id, predictions.assetId))
    .where(isNull(assets.archivedAt))
    .groupBy(predictions.kind)
    .all();
  return rows.flatMap(({ kind, ...of }) => PREDICTION_VIEWS.map((view) => ({ view, kind, count: of[view] })));
}

/** Others of the same subject that are shown. */
const MOST_OTHERS = 20;

/** @throws AppError NOT_FOUND */
export function predictionById(db: Reader, id: Id, now: number): Outputs['predictions']['get'] {
  const { inputs, subject } = findPrediction(db, id);
  const row = selectPredictions(db).where(eq(predictions.id, id)).get()!;
  const others = selectPredictions(db)
    .where(and(eq(predictions.subject, subject), ne(predictions.id, id)))
    .orderBy(desc(predictions.madeAt))
    .limit(MOST_OTHERS)
    .all();
  return { ...told(row), inputs, plan: planOf(db, row.row, now), others: others.map(told) };
}

/** What was found of limits that are no longer there is left out. @throws AppError NOT_FOUND */
export function checkOf(db: Reader, metricId: Id): Outputs['predictions']['check'] {
  metricRow(db, metricId);
  const row = db.select().from(predictionChecks).where(eq(predictionChecks.id, metricId)).get();
  const present = limitsOf(db.select().from(thresholds).where(eq(thresholds.metricId, metricId)).get());
  if (row === undefined || present.length === 0) return null;
  const { limits, ...rest } = row.found as MetricCheck;
  const stands = (limit: Limit) =>
    present.some(
      ({ side, severity, value }) =>
        side === limit.side && severity === limit.severity && value === limit.value,
    );
  return { checkedAt: row.checkedAt, found: { ...rest, limits: limits.filter(stands) } };
}

/** Points of the curve that is drawn. */
const CURVE_POINTS = 60;
/** Assets that are named with their age: the oldest. */
const MOST_RUNNING = 200;

/** @throws AppError NOT_FOUND */
export function weibullOfType(db: Reader, assetTypeId: Id, now: number): Outputs['predictions']['ofType'] {
  const type = db.select({ id: assetTypes.id }).from(assetTypes).where(eq(assetTypes.id, assetTypeId)).get();
  if (type === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
  const { result, lives, running, longestDays } = livesOfType(db, assetTypeId, now);
  if (result.outcome === 'refused') {
    const { reason, failures } = result;
    return { outcome: 'refused', reason, failures, censored: lives - failures };
  }
  const { fit } = result;
  // Of what comes long after the oldest life nothing is known, however far the formula reaches.
  const horizon = Math.min(lifeAt(fit, 0.95).value, 2 * longestDays);
  return {
    outcome: 'fitted',
    method: fit.method,
    failures: fit.failures,
    censored: fit.censored,
    confidence: fit.confidence,
    shape: fit.shape,
    scale: fit.scale,
    b10: lifeAt(fit, 0.1),
    median: lifeAt(fit, 0.5),
    curve: Array.from({ length: CURVE_POINTS + 1 }, (_, at) => {
      const days = (horizon * at) / CURVE_POINTS;
      const { low, value, high } = reliabilityAt(fit, days);
      return { days, failed: { low: 1 - high, value: 1 - value, high: 1 - low } };
    }),
    running: oldest(db, running).map((one) => ({
      ...one,
      failed: 1 - reliabilityAt(fit, one.ageDays).value,
    })),
    runningCount: running.length,
  };
}

function oldest(db: Reader, running: readonly Running[]) {
  const chosen = running.toSorted((one, other) => other.ageDays - one.ageDays).slice(0, MOST_RUNNING);
  const ids = JSON.stringify(chosen.map(({ assetId }) => assetId));
  const named = db
    .sql('SELECT id, tag, name FROM assets WHERE id IN (SELECT value FROM json_each(?))')
    .all(ids) as AssetRef[];
  const byId = new Map(named.map((asset) => [asset.id, asset]));
  return chosen.flatMap(({ assetId, ageDays }) => {
    const asset = byId.get(assetId);
    return asset === undefined ? [] : [{ asset, ageDays }];
  });
}

/** @throws AppError NOT_FOUND */
export function remainingOf(db: Reader, assetId: Id, now: number): Outputs['predictions']['ofAsset'] {
  const asset = db.select({ typeId: assets.assetTypeId }).from(assets).where(eq(assets.id, assetId)).get();
  if (asset === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
  if (asset.typeId === null) return null;
  const { result, running } = livesOfType(db, asset.typeId, now);
  const own = running.find((one) => one.assetId === assetId);
  if (result.outcome === 'refused' || own === undefined) return null;
  const { fit } = result;
  const { ageDays, within30, within90, remainingDays } = inputsFor(fit, own, asset.typeId, now);
  const { earliest, latest } = failureInterval(fit, own, now);
  const { failures, censored } = fit;
  return { ageDays, within30, within90, remainingDays, earliest, latest, failures, censored };
}

/** By kind and method, the newest method first. */
export function scores(db: Reader): Score[] {
  // All there ever were: the columns it takes, as they are.
  const rows = db
    .sql(
      `SELECT kind, method, state, decision, made_at AS madeAt, earliest, latest, due_by AS dueBy,
         prevented_at AS preventedAt, happened_at AS happenedAt, settled_at AS settledAt, set_aside AS setAside
       FROM predictions`,
    )
    .all() as (Pick<Prediction, 'kind' | 'method' | 'setAside'> & Foretold & PredictionLife)[];
  const groups = Map.groupBy(rows, ({ kind, method }) => `${kind} ${method}`);
  return [...groups.values()]
    .map((group): Score => {
      const { kind, method } = group[0]!;
      const isUntold = ({ setAside }: (typeof group)[number]) => setAside !== null && UNTOLD.has(setAside);
      const judged = group.filter((row) => !isUntold(row));
      const board = scoreBoard(judged.map((row) => ({ foretold: row, life: row })));
      return {
        kind,
        method,
        made: group.length,
        open:
          board.counts.open - judged.filter((row) => row.state === 'open' && row.preventedAt !== null).length,
        accepted: judged.filter(({ decision }) => decision === 'accepted').length,
        rejected: judged.filter(({ decision }) => decision === 'rejected').length,
        cameTrue: board.counts['came-true'],
        didNot: board.counts['did-not'],
        prevented: board.prevented,
        untold: group.length - judged.length,
        wronglyRejected: board.wronglyRejected,
        hitRate: board.hitRate,
        medianLeadMs: board.medianLeadMs,
        coverage: board.coverage,
      };
    })
    .sort((one, other) =>
      one.kind === other.kind ? (one.method < other.method ? 1 : -1) : one.kind < other.kind ? 1 : -1,
    );
}
