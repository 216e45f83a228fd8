/** What the health rule is told of assets: one question per kind of fact, however many assets are asked for. */
import { addMonths } from '../../shared/domain/calendar-day.ts';
import {
  type DueWork,
  type Failure,
  FAILURE_MONTHS,
  type HealthFacts,
  type HealthOverride,
  overrideInForce,
  type Service,
  type StandingAlarm,
} from '../../shared/domain/health.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

const DAY_MS = 86_400_000;

/** Which day it is in the plant, and the zone that says so. */
export interface PlantDay {
  readonly today: string;
  readonly timeZone: string;
}

export interface KnownAsset {
  readonly facts: HealthFacts;
  /** Somebody's word that counts today. */
  readonly override: (HealthOverride & { readonly reason: string }) | null;
}

interface AssetRow extends Omit<Service, 'earlierDays'> {
  readonly id: Id;
  readonly earlierDays: number;
  readonly score: number | null;
  readonly reason: string | null;
  readonly until: string | null;
}

const GIVEN = '(SELECT value FROM json_each(:ids))';

/** An item from the shelf brings the days it has served before; spans without a known beginning bring none. */
const ASSETS = `SELECT a.id, a.installed_on AS installedOn,
    coalesce(a.expected_lifetime_months, t.expected_lifetime_months) AS lifetimeMonths,
    coalesce((
      SELECT sum((e.removed_at - e.installed_at) / ${DAY_MS}) FROM installations i
      JOIN installations e ON e.item_id = i.item_id
      WHERE i.asset_id = a.id AND i.removed_at IS NULL AND e.removed_at IS NOT NULL AND e.installed_at IS NOT NULL
    ), 0) AS earlierDays,
    a.health_override AS score, a.health_override_reason AS reason, a.health_override_until AS until
  FROM assets a LEFT JOIN asset_types t ON t.id = a.asset_type_id WHERE a.id IN ${GIVEN}`;

// Written as the partial index has it. The alarms that stand are few in any plant.
const STANDING = `SELECT id, asset_id AS assetId, severity,
    CASE WHEN ended_at IS NOT NULL THEN 'returned' WHEN acknowledged_at IS NULL THEN 'unacknowledged'
      ELSE 'acknowledged' END AS state
  FROM alarms INDEXED BY alarms_standing
  WHERE rings = 1 AND held IS NULL AND (ended_at IS NULL OR acknowledged_at IS NULL) AND asset_id IN ${GIVEN}`;

const DUE = `SELECT id, asset_id AS assetId, priority, due_on AS dueOn FROM work_orders
  WHERE asset_id IN ${GIVEN} AND archived_at IS NULL AND status NOT IN ('completed', 'cancelled') AND due_on < :today`;

/** Which work orders tell of a failure. */
export const IS_FAILURE =
  "archived_at IS NULL AND type IN ('corrective', 'emergency') AND status <> 'cancelled'";

const FAILED_WORK = `SELECT id, asset_id AS assetId, type AS kind, created_at AS at, alarm_id AS alarmId
  FROM work_orders WHERE asset_id IN ${GIVEN} AND created_at >= :since AND ${IS_FAILURE}`;

const CRITICAL_ALARMS = `SELECT id, asset_id AS assetId, 'alarm' AS kind, started_at AS at, NULL AS alarmId
  FROM alarms WHERE asset_id IN ${GIVEN} AND started_at >= :since AND rings = 1 AND severity = 'critical'`;

type OfAsset<Row> = Row & { readonly assetId: Id };

/** What is known of each of the assets that exist. */
export function knownAssets(
  db: Reader,
  ids: readonly Id[],
  { today, timeZone }: PlantDay,
): Map<Id, KnownAsset> {
  // A day more than needed, wherever the plant lies; the rule looks at the days themselves.
  const since = Date.parse(addMonths(today, -FAILURE_MONTHS)) - DAY_MS;
  const values = { ids: JSON.stringify(ids) };
  const alarms = byAsset(db.sql(STANDING).all(values) as OfAsset<StandingAlarm>[]);
  const work = byAsset(db.sql(DUE).all({ ...values, today }) as OfAsset<DueWork>[]);
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const failures = byAsset(
    [FAILED_WORK, CRITICAL_ALARMS]
      .flatMap(
        (sql) =>
          db.sql(sql).all({ ...values, since }) as OfAsset<Omit<Failure, 'day'> & { readonly at: number }>[],
      )
      .map(({ at, ...failure }) => ({ ...failure, day: day.format(at) })),
  );
  const rows = db.sql(ASSETS).all(values) as AssetRow[];
  return new Map(
    rows.map(({ id, score, reason, until, ...service }) => [
      id,
      {
        facts: {
          alarms: alarms.get(id) ?? [],
          work: work.get(id) ?? [],
          service,
          failures: failures.get(id) ?? [],
        },
        override: overrideInForce(
          score === null || reason === null || until === null ? null : { score, reason, until },
          today,
        ),
      },
    ]),
  );
}

function byAsset<Row>(rows: readonly OfAsset<Row>[]): Map<Id, Row[]> {
  const grouped = new Map<Id, Row[]>();
  for (const { assetId, ...row } of rows) {
    const group = grouped.get(assetId);
    if (group === undefined) grouped.set(assetId, [row as Row]);
    else group.push(row as Row);
  }
  return grouped;
}

/** The failures of an asset that are known between two instants (ms UTC, both included), by when they were reported. */
export function failuresBetween(
  db: Reader,
  assetId: Id,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly workOrderId: Id; readonly label: string; readonly at: number }[] {
  return db
    .sql(
      `SELECT id AS workOrderId, number AS label, created_at AS at FROM work_orders
       WHERE asset_id = ? AND created_at BETWEEN ? AND ? AND ${IS_FAILURE} ORDER BY created_at, id`,
    )
    .all(assetId, from, to) as { workOrderId: Id; label: string; at: number }[];
}
