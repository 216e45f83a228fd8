/**
 * Takes the readings of one file, a slice at a time. What is stored and how far the file is are written together, so
 * whatever ends the work, the next attempt goes on behind the last slice and nothing is counted twice.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { FolderConfig } from '../../shared/contract/data-sources.ts';
import { MAX_READINGS_BYTES } from '../../shared/contract/uploads.ts';
import type { FileProblem, QuarantineReason } from '../../shared/domain/data-sources.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { Database, WriteTx } from '../database/database.ts';
import type { Problem } from '../imports/csv/readings.ts';
import { dialectOf } from '../imports/inspect.ts';
import { wholeOf } from '../imports/readings-file.ts';
import { asRefusal } from '../imports/refusals.ts';
import { breathe } from '../jobs/jobs.ts';
import { standing } from '../metrics/same.ts';
import type { Clock } from '../ports.ts';
import type { FileReader } from '../uploads/uploads.ts';
import { beginFile, countFile, type FileLine, type SeenFile } from './activity.ts';
import type { FolderReport } from './folder-report.ts';
import {
  columnAt,
  columnsOf,
  longOf,
  longSlices,
  type NamedProblem,
  type Slice,
  wideSlices,
} from './folder-slices.ts';
import { resolver } from './mapping.ts';
import { holdBack } from './quarantine.ts';
import { closedTest, count, judge, type Origin, spanOf, takeReadings } from './take.ts';

const PIECE_BYTES = 64 * 1024;
const WRITE = { actorId: null, command: 'dataSources.receive' };

/** What is said of a row or cell that cannot be read. Readings that come twice are left to the one door. */
const REASONS: Readonly<Record<Problem['reason'], QuarantineReason>> = {
  'bad-time': 'time-unreadable',
  'missing-time': 'time-unreadable',
  'impossible-time': 'clock-behind',
  'bad-number': 'not-a-number',
  'beyond-plausible': 'beyond-plausible',
  'counter-impossible': 'counter-impossible',
  'unknown-state': 'state-unknown',
  'wrong-column-count': 'row-unreadable',
  'unclosed-quote': 'row-unreadable',
  'line-too-long': 'row-unreadable',
  'duplicate-in-file': 'value-differs',
  'value-differs': 'value-differs',
};

const PROBLEMS: Readonly<Partial<Record<ErrorCode, FileProblem>>> = {
  FILE_NOT_TEXT: 'not-text',
  WORKBOOK_UNREADABLE: 'workbook-unreadable',
  FILE_TOO_LARGE: 'too-large',
  IMPORT_TOO_MANY_ROWS: 'too-large',
};

interface Taking {
  readonly database: Database;
  readonly origin: Origin;
  readonly config: FolderConfig;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly report: FolderReport;
}

/**
 * Opens what is meant and nothing that was put in its place: no link, no pipe, no other file.
 * @returns null when it is not that file any more
 * @throws what the file system says
 */
export async function openSame(path: string, file: SeenFile): Promise<FileHandle | null> {
  // What Windows does not have counts as 0.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (await isStillSame(handle, file)) return handle;
  await handle.close();
  return null;
}

export async function isStillSame(handle: FileHandle, { size, modifiedAt }: SeenFile): Promise<boolean> {
  const stat = await handle.stat();
  return stat.isFile() && stat.size === size && Math.trunc(stat.mtimeMs) === modifiedAt;
}

/**
 * @returns why nothing can be taken from it, or null
 * @throws the signal's reason, and what the file system or the database says: the file is then not done with
 */
export async function takeFile(
  handle: FileHandle,
  file: SeenFile,
  taking: Taking,
): Promise<{ readonly id: number; readonly problem: FileProblem | null }> {
  const { database, origin, signal, report } = taking;
  const line = await database.writeWhenIdle(WRITE, (tx) => beginFile(tx, origin.id, file), signal);
  let problem: FileProblem | null;
  try {
    problem = await readInto(line, handle, file, taking);
  } catch (failure) {
    const error = asRefusal(failure);
    const known = error instanceof AppError ? PROBLEMS[error.code] : undefined;
    if (known === undefined) throw failure;
    problem = known;
  }
  if (problem !== null) report.add({ line: null, column: '', value: file.name, reason: problem });
  return { id: line.id, problem };
}

async function readInto(
  line: FileLine,
  handle: FileHandle,
  file: SeenFile,
  taking: Taking,
): Promise<FileProblem | null> {
  const { database, config, origin, signal } = taking;
  if (file.size > MAX_READINGS_BYTES) return 'too-large';
  const files = readerOf(handle);
  const whole = { file: file.name, size: file.size };
  const shown = await dialectOf(database, files, whole, {});
  const { decimalMark, dateFormat, zone, layout } = config;
  const timeColumn =
    layout === undefined || layout.time === null ? undefined : columnAt(shown.dialect, layout.time);
  if (timeColumn === null) return 'columns-missing';
  const fixed = {
    ...(decimalMark !== null && { decimalMark }),
    ...(dateFormat !== null && { dateFormat }),
    ...(timeColumn !== undefined && { timeColumn }),
  };
  // A sheet has numbers and dates of its own kind.
  const asSaid = shown.workbook === null ? fixed : timeColumn === undefined ? {} : { timeColumn };
  const { dialect } = await dialectOf(database, files, whole, asSaid);
  if (dialect.timeColumn === null) return 'no-time-column';
  if (dateFormat === null && dialect.notes.includes('ambiguous-day-month')) return 'ambiguous-dates';
  if (decimalMark === null && dialect.notes.includes('ambiguous-decimal-mark')) return 'ambiguous-numbers';
  const metrics = layout?.kind === 'long' ? [] : columnsOf(database, origin, dialect);
  // Columns that are called as metrics are some, whatever else stands beside them.
  const long = layout === undefined && metrics.length === 0 ? dialect.long : longOf(dialect, layout);
  if (long === undefined) return 'columns-missing';
  if (long === null && metrics.length === 0) return 'no-columns';
  const { pieces } = await wholeOf(database, files, whole, { sheet: null, signal });
  const slices =
    long === null
      ? wideSlices(pieces, { dialect, zone, metrics }, signal)
      : longSlices(pieces, { dialect, zone, columns: long }, { ...taking, nameless: file.name });
  let hasReadings = line.taken + line.duplicates + line.quarantined > 0;
  for await (const slice of slices) {
    const isRead = await takeSlice(slice, line, file, taking);
    hasReadings ||= isRead;
    await breathe(signal);
  }
  return hasReadings ? null : 'no-readings';
}

/** @returns whether anything that could be read is among what is new */
async function takeSlice(
  { readings, problems, until }: Slice,
  line: FileLine,
  file: SeenFile,
  { database, origin, clock, signal, report }: Taking,
): Promise<boolean> {
  for (const { line: at, column, value, reason } of problems) {
    report.add({ line: at, column: column ?? '', value, reason: REASONS[reason] });
  }
  const known = readings.filter((reading) => reading.line <= line.lines);
  if (known.length > 0) nameHeld(database, origin, known, clock.now(), report);
  const fresh = readings.filter((reading) => reading.line > line.lines);
  const bad = problems.filter((problem) => problem.line > line.lines);
  if (fresh.length + bad.length === 0) return false;
  const outcomes = await database.writeWhenIdle(
    WRITE,
    (tx) => {
      const taken = takeReadings(tx, origin, fresh);
      holdProblems(tx, origin, file, bad);
      const of = (wanted: string) => taken.outcomes.filter((outcome) => outcome === wanted).length;
      const [added, duplicates] = [of('taken'), of('duplicate')];
      countFile(tx, line.id, {
        lines: until,
        taken: added,
        duplicates,
        quarantined: fresh.length - added - duplicates + bad.length,
      });
      return taken.outcomes;
    },
    signal,
  );
  outcomes.forEach((reason, at) => {
    if (reason === 'taken' || reason === 'duplicate') return;
    const { line: where, column, given } = fresh[at]!;
    report.add({ line: where, column, value: given, reason });
  });
  return outcomes.some((outcome) => outcome !== 'not-a-number');
}

function holdProblems(tx: WriteTx, origin: Origin, file: SeenFile, problems: readonly NamedProblem[]): void {
  const metricAt = resolver(tx, origin.mapping);
  for (const { address: called, value, reason } of problems) {
    const said = REASONS[reason];
    const address = called !== null && said === 'not-a-number' ? called : file.name;
    const reading = { address, ts: null, value: Number.NaN, given: value, unit: null };
    holdBack(tx, origin.id, reading, said, metricAt(address)?.id ?? null);
  }
  if (problems.length > 0) count(tx, origin.id, { taken: 0, duplicates: 0, quarantined: problems.length });
}

/** Names what was held back before the work was broken off: the report is of the whole file. */
function nameHeld(
  database: Database,
  origin: Origin,
  readings: Slice['readings'],
  now: number,
  report: FolderReport,
): void {
  const metricAt = resolver(database, origin.mapping);
  const isClosed = closedTest(database);
  const span = spanOf(database, 'folder', now);
  for (const reading of readings) {
    const judged = judge(reading, metricAt(reading.address), span);
    const reason =
      typeof judged === 'string'
        ? judged
        : isClosed(judged)
          ? 'history-closed'
          : standing(database, judged.metricId)(judged.ts, judged.value) === 'other'
            ? 'value-differs'
            : null;
    if (reason !== null)
      report.add({ line: reading.line, column: reading.column, value: reading.given, reason });
  }
}

function readerOf(handle: FileHandle): FileReader {
  const piece = async (position: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  };
  return {
    head: (_file, length) => piece(0, length),
    stream: async function* () {
      for (let at = 0; ;) {
        const bytes = await piece(at, PIECE_BYTES);
        if (bytes.length === 0) return;
        at += bytes.length;
        yield bytes;
      }
    },
  };
}
