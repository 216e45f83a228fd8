/** What became of the files of a source, one line each, and of messages of which nothing was taken. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { FileProblem } from '../../shared/domain/data-sources.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';

/** Lines kept of each source. */
const MOST_KEPT = 1000;

/** A file as it stands in its folder; by all of it it is recognised. */
export interface SeenFile {
  readonly name: string;
  readonly size: number;
  /** ms UTC */
  readonly modifiedAt: number;
}

export interface FileLine {
  readonly id: number;
  readonly state: 'reading' | 'done' | 'failed';
  readonly size: number;
  readonly modifiedAt: number;
  /** Of the file, that are dealt with. */
  readonly lines: number;
  readonly taken: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

interface Counted {
  /** The last line that is dealt with. */
  readonly lines: number;
  readonly taken: number;
  readonly duplicates: number;
  readonly quarantined: number;
}

const COLUMNS = 'id, state, size, modified_at AS modifiedAt, lines, taken, duplicates, quarantined';

/** Of a file that is not out of the folder yet. */
export function lineOf(db: Reader, sourceId: Id, { name }: Pick<SeenFile, 'name'>): FileLine | undefined {
  return db
    .sql(
      `SELECT ${COLUMNS} FROM data_source_activity
       WHERE source_id = ? AND name = ? AND moved = 0 AND state <> 'too-large' ORDER BY id DESC LIMIT 1`,
    )
    .get(sourceId, name) as FileLine | undefined;
}

export function isSame(line: Pick<FileLine, 'size' | 'modifiedAt'>, file: SeenFile): boolean {
  return line.size === file.size && line.modifiedAt === file.modifiedAt;
}

/** The line of a file that is being read: what was there of it, from the first line on when it has changed since. */
export function beginFile(tx: WriteTx, sourceId: Id, file: SeenFile): FileLine {
  const known = lineOf(tx, sourceId, file);
  if (known?.state !== 'reading') {
    tx.sql(
      `INSERT INTO data_source_activity (source_id, name, state, size, modified_at, moved, started_at)
       VALUES (?, ?, 'reading', ?, ?, 0, ?)`,
    ).run(sourceId, file.name, file.size, file.modifiedAt, tx.now);
    forget(tx, sourceId);
  } else if (!isSame(known, file)) {
    tx.sql(
      `UPDATE data_source_activity SET size = ?, modified_at = ?, lines = 0, duplicates = 0, quarantined = 0
       WHERE id = ?`,
    ).run(file.size, file.modifiedAt, known.id);
  }
  tx.touch('readings');
  return lineOf(tx, sourceId, file)!;
}

export function countFile(tx: WriteTx, id: number, counted: Counted): void {
  const { lines, taken, duplicates, quarantined } = counted;
  tx.sql(
    `UPDATE data_source_activity SET lines = ?, taken = taken + ?, duplicates = duplicates + ?,
       quarantined = quarantined + ? WHERE id = ?`,
  ).run(lines, taken, duplicates, quarantined, id);
  tx.touch('readings');
}

export function endFile(tx: WriteTx, id: number, problem: FileProblem | null): void {
  tx.sql('UPDATE data_source_activity SET state = ?, problem = ?, ended_at = ? WHERE id = ?').run(
    problem === null ? 'done' : 'failed',
    problem,
    tx.now,
    id,
  );
  tx.touch('readings');
}

export function noteMoved(tx: WriteTx, id: number): void {
  tx.sql('UPDATE data_source_activity SET moved = 1 WHERE id = ?').run(id);
}

/** Files that went while they were being read, or were moved when the program stopped. */
export function settleGone(tx: WriteTx, sourceId: Id, present: readonly string[]): void {
  const { changes } = tx
    .sql(
      `UPDATE data_source_activity SET moved = 1,
         problem = CASE state WHEN 'reading' THEN 'gone' ELSE problem END,
         ended_at = coalesce(ended_at, ?), state = CASE state WHEN 'reading' THEN 'failed' ELSE state END
       WHERE source_id = ? AND moved = 0 AND name NOT IN (SELECT value FROM json_each(?))`,
    )
    .run(tx.now, sourceId, JSON.stringify(present));
  if (changes > 0) tx.touch('readings');
}

export function hasUnmoved(db: Reader, sourceId: Id): boolean {
  return (
    db.sql('SELECT 1 FROM data_source_activity WHERE source_id = ? AND moved = 0 LIMIT 1').get(sourceId) !==
    undefined
  );
}

/** One line for all that come of a topic one after the other. */
export function noteTooLarge(tx: WriteTx, sourceId: Id, topic: string, size: number): void {
  const newest = tx
    .sql('SELECT id, name, state FROM data_source_activity WHERE source_id = ? ORDER BY id DESC LIMIT 1')
    .get(sourceId) as { readonly id: number; readonly name: string; readonly state: string } | undefined;
  if (newest?.name === topic && newest.state === 'too-large') {
    tx.sql(
      'UPDATE data_source_activity SET times = times + 1, size = max(size, ?), ended_at = ? WHERE id = ?',
    ).run(size, tx.now, newest.id);
  } else {
    tx.sql(
      `INSERT INTO data_source_activity (source_id, name, state, size, moved, started_at, ended_at)
       VALUES (?, ?, 'too-large', ?, 1, ?, ?)`,
    ).run(sourceId, topic, size, tx.now, tx.now);
    forget(tx, sourceId);
  }
  tx.touch('readings');
}

/** One line for all of a topic. */
export function noteRetained(tx: WriteTx, sourceId: Id, topic: string, size: number): void {
  const known = tx
    .sql("SELECT id FROM data_source_activity WHERE source_id = ? AND name = ? AND problem = 'retained'")
    .pluck()
    .get(sourceId, topic) as number | undefined;
  if (known === undefined) {
    tx.sql(
      `INSERT INTO data_source_activity (source_id, name, state, problem, size, moved, started_at, ended_at)
       VALUES (?, ?, 'failed', 'retained', ?, 1, ?, ?)`,
    ).run(sourceId, topic, size, tx.now, tx.now);
    forget(tx, sourceId);
  } else {
    tx.sql(
      'UPDATE data_source_activity SET times = times + 1, size = max(size, ?), ended_at = ? WHERE id = ?',
    ).run(size, tx.now, known);
  }
  tx.touch('readings');
}

function forget(tx: WriteTx, sourceId: Id): void {
  tx.sql(
    `DELETE FROM data_source_activity WHERE source_id = ? AND moved = 1 AND id <= (
       SELECT id FROM data_source_activity WHERE source_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`,
  ).run(sourceId, sourceId, MOST_KEPT);
}

/** The newest first. */
export function activityOf(
  db: Reader,
  { sourceId, offset, limit }: Required<Inputs['dataSources']['activity']>,
): Outputs['dataSources']['activity'] {
  const rows = db
    .sql(
      `SELECT id, name, state, problem, size, taken, duplicates, quarantined, times, started_at AS startedAt,
         ended_at AS endedAt
       FROM data_source_activity WHERE source_id = ? ORDER BY id DESC LIMIT ? OFFSET ?`,
    )
    .all(sourceId, limit, offset) as Outputs['dataSources']['activity']['rows'];
  const total = db
    .sql('SELECT count(*) FROM data_source_activity WHERE source_id = ?')
    .pluck()
    .get(sourceId) as number;
  return { rows, total };
}

/** Messages of each source of which nothing was taken, as far as their lines are kept. */
export function leftOutBySource(
  db: Reader,
): ReadonlyMap<Id, { readonly tooLarge: number; readonly retained: number }> {
  const rows = db
    .sql(
      `SELECT source_id AS sourceId, sum(iif(state = 'too-large', times, 0)) AS tooLarge,
         sum(iif(problem = 'retained', times, 0)) AS retained
       FROM data_source_activity GROUP BY source_id`,
    )
    .all() as { readonly sourceId: Id; readonly tooLarge: number; readonly retained: number }[];
  return new Map(rows.map(({ sourceId, ...counts }) => [sourceId, counts]));
}
