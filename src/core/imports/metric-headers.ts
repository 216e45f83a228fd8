/** What a column of a metric is called in a file, so that reading it again finds the same metric. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Choice } from '../../shared/domain/choices.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { assets, metrics } from '../database/schema/index.ts';
import { NAME_CHARS } from './csv/dialect.ts';

export interface NamedMetric {
  readonly id: Id;
  readonly name: string;
  readonly unit: string;
  /** The states of a characteristic. */
  readonly choices: readonly Choice[] | null;
  /** `Name [unit]`; told apart by a number where another metric of the asset is called the same. */
  readonly header: string;
}

/** The living metrics of an asset, by id. */
export function namedMetrics(db: Reader, assetId: Id): NamedMetric[] {
  const taken = new Set<string>();
  return db
    .select({ id: metrics.id, name: metrics.name, unit: metrics.unit, choices: metrics.choices })
    .from(metrics)
    .where(and(eq(metrics.assetId, assetId), isNull(metrics.archivedAt)))
    .orderBy(asc(metrics.id))
    .all()
    .map(({ id, name, unit, choices }) => {
      const suffix = unit === '' ? '' : ` [${unit}]`;
      let header = fitting(name, suffix);
      for (let copy = 2; taken.has(header); copy += 1) header = fitting(name, `${suffix} #${copy}`);
      taken.add(header);
      return { id, name, unit, choices, header };
    });
}

/** No longer than the names of columns that a reader keeps, and with single spaces as it has them. */
function fitting(name: string, suffix: string): string {
  const plain = name.replace(/\s+/g, ' ');
  return plain.slice(0, NAME_CHARS - suffix.length).trimEnd() + suffix;
}

/** Of an asset; empty where there is none with the id. */
export function tagOf(db: Reader, assetId: Id): string {
  return db.select({ tag: assets.tag }).from(assets).where(eq(assets.id, assetId)).get()?.tag ?? '';
}
