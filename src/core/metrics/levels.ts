/** Where metrics stand now. */
import type { Metric } from '../../shared/contract/metrics.ts';
import type { ThresholdState } from '../../shared/domain/threshold.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';

/** The worst of its alarms that stand; failing these, whether it is silent or waits out an on-delay. */
export function levelsOf(db: Reader, metricIds: readonly Id[]): Map<Id, Metric['level']> {
  const ids = JSON.stringify(metricIds);
  const states = db
    .sql(
      `SELECT metric_id AS id, state FROM threshold_states WHERE metric_id IN (SELECT value FROM json_each(?))`,
    )
    .all(ids) as { id: Id; state: string }[];
  const silent = new Set(
    db
      .sql(
        `SELECT value FROM json_each(?) WHERE EXISTS (
           SELECT 1 FROM alarms WHERE metric_id = value AND type = 'no-data' AND ended_at IS NULL)`,
      )
      .pluck()
      .all(ids) as Id[],
  );
  const byMetric = Map.groupBy(states, ({ id }) => id);
  return new Map(
    metricIds.map((id) => {
      const breaches = (byMetric.get(id) ?? []).flatMap(
        ({ state }) => (JSON.parse(state) as ThresholdState).breach ?? [],
      );
      const raised = breaches.filter(({ raisedAt }) => raisedAt !== null).map(({ severity }) => severity);
      if (raised.length > 0) return [id, raised.includes('critical') ? 'critical' : 'warning'] as const;
      if (silent.has(id)) return [id, 'no-data'] as const;
      return [id, breaches.length > 0 ? 'pending' : 'normal'] as const;
    }),
  );
}
