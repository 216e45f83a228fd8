import { type AssetHealth, HEALTH_LINE_ROWS, type HealthLine } from '../../shared/contract/health.ts';
import {
  type Failure,
  HEALTH_CAPS,
  type HealthFacts,
  type HealthLine as ComputedLine,
  healthOf,
  lifetimeUsed,
} from '../../shared/domain/health.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { knownAssets, type PlantDay } from './facts.ts';

/** The score that counts today of each of the assets, for a window of a list: as many questions as for one. */
export function healthScores(db: Reader, ids: readonly Id[], day: PlantDay): Map<Id, number> {
  const known = knownAssets(db, ids, day);
  return new Map(
    [...known].map(([id, { facts, override }]) => [id, override?.score ?? healthOf(facts, day.today).score]),
  );
}

/**
 * The score of an asset with the sum it is made of. Everybody is given the same score; the points of what somebody
 * may not read are told as one number.
 * @throws AppError NOT_FOUND {entity: 'asset'}
 */
export function assetHealth(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  assetId: Id,
  day: PlantDay,
): AssetHealth {
  const asset = knownAssets(db, [assetId], day).get(assetId);
  if (asset === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
  const { facts, override } = asset;
  const computed = healthOf(facts, day.today).score;
  const readable = readableFacts(facts, permissions);
  const { lines } = healthOf(readable, day.today);
  const seen = lines.reduce((sum, { points }) => sum + points, 0);
  return {
    score: override?.score ?? computed,
    computed,
    lines: lines
      .filter(({ cause }) => tells(cause, permissions))
      .map((line) => toldLine(db, line, readable, day)),
    unseen: 100 - computed - seen,
    override: override === null ? null : { ...override, ...overriddenBy(db, assetId) },
  };
}

function readableFacts(facts: HealthFacts, permissions: ReadonlySet<Permission>): HealthFacts {
  const [alarms, work] = [permissions.has('alarms.read'), permissions.has('work.read')];
  return {
    ...facts,
    alarms: alarms ? facts.alarms : [],
    work: work ? facts.work : [],
    failures: facts.failures.filter(({ kind }) => (kind === 'alarm' ? alarms : work)),
  };
}

function tells(cause: ComputedLine['cause'], permissions: ReadonlySet<Permission>): boolean {
  const [alarms, work] = [permissions.has('alarms.read'), permissions.has('work.read')];
  return { alarms, overdue: work, age: true, failures: alarms || work }[cause];
}

function toldLine(
  db: Reader,
  { cause, points, items }: ComputedLine,
  { service, failures, alarms, work }: HealthFacts,
  { today }: PlantDay,
): HealthLine {
  const most = HEALTH_CAPS[cause];
  if (cause === 'age') {
    const { installedOn, lifetimeMonths: expectedLifetimeMonths, earlierDays } = service;
    const used = lifetimeUsed(service, today);
    return { cause, points, most, installedOn, expectedLifetimeMonths, earlierDays, used };
  }
  const sum = items.reduce((total, item) => total + item.points, 0);
  const line = { points, most, sum, count: items.length };
  const named = items.slice(0, HEALTH_LINE_ROWS);
  const ids = named.map(({ id }) => id);
  switch (cause) {
    case 'alarms': {
      const names = metricNames(db, ids);
      const states = new Map(alarms.map((alarm) => [alarm.id, alarm]));
      return {
        cause,
        ...line,
        rows: named.map((item) => ({ ...states.get(item.id)!, ...item, metricName: names.get(item.id)! })),
      };
    }
    case 'overdue': {
      const names = workNames(db, ids);
      const orders = new Map(work.map((order) => [order.id, order]));
      return {
        cause,
        ...line,
        rows: named.map((item) => ({ ...orders.get(item.id)!, ...item, ...names.get(item.id)! })),
      };
    }
    case 'failures': {
      const known = new Map(failures.map((failure) => [failure.id, failure]));
      const [metrics, orders] = [metricNames(db, ids), workNames(db, ids)];
      const nameOf = ({ id, kind }: Failure) => {
        const order = orders.get(id);
        return kind === 'alarm' || order === undefined
          ? (metrics.get(id) ?? '')
          : `${order.number} ${order.title}`;
      };
      return {
        cause,
        ...line,
        rows: named.map((item) => {
          const failure = known.get(item.id)!;
          return { ...item, kind: failure.kind, day: failure.day, name: nameOf(failure) };
        }),
      };
    }
  }
}

function metricNames(db: Reader, alarmIds: readonly Id[]): Map<Id, string> {
  const rows = db
    .sql(
      `SELECT a.id, m.name FROM alarms a JOIN metrics m ON m.id = a.metric_id
       WHERE a.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(alarmIds)) as { id: Id; name: string }[];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function workNames(db: Reader, ids: readonly Id[]): Map<Id, { number: string; title: string }> {
  const rows = db
    .sql('SELECT id, number, title FROM work_orders WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids)) as { id: Id; number: string; title: string }[];
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

/** Who said so last, and when: the journal knows. */
function overriddenBy(db: Reader, assetId: Id) {
  const row = db
    .sql(
      `SELECT c.at, u.id, u.full_name AS fullName
       FROM journal j JOIN change_sets c ON c.seq = j.change_set LEFT JOIN users u ON u.id = c.actor_id
       WHERE j.entity = 'assets' AND j.row_id = ?
         AND j.field IN ('health_override', 'health_override_reason', 'health_override_until')
       ORDER BY j.seq DESC LIMIT 1`,
    )
    .get(assetId) as { at: number; id: Id | null; fullName: string | null } | undefined;
  if (row === undefined) return { by: null, at: null };
  const { at, id, fullName } = row;
  return { by: id === null || fullName === null ? null : { id, fullName }, at };
}
