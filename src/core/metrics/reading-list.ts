/** Single readings as they are shown one by one, and what was corrected of them. */
import { desc, eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { readingCorrections, users } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { hasSource, mayTouch, mayUndo, SOURCED, type SourcedReading } from './corrections.ts';
import { faceAt, findCounter } from './counters.ts';
import { findSeries, metricRow } from './series.ts';

type Rows = Outputs['readings']['list']['rows'];

/** @throws AppError NOT_FOUND */
export function readingsBefore(
  db: Reader,
  by: Principal,
  now: number,
  { metricId, before, limit }: Required<Inputs['readings']['list']>,
): Outputs['readings']['list'] {
  metricRow(db, metricId);
  const series = findSeries(db, metricId);
  if (series === undefined) return { rows: [], hasMore: false };
  const found = db
    .sql(
      `SELECT s.label, u.full_name AS fullName, ${SOURCED} LEFT JOIN users u ON u.id = s.created_by
       WHERE r.series = ? AND r.ts < ? ORDER BY r.ts DESC LIMIT ?`,
    )
    .all(series, before ?? Number.MAX_SAFE_INTEGER, limit + 1) as (SourcedReading & {
    label: string;
    fullName: string | null;
  })[];
  const counter = findCounter(db, metricId);
  const ofSteps = stepsAmong(
    db,
    metricId,
    found.map(({ ts }) => ts),
  );
  const rows: Rows = found.slice(0, limit).map((reading) => {
    const { ts, value, kind, label, createdBy, fullName } = reading;
    const isTyped = kind === 'manual';
    const may =
      !by.permissions.has('work.do') || !mayTouch(by, reading, now) || ofSteps.has(ts)
        ? 'nothing'
        : isTyped
          ? 'correct'
          : 'take-out';
    return {
      ts,
      value,
      shown: counter === null ? value : faceAt(counter, reading),
      source: isTyped ? 'typed' : kind,
      label: isTyped ? '' : label,
      typedBy: createdBy === null || fullName === null ? null : { id: createdBy, fullName },
      may,
    };
  });
  return { rows, hasMore: found.length > limit };
}

/** Instants of the readings that belong to steps of checklists. */
function stepsAmong(db: Reader, metricId: Id, instants: readonly number[]): Set<number> {
  return new Set(
    db
      .sql(
        `SELECT reading_ts FROM checklist_items
         WHERE metric_id = ? AND reading_ts IN (SELECT value FROM json_each(?))`,
      )
      .pluck()
      .all(metricId, JSON.stringify(instants)) as number[],
  );
}

const MOST = 50;

/** @throws AppError NOT_FOUND */
export function correctionsOf(
  db: Reader,
  by: Principal,
  now: number,
  metricId: Id,
): Outputs['readings']['corrections'] {
  metricRow(db, metricId);
  return db
    .select({ correction: readingCorrections, fullName: users.fullName })
    .from(readingCorrections)
    .innerJoin(users, eq(users.id, readingCorrections.correctedBy))
    .where(eq(readingCorrections.metricId, metricId))
    .orderBy(desc(readingCorrections.createdAt), desc(readingCorrections.id))
    .limit(MOST)
    .all()
    .map(({ correction, fullName }) => {
      const { id, ts, value, newTs, newValue, reason, correctedBy, createdAt, undoneAt } = correction;
      return {
        id,
        ts,
        value,
        replacedBy: newTs === null || newValue === null ? null : { ts: newTs, value: newValue },
        reason,
        correctedBy: { id: correctedBy, fullName },
        at: createdAt,
        undoneAt,
        mayUndo:
          undoneAt === null &&
          by.permissions.has('work.do') &&
          mayUndo(by, correction, now) &&
          hasSource(db, correction),
      };
    });
}
