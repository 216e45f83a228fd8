import type { Outputs } from '../../shared/contract/index.ts';
import type { Reader } from '../database/database.ts';
import type { Id } from '../../shared/ids.ts';
import { tooLargeBySource } from './activity.ts';
import { liveSources } from './service.ts';
import type { Sources } from './sources.ts';

interface Counts {
  readonly sourceId: Id;
  readonly lastHeardAt: number | null;
  readonly taken: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

/** By name. What is secret stays here. */
export function listSources(db: Reader, sources: Sources): Outputs['dataSources']['list'] {
  const counts = db
    .sql(
      `SELECT source_id AS sourceId, last_heard_at AS lastHeardAt, taken, duplicates, quarantined
       FROM data_source_states`,
    )
    .all() as Counts[];
  const known = new Map(counts.map(({ sourceId, ...rest }) => [sourceId, rest]));
  const waiting = new Map(
    db
      .sql('SELECT source_id, count(*) FROM quarantined_readings WHERE decision IS NULL GROUP BY source_id')
      .raw()
      .all() as [Id, number][],
  );
  const tooLarge = tooLargeBySource(db);
  const labelOf = db
    .sql(
      `SELECT asset.tag || '/' || metric.name FROM metrics metric JOIN assets asset ON asset.id = metric.asset_id
       WHERE metric.id = ?`,
    )
    .pluck();
  return liveSources(db).map((row) => {
    const { id, kind, name, enabled, config, mapping, secret } = row;
    return {
      id,
      kind,
      name,
      enabled,
      config,
      mapping: mapping.map(({ address, metricId }) => ({
        address,
        metric: (labelOf.get(metricId) as string | undefined) ?? metricId,
      })),
      hasSecret: secret !== null,
      ...sources.conditionOf(row),
      ...(known.get(id) ?? { lastHeardAt: null, taken: 0, duplicates: 0, quarantined: 0 }),
      waiting: waiting.get(id) ?? 0,
      tooLarge: tooLarge.get(id) ?? 0,
    };
  });
}
