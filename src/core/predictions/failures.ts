/** How long assets of a type live, from their failures; and which of them are likely to fail next. */
import { DAY_MS } from './days.ts';
import { IS_FAILURE } from '../health/facts.ts';
import { type KnownAsset, livesOf, type Running } from '../../shared/domain/prediction/lives.ts';
import { subjectOf } from '../../shared/domain/prediction/stored.ts';
import {
  failureWithin,
  fitWeibull,
  remainingAt,
  remainingLife,
  WEIBULL_METHOD,
  type WeibullFit,
  type WeibullResult,
} from '../../shared/domain/prediction/weibull.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { currentIdOf, type Candidate, type Seen, type TypeCheck } from './keep.ts';

const CONFIDENCE = 0.9;
/** An asset is said to fail when it is at least this likely within 90 days. */
export const LEAST_PROBABILITY = 0.5;
/** Of one type, the likeliest. */
const MOST_OF_TYPE = 100;
/** The share of failures outside the interval, on each side. */
const TAIL = 0.05;

export interface TypeLives {
  readonly result: WeibullResult;
  readonly running: readonly Running[];
  /** Ended or not. */
  readonly lives: number;
  /** The longest of them, in days. */
  readonly longestDays: number;
}

interface AssetRow {
  readonly assetId: Id;
  readonly installedOn: string | null;
  readonly createdAt: number;
  readonly archivedAt: number | null;
  /** Null also where it was so from the beginning. */
  readonly retiredAt: number | null;
  readonly status: string;
}

/**
 * Since when a failure of each asset would be on record: since the register has it. Orders that were
 * brought in later and are older than their asset came with those of its fellows: then for all that were in the
 * register by then since the first of them. Of the asset's own orders alone the ones that never failed would have none.
 */
function recordedSince(assets: readonly AssetRow[], firstOrders: ReadonlyMap<Id, number>) {
  const brought = assets.filter(({ assetId }) => firstOrders.has(assetId)).map(({ createdAt }) => createdAt);
  const first = [...firstOrders.values()].reduce((least, at) => Math.min(least, at), Infinity);
  const registered = brought.reduce((most, at) => Math.max(most, at), -Infinity);
  return ({ createdAt }: AssetRow) => (createdAt <= registered ? Math.min(first, createdAt) : createdAt);
}

/**
 * Failures are corrective and emergency work, by when it was reported; replacements are from the history of items. One
 * that was retired is seen until then, and not at all where nobody knows when that was.
 */
export function livesOfType(db: Reader, assetTypeId: Id, now: number): TypeLives {
  const rows = db
    .sql(
      `SELECT a.id AS assetId, a.installed_on AS installedOn, a.created_at AS createdAt,
         a.archived_at AS archivedAt, a.status,
         CASE a.status WHEN 'retired' THEN (SELECT c.at FROM journal j JOIN change_sets c ON c.seq = j.change_set
           WHERE j.entity = 'assets' AND j.row_id = a.id AND j.field = 'status' ORDER BY j.seq DESC LIMIT 1)
         END AS retiredAt
       FROM assets a WHERE a.asset_type_id = ?`,
    )
    .all(assetTypeId) as AssetRow[];
  const ids = JSON.stringify(rows.map(({ assetId }) => assetId));
  const instants = (sql: string) => {
    const found = db.sql(sql).all(ids, now) as { assetId: Id; at: number }[];
    return Map.groupBy(found, ({ assetId }) => assetId);
  };
  const failures = instants(
    `SELECT asset_id AS assetId, created_at AS at FROM work_orders
     WHERE asset_id IN (SELECT value FROM json_each(?)) AND created_at <= ? AND ${IS_FAILURE}`,
  );
  const installed = instants(
    `SELECT asset_id AS assetId, installed_at AS at FROM installations
     WHERE asset_id IN (SELECT value FROM json_each(?)) AND installed_at <= ?`,
  );
  const firstOrders = new Map(
    [
      ...instants(
        `SELECT w.asset_id AS assetId, min(w.created_at) AS at
         FROM work_orders w JOIN assets a ON a.id = w.asset_id AND w.created_at < a.created_at
         WHERE w.asset_id IN (SELECT value FROM json_each(?)) AND w.created_at <= ?
           AND w.created_at < (SELECT c.at FROM journal j JOIN change_sets c ON c.seq = j.change_set
             WHERE j.entity = 'work_orders' AND j.row_id = w.id AND j.op = 'insert')
         GROUP BY w.asset_id`,
      ).values(),
    ].map(([row]) => [row!.assetId, row!.at]),
  );
  const since = recordedSince(rows, firstOrders);
  const known = rows.map((row): KnownAsset => {
    const { assetId, installedOn, createdAt, archivedAt, retiredAt, status } = row;
    const isRetired = status === 'retired';
    const at = (of: ReturnType<typeof instants>) => (of.get(assetId) ?? []).map((one) => one.at);
    return {
      assetId,
      // The plate of what is there now; an earlier one has its own installation.
      installedAt: installedOn === null ? null : Date.parse(installedOn),
      failures: at(failures),
      recordedSince: since(row),
      replacements: at(installed),
      until: Math.min(now, archivedAt ?? now, isRetired ? (retiredAt ?? createdAt) : now),
      inUse: archivedAt === null && !isRetired,
    };
  });
  const { lives, running } = livesOf(known);
  const longestDays = lives.reduce((longest, { age }) => Math.max(longest, age), 0);
  return { result: fitWeibull(lives, CONFIDENCE), running, lives: lives.length, longestDays };
}

export function inputsFor(
  fit: WeibullFit,
  { since, ageDays }: Running,
  assetTypeId: Id,
  asOf: number,
): Extract<Candidate['inputs'], { kind: 'failure' }> {
  return {
    kind: 'failure',
    assetTypeId,
    asOf,
    since,
    ageDays,
    failures: fit.failures,
    censored: fit.censored,
    truncated: fit.truncated,
    confidence: fit.confidence,
    shape: fit.shape,
    scaleDays: fit.scale,
    within30: failureWithin(fit, ageDays, 30),
    within90: failureWithin(fit, ageDays, 90),
    remainingDays: remainingLife(fit, ageDays).median,
  };
}

/** When it fails: the middle nine tenths of what is left, by the likeliest curve. */
export function failureInterval(fit: WeibullFit, { ageDays }: Running, now: number) {
  const after = (p: number) => Math.round(now + remainingAt(fit, ageDays, p).value * DAY_MS);
  return { earliest: after(TAIL), likely: after(0.5), latest: after(1 - TAIL) };
}

/** Looks at one type. Assets that are no longer likely to fail soon are silent. */
export function lookAtType(db: Reader, assetTypeId: Id, now: number): Seen {
  const { result, running, lives } = livesOfType(db, assetTypeId, now);
  const subject = ({ assetId }: Running) => subjectOf({ kind: 'failure', assetId });
  const fit = result.outcome === 'fitted' ? result.fit : null;
  const plain = fit === null ? null : { ...fit, edge: [] };
  // Where age does not wear, replacing in time does no good.
  const likely =
    plain === null || plain.shape.value <= 1
      ? []
      : running
          .map((asset) => ({ asset, probability: failureWithin(plain, asset.ageDays, 90).value }))
          .filter(({ probability }) => probability >= LEAST_PROBABILITY)
          .sort((one, other) => other.probability - one.probability)
          .slice(0, MOST_OF_TYPE);
  const foretold = new Set(likely.map(({ asset }) => asset.assetId));
  const candidates = likely.map(({ asset, probability }): Candidate => ({
    kind: 'failure',
    subject: subject(asset),
    assetId: asset.assetId,
    metricId: null,
    side: null,
    severity: null,
    limit: null,
    method: WEIBULL_METHOD,
    ...failureInterval(fit!, asset, now),
    probability,
    inputs: inputsFor(fit!, asset, assetTypeId, now),
  }));
  const silent = running
    .filter(({ assetId }) => !foretold.has(assetId))
    .map(subject)
    .filter((one) => currentIdOf(db, one) !== undefined);
  return { id: assetTypeId, at: now, candidates, silent, found: checkOf(result, lives) };
}

function checkOf(result: WeibullResult, lives: number): TypeCheck {
  if (result.outcome === 'refused') {
    return { outcome: 'refused', method: WEIBULL_METHOD, reason: result.reason, lives };
  }
  const { method, failures, censored, truncated, confidence, shape, scale } = result.fit;
  return { outcome: 'fitted', method, failures, censored, truncated, confidence, shape, scale };
}
