/** What somebody decides about readings that were held back. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { MOST_DECIDED } from '../../shared/contract/data-sources.ts';
import type { QuarantineDecision, QuarantineReason } from '../../shared/domain/data-sources.ts';
import { convertUnit } from '../../shared/domain/units.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { quarantineDecisions } from '../database/schema/index.ts';
import { resolver, type TargetMetric } from './mapping.ts';
import type { Held } from './quarantine.ts';
import type { IncomingReading } from './reading.ts';
import { replace } from './replace.ts';
import { sourceRow } from './service.ts';
import { closedTest, isStorable, judge, type Passed, spanOf, store } from './take.ts';

interface Asked {
  readonly sourceId: Id;
  readonly reason: QuarantineReason;
  readonly ids?: readonly number[] | undefined;
  readonly after?: number | undefined;
}

/** The rows asked for, oldest first; one more than are decided at once. */
function heldRows(db: Reader, { sourceId, reason, ids, after = 0 }: Asked): Held[] {
  return db
    .sql(
      `SELECT id, metric_id AS metricId, address, ts, value, unit FROM quarantined_readings
       WHERE source_id = ? AND reason = ? AND decision IS NULL AND id > ?
         AND (? IS NULL OR id IN (SELECT value FROM json_each(?))) ORDER BY id LIMIT ?`,
    )
    .all(
      sourceId,
      reason,
      after,
      ids === undefined ? null : 1,
      JSON.stringify(ids ?? []),
      MOST_DECIDED + 1,
    ) as Held[];
}

/** @throws AppError NOT_FOUND for the source */
export function takeHeld(
  tx: WriteTx,
  by: Id,
  { asTheyAre, ...asked }: Inputs['dataSources']['take'],
): Outputs['dataSources']['take'] {
  const source = sourceRow(tx, asked.sourceId);
  const metricAt = resolver(tx, source.mapping);
  const isClosed = closedTest(tx);
  const span = spanOf(tx, source.config.kind, tx.now);
  const rows = heldRows(tx, asked);
  const asking = rows.slice(0, MOST_DECIDED);
  const fitting: number[] = [];
  const passed: Passed[] = [];
  for (const row of asking) {
    const metric = metricAt(row.metricId ?? row.address) ?? metricAt(row.address);
    const reading = { ...row, value: numberOf(row.value), given: row.value };
    const verdict = asTheyAre ? letPass(reading, metric) : judge(reading, metric, span);
    if (verdict === null || typeof verdict === 'string' || isClosed(verdict)) continue;
    fitting.push(row.id);
    passed.push(verdict);
  }
  const came =
    asked.reason === 'value-differs' ? replace(tx, by, source, passed) : store(tx, source, passed).came;
  const taken = fitting.filter((_id, index) => came[index] === 'taken' || came[index] === 'duplicate');
  const superseded = fitting.filter((_id, index) => came[index] === 'superseded');
  decide(tx, asked, taken, 'taken');
  decide(tx, asked, superseded, 'discarded');
  // What stands there by now is decided by itself; it is there already where the source has sent it again.
  const differ = tx.sql("UPDATE OR IGNORE quarantined_readings SET reason = 'value-differs' WHERE id = ?");
  fitting.forEach((id, index) => {
    if (came[index] === 'value-differs') differ.run(id);
  });
  const decided = taken.length + superseded.length;
  return {
    taken: taken.length,
    superseded: superseded.length,
    left: asking.length - decided,
    next: nextOf(rows),
  };
}

/** Behind which of the rows asked for the others begin; null: there are none. */
function nextOf(rows: readonly Held[]): number | null {
  return rows.length > MOST_DECIDED ? rows[MOST_DECIDED - 1]!.id : null;
}

/** Whatever was said against it, as long as there is something to store. A unit nobody knows is taken for the metric's. */
function letPass({ ts, value, unit }: IncomingReading, metric: TargetMetric | null): Passed | null {
  if (metric === null || metric.isArchived || metric.choices !== null || ts === null || !isStorable(value))
    return null;
  const converted = unit === null || unit === '' ? value : (convertUnit(value, unit, metric.unit) ?? value);
  return isStorable(converted) ? { metricId: metric.id, ts, value: converted } : null;
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** @throws AppError NOT_FOUND for the source */
export function discardHeld(
  tx: WriteTx,
  asked: Inputs['dataSources']['discard'],
): Outputs['dataSources']['discard'] {
  sourceRow(tx, asked.sourceId);
  const rows = heldRows(tx, asked);
  const ids = rows.slice(0, MOST_DECIDED).map(({ id }) => id);
  decide(tx, asked, ids, 'discarded');
  return { discarded: ids.length, next: nextOf(rows) };
}

function decide(
  tx: WriteTx,
  { sourceId, reason }: Asked,
  ids: readonly number[],
  decision: QuarantineDecision,
): void {
  if (ids.length === 0) return;
  const update = tx.sql(
    'UPDATE quarantined_readings SET decision = ?, decided_by = ?, decided_at = ? WHERE id = ?',
  );
  for (const id of ids) update.run(decision, tx.actorId, tx.now, id);
  tx.insert(quarantineDecisions)
    .values({ id: tx.newId(), sourceId, reason, decision, count: ids.length, createdAt: tx.now })
    .run();
  tx.touch('readings');
}
