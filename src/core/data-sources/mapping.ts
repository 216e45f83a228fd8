/** Which metric an address means: what the source calls it, the id of a metric, or `TAG/name`. */
import type { Choice } from '../../shared/domain/choices.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

export interface Mapped {
  readonly address: string;
  readonly metricId: Id;
}

export interface TargetMetric {
  readonly id: Id;
  readonly unit: string;
  readonly plausibleMin: number | null;
  readonly plausibleMax: number | null;
  /** The states of a characteristic. */
  readonly choices: readonly Choice[] | null;
  readonly isArchived: boolean;
}

const COLUMNS = `metric.id, metric.unit, metric.plausible_min AS plausibleMin, metric.plausible_max AS plausibleMax,
  metric.choices,
  metric.archived_at IS NOT NULL OR asset.archived_at IS NOT NULL AS isArchived`;

/** Finds metrics by address, each once. */
export function resolver(db: Reader, mapping: readonly Mapped[]): (address: string) => TargetMetric | null {
  const mapped = new Map(mapping.map(({ address, metricId }) => [address, metricId]));
  const known = new Map<string, TargetMetric | null>();
  return (address) => {
    let found = known.get(address);
    if (found === undefined) {
      const metricId = mapped.get(address);
      found = metricId === undefined ? findMetric(db, address) : metricById(db, metricId);
      known.set(address, found);
    }
    return found;
  };
}

/** @param name the id of a metric, or `TAG/name`, in any case; both may have a slash of their own */
export function findMetric(db: Reader, name: string): TargetMetric | null {
  const byId = metricById(db, name);
  if (byId !== null) return byId;
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
    const found = metricOf(db, name.slice(0, at).trim(), name.slice(at + 1).trim());
    if (found !== null) return found;
  }
  return null;
}

function metricOf(db: Reader, tag: string, name: string): TargetMetric | null {
  const row = db
    .sql(
      `SELECT ${COLUMNS} FROM assets asset JOIN metrics metric ON metric.asset_id = asset.id
       WHERE lower(asset.tag) = lower(?) AND lower(metric.name) = lower(?)`,
    )
    .get(tag, name);
  return toTarget(row);
}

function metricById(db: Reader, id: Id): TargetMetric | null {
  const row = db
    .sql(
      `SELECT ${COLUMNS} FROM metrics metric JOIN assets asset ON asset.id = metric.asset_id WHERE metric.id = ?`,
    )
    .get(id);
  return toTarget(row);
}

function toTarget(row: unknown): TargetMetric | null {
  if (row === undefined) return null;
  const target = row as Omit<TargetMetric, 'isArchived' | 'choices'> & {
    readonly isArchived: number;
    readonly choices: string | null;
  };
  const choices = target.choices === null ? null : (JSON.parse(target.choices) as Choice[]);
  return { ...target, choices, isArchived: target.isArchived === 1 };
}
