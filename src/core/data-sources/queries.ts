import type { ConnectionState } from '../../shared/contract/data-sources.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import type { Reader } from '../database/database.ts';
import type { Id } from '../../shared/ids.ts';
import { leftOutBySource } from './activity.ts';
import { quietSources } from './quiet.ts';
import { liveSources } from './service.ts';
import type { Sources } from './sources.ts';

interface Counts {
  readonly sourceId: Id;
  readonly lastHeardAt: number | null;
  readonly taken: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

interface Mapped {
  readonly label: string;
  readonly unwatched: 0 | 1;
}

/** Of a source that is quiet they would say that all is well. */
const AT_WORK: ReadonlySet<ConnectionState> = new Set(['listening', 'connected', 'watching']);

/** By name. What is secret stays here. */
export function listSources(
  db: Reader,
  sources: Sources,
  { stationId, now }: { readonly stationId: Id; readonly now: number },
): Outputs['dataSources']['list'] {
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
  const leftOut = leftOutBySource(db);
  const quiet = quietSources(db, stationId, now);
  const metricOf = db.sql(
    `SELECT asset.tag || '/' || metric.name AS label,
       metric.no_data_ms IS NULL AND metric.archived_at IS NULL AND asset.archived_at IS NULL AS unwatched
     FROM metrics metric JOIN assets asset ON asset.id = metric.asset_id WHERE metric.id = ?`,
  );
  return liveSources(db).map((row) => {
    const { id, kind, name, enabled, config, mapping, secret } = row;
    const mapped = new Map(
      mapping.map(({ metricId }) => [metricId, metricOf.get(metricId) as Mapped | undefined]),
    );
    const condition = sources.conditionOf(row);
    const quietSince = quiet.get(id) ?? null;
    return {
      id,
      kind,
      name,
      enabled,
      config,
      mapping: mapping.map(({ address, metricId }) => ({
        address,
        metric: mapped.get(metricId)?.label ?? metricId,
      })),
      hasSecret: secret !== null,
      ...condition,
      ...(quietSince !== null && AT_WORK.has(condition.state) && { state: 'quiet' as const }),
      quietSince,
      unwatched: [...mapped.values()].filter((metric) => metric?.unwatched === 1).length,
      ...(known.get(id) ?? { lastHeardAt: null, taken: 0, duplicates: 0, quarantined: 0 }),
      waiting: waiting.get(id) ?? 0,
      ...(leftOut.get(id) ?? { tooLarge: 0, retained: 0 }),
    };
  });
}
