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
import { currentOf, type Candidate, type Seen } from './keep.ts';

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
}

/** Failures are corrective and emergency work, by when it was reported; replacements are from the history of items. */
export function livesOfType(db: Reader, assetTypeId: Id, now: number): TypeLives {
  const rows = db
    .sql(
      `SELECT a.id AS assetId, a.installed_on AS installedOn, a.archived_at AS archivedAt, a.status
       FROM assets a WHERE a.asset_type_id = ?`,
    )
    .all(assetTypeId) as {
    assetId: Id;
    installedOn: string | null;
    archivedAt: number | null;
    status: string;
  }[];
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
  const known = rows.map(({ assetId, installedOn, archivedAt, status }): KnownAsset => {
    const at = (of: ReturnType<typeof instants>) => (of.get(assetId) ?? []).map((row) => row.at);
    return {
      assetId,
      // The plate of what is there now; an earlier one has its own installation.
      installedAt: installedOn === null ? null : Date.parse(installedOn),
      failures: at(failures),
      replacements: at(installed),
      until: Math.min(now, archivedAt ?? now),
      inUse: archivedAt === null && status !== 'retired',
    };
  });
  const { lives, running } = livesOf(known);
  return { result: fitWeibull(lives, CONFIDENCE), running, lives: lives.length };
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
  const { result, running } = livesOfType(db, assetTypeId, now);
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
    .filter((one) => currentOf(db, one) !== undefined);
  return { id: assetTypeId, candidates, silent, found: null };
}
