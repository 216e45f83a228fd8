/** Readings that are held back until somebody takes or discards them. The newest are kept, older ones counted. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { type Choice, codeOf } from '../../shared/domain/choices.ts';
import type { QuarantineReason } from '../../shared/domain/data-sources.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { faceAt, findCounter } from '../metrics/counters.ts';
import type { IncomingReading } from './reading.ts';

/** Of all sources together. */
export const MOST_QUARANTINED = 100_000;
const LONGEST_VALUE = 200;
const LONGEST_ADDRESS = 400;

export interface Held {
  readonly id: number;
  readonly metricId: Id | null;
  readonly address: string;
  readonly ts: number | null;
  readonly value: string;
  readonly unit: string | null;
}

/** The same reading held back again for the same reason is there already, also when it has been decided. */
export function holdBack(
  tx: WriteTx,
  sourceId: Id,
  { address, ts, given, unit }: IncomingReading,
  reason: QuarantineReason,
  metricId: Id | null,
): void {
  const value = given.slice(0, LONGEST_VALUE);
  const at = address.slice(0, LONGEST_ADDRESS);
  // To the index one unknown instant is not the same as another.
  if (ts === null && isHeld(tx, [sourceId, reason, at, value])) return;
  const { changes, lastInsertRowid } = tx
    .sql(
      `INSERT OR IGNORE INTO quarantined_readings
         (source_id, metric_id, address, ts, value, unit, reason, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(sourceId, metricId, at, ts, value, unit?.slice(0, LONGEST_VALUE) ?? null, reason, tx.now);
  if (changes === 1) forget(tx, Number(lastInsertRowid) - MOST_QUARANTINED);
}

function isHeld(db: Reader, reading: readonly string[]): boolean {
  const row = db
    .sql(
      `SELECT 1 FROM quarantined_readings
       WHERE source_id = ? AND reason = ? AND address = ? AND ts IS NULL AND value = ?`,
    )
    .get(...reading);
  return row !== undefined;
}

/** Ids rise by one: those up to `last` are too many. */
function forget(tx: WriteTx, last: number): void {
  if (last <= 0) return;
  tx.sql(
    `UPDATE data_source_states SET forgotten = forgotten + 1 WHERE source_id IN (
       SELECT source_id FROM quarantined_readings WHERE id <= ? AND decision IS NULL)`,
  ).run(last);
  tx.sql('DELETE FROM quarantined_readings WHERE id <= ?').run(last);
}

export function quarantineGroups(db: Reader): Outputs['dataSources']['quarantine'] {
  const groups = db
    .sql(
      `SELECT held.source_id AS sourceId, source.name AS source, held.reason, count(*) AS count
       FROM quarantined_readings held JOIN data_sources source ON source.id = held.source_id
       WHERE held.decision IS NULL GROUP BY held.source_id, held.reason ORDER BY lower(source.name), held.reason`,
    )
    .all() as Outputs['dataSources']['quarantine']['groups'];
  const forgotten = db
    .sql('SELECT coalesce(sum(forgotten), 0) FROM data_source_states')
    .pluck()
    .get() as number;
  return { groups, forgotten };
}

/** The newest first. */
export function quarantinedOf(
  db: Reader,
  {
    sourceId,
    reason,
    offset,
    limit,
  }: Inputs['dataSources']['quarantined'] & { offset: number; limit: number },
): Outputs['dataSources']['quarantined'] {
  const rows = db
    .sql(
      `SELECT held.id, held.address, held.ts, held.value, held.unit, held.received_at AS receivedAt,
         metric.id AS metricId, asset.tag || '/' || metric.name AS label, metric.unit AS metricUnit,
         metric.choices
       FROM quarantined_readings held LEFT JOIN metrics metric ON metric.id = held.metric_id
         LEFT JOIN assets asset ON asset.id = metric.asset_id
       WHERE held.source_id = ? AND held.reason = ? AND held.decision IS NULL
       ORDER BY held.id DESC LIMIT ? OFFSET ?`,
    )
    .all(sourceId, reason, limit, offset) as (Pick<
    Held,
    'id' | 'address' | 'ts' | 'value' | 'unit' | 'metricId'
  > & { receivedAt: number; label: string; metricUnit: string; choices: string | null })[];
  const total = db
    .sql('SELECT count(*) FROM quarantined_readings WHERE source_id = ? AND reason = ? AND decision IS NULL')
    .pluck()
    .get(sourceId, reason) as number;
  return {
    total,
    rows: rows.map(({ metricId, label, metricUnit, choices, ...row }) => {
      const states = choices === null ? null : (JSON.parse(choices) as Choice[]);
      return {
        ...row,
        metric: metricId === null ? null : { id: metricId, label, unit: metricUnit },
        state: states === null ? null : labelOf(states, row.value),
        stored: metricId === null || row.ts === null ? null : storedAt(db, metricId, row.ts, states),
      };
    }),
  };
}

function labelOf(states: readonly Choice[], given: string): string | null {
  const code = codeOf(states, given);
  return states.find((state) => state.code === code)?.label ?? null;
}

function storedAt(db: Reader, metricId: Id, ts: number, states: readonly Choice[] | null): string | null {
  const value = db
    .sql('SELECT r.value FROM readings r JOIN series s ON s.id = r.series WHERE s.metric_id = ? AND r.ts = ?')
    .pluck()
    .get(metricId, ts) as number | undefined;
  if (value === undefined) return null;
  const counter = findCounter(db, metricId);
  const shown = String(counter === null ? value : faceAt(counter, { ts, value }));
  return (states === null ? null : labelOf(states, shown)) ?? shown;
}
