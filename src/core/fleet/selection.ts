/** Which metrics a fleet is made of, and what they have in common. */
import { MAX_FLEET } from '../../shared/contract/fleet.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Id } from '../../shared/ids.ts';
import { LOCATION_TREE } from '../trees/tree.ts';
import { liveSubtree } from '../trees/archive.ts';
import type { Reader } from '../database/database.ts';

export type Selection = Pick<Required<Inputs['fleet']['frame']>, 'of' | 'name' | 'unit'> & {
  readonly locationId: Id | null;
};

/** A metric of the fleet with its asset. */
export interface Member {
  readonly id: Id;
  readonly assetId: Id;
  readonly tag: string;
  readonly assetName: string;
  readonly location: string | null;
  /** Null while it has no readings. */
  readonly series: number | null;
}

/** Buckets that may be read to find the range of all values. */
const RANGE_BUDGET = 100_000;

/** Assets `a` of the fleet: SQL of a condition on them, with its parameter. */
function assetsOf(of: Selection['of']): { readonly where: string; readonly value: string } {
  return 'assetTypeId' in of
    ? { where: 'a.asset_type_id = :assets', value: of.assetTypeId }
    : { where: 'a.id IN (SELECT value FROM json_each(:assets))', value: JSON.stringify(of.assetIds) };
}

/** What is measured on the assets, most often measured first; at most 200. */
export function metricsOfFleet(db: Reader, of: Selection['of']): Outputs['fleet']['metrics'] {
  const { where, value } = assetsOf(of);
  return db
    .sql(
      `SELECT min(m.name) AS name, m.unit, min(m.kind) AS kind, count(*) AS count
       FROM assets a CROSS JOIN metrics m ON m.asset_id = a.id
       WHERE ${where} AND a.archived_at IS NULL AND m.archived_at IS NULL
       GROUP BY lower(m.name), m.unit ORDER BY count(*) DESC, natural_key(min(m.name)) LIMIT 200`,
    )
    .all({ assets: value }) as Outputs['fleet']['metrics'];
}

/** The metrics by the tags of their assets, the first thousand, and how many there are. */
export function membersOf(
  db: Reader,
  { of, name, unit, locationId }: Selection,
): { members: Member[]; found: number } {
  const { where, value } = assetsOf(of);
  const within = locationId === null ? null : JSON.stringify(liveSubtree(db, LOCATION_TREE, [locationId]));
  const from = `FROM assets a CROSS JOIN metrics m ON m.asset_id = a.id AND lower(m.name) = lower(:name)`;
  const condition = `${where} AND a.archived_at IS NULL AND m.archived_at IS NULL AND m.unit = :unit
    AND (:within IS NULL OR a.location_id IN (SELECT value FROM json_each(:within)))`;
  const parameters = { assets: value, name, unit, within };
  const members = db
    .sql(
      `SELECT m.id, a.id AS assetId, a.tag, a.name AS assetName, l.name AS location, s.id AS series
       ${from} LEFT JOIN locations l ON l.id = a.location_id LEFT JOIN series s ON s.metric_id = m.id
       WHERE ${condition} ORDER BY natural_key(a.tag) LIMIT ${MAX_FLEET + 1}`,
    )
    .all(parameters) as Member[];
  if (members.length <= MAX_FLEET) return { members, found: members.length };
  const found = db.sql(`SELECT count(*) ${from} WHERE ${condition}`).pluck().get(parameters) as number;
  return { members: members.slice(0, MAX_FLEET), found };
}

/** The numbers of the series that have readings, as a JSON array. */
export function seriesOf(members: readonly Member[]): string {
  return JSON.stringify(members.flatMap(({ series }) => series ?? []));
}

/** Period and range of a fleet. */
export function frameOf(
  db: Reader,
  {
    lastMs,
    span = null,
    ...selection
  }: Selection & { readonly lastMs: number | null; readonly span?: Period | null },
): Outputs['fleet']['frame'] {
  const { members, found } = membersOf(db, selection);
  const series = seriesOf(members);
  const last = periodOf(db, series, lastMs);
  const period = last === null || span === null ? last : inOrder(span);
  const range = period === null ? null : rangeOf(db, series, members.length, period);
  return { found, shown: members.length, period, range, limits: limitsOf(db, members) };
}

function limitsOf(db: Reader, members: readonly Member[]): Outputs['fleet']['frame']['limits'] {
  const limits = db
    .sql(
      `SELECT min(v.value) AS min, max(v.value) AS max FROM json_each(?) m
       CROSS JOIN thresholds t ON t.metric_id = m.value
       CROSS JOIN json_each(json_array(t.low_critical, t.low_warning, t.high_warning, t.high_critical)) v
       WHERE v.value IS NOT NULL`,
    )
    .get(JSON.stringify(members.map(({ id }) => id))) as { min: number | null; max: number };
  return limits.min === null ? null : { min: limits.min, max: limits.max };
}

type Period = NonNullable<Outputs['fleet']['frame']['period']>;

function inOrder({ from, to }: Period): Period {
  return from <= to ? { from, to } : { from: to, to: from };
}

/** The end is rounded, so that it does not move with each reading. */
function periodOf(db: Reader, series: string, lastMs: number | null): Period | null {
  const at = (column: string, direction: string) =>
    db
      .sql(
        `SELECT ${direction === 'ASC' ? 'min' : 'max'}(at) FROM (SELECT (
           SELECT ${column} FROM rollups WHERE series = s.value AND level = 2 ORDER BY bucket ${direction} LIMIT 1
         ) AS at FROM json_each(?) s)`,
      )
      .pluck()
      .get(series) as number | null;
  const newest = at('last_ts', 'DESC');
  if (newest === null) return null;
  const step = ROLLUP_LEVELS_MS[0];
  const to = Math.ceil((newest + 1) / step) * step;
  return { from: lastMs === null ? at('first_ts', 'ASC')! : to - lastMs, to };
}

function rangeOf(
  db: Reader,
  series: string,
  count: number,
  { from, to }: Period,
): Outputs['fleet']['frame']['range'] {
  const rows = Math.floor(RANGE_BUDGET / count);
  const fitting = ROLLUP_LEVELS_MS.findIndex((width) => (to - from) / width <= rows);
  const level = fitting < 0 ? ROLLUP_LEVELS_MS.length - 1 : fitting;
  const range = db
    .sql(
      `SELECT min(r.min) AS min, max(r.max) AS max FROM json_each(?) s
       CROSS JOIN rollups r ON r.series = s.value AND r.level = ? AND r.bucket > ? AND r.bucket <= ?`,
    )
    .get(series, level, from - ROLLUP_LEVELS_MS[level]!, to) as { min: number | null; max: number };
  return range.min === null ? null : { min: range.min, max: range.max };
}
