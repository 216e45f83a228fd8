/**
 * Reads a CSV file of readings in one pass with bounded memory, as batches of typed arrays.
 *
 * The promise: nothing of the content stops the reading, and every line or cell that is not read is named
 * with its physical line in the file. A cell that cannot be read costs only itself; a line whose time or
 * number of cells is wrong is not read at all, because its values could belong anywhere.
 */
import { batchesOf, type BatchBuilder } from './batches.ts';
import { makeProblemList, type Problem, type ProblemCounts } from './problems.ts';
import { makeLineReader, makeRowReader, type OpenBatch, type ReadingsPlan } from './rows.ts';

export type { Problem, ProblemCounts, ProblemReason } from './problems.ts';
export type { ReadingsPlan } from './rows.ts';

const MOST_LINES = 5000;
/** A batch is stored in one transaction, during which the core answers nobody. */
const MOST_READINGS = 40_000;

/** Readings of up to 5,000 lines, fewer of many columns: `values[c][r]` was read at `ts[r]`, c being the index in the plan's columns. */
export interface ReadingsBatch {
  /** Lines with content in this batch, good or bad; header and blank lines do not count. */
  readonly lines: number;
  /** Bytes of the file taken in so far. */
  readonly bytesRead: number;
  /** Lines with at least one reading: the length of the arrays. */
  readonly rows: number;
  /** Instants in ms UTC, in file order. */
  readonly ts: Float64Array;
  /** 1-based physical lines. */
  readonly line: Float64Array;
  /** One array per column of the plan; NaN means that there is no reading. */
  readonly values: readonly Float64Array[];
  /** How many values are not NaN. */
  readonly readings: number;
  /** Problems found in this batch, as far as they are kept. */
  readonly problems: readonly Problem[];
  /** All problems of the file so far. */
  readonly problemCounts: Readonly<ProblemCounts>;
}

/**
 * Reads the file. There is always at least one batch; the last one has the final counts. Values are owned by
 * the caller: no array is used twice.
 * @param stream the bytes of the file from its beginning, in pieces of any size
 * @throws NotTextError when the file is not text
 * @throws TypeError when the dialect has no time column
 * @throws the signal's reason when it is aborted
 */
export async function* readReadings(
  stream: AsyncIterable<Uint8Array>,
  plan: ReadingsPlan,
  signal?: AbortSignal,
): AsyncGenerator<ReadingsBatch, void, undefined> {
  yield* batchesOf(stream, plan.dialect, makeBatchBuilder(plan), signal);
}

/** A batch being filled. */
interface DraftBatch extends OpenBatch {
  lines: number;
  readonly problems: Problem[];
}

function linesOfBatch(columns: number): number {
  return Math.max(1, Math.min(MOST_LINES, Math.floor(MOST_READINGS / columns)));
}

function makeDraft(columns: number): DraftBatch {
  const lines = linesOfBatch(columns);
  return {
    lines: 0,
    rows: 0,
    readings: 0,
    ts: new Float64Array(lines),
    line: new Float64Array(lines),
    values: Array.from({ length: columns }, () => new Float64Array(lines).fill(Number.NaN)),
    problems: [],
  };
}

function finish(draft: DraftBatch, problemCounts: ProblemCounts): Omit<ReadingsBatch, 'bytesRead'> {
  return {
    lines: draft.lines,
    rows: draft.rows,
    ts: draft.ts.subarray(0, draft.rows),
    line: draft.line.subarray(0, draft.rows),
    values: draft.values.map((values) => values.subarray(0, draft.rows)),
    readings: draft.readings,
    problems: draft.problems,
    problemCounts,
  };
}

function makeBatchBuilder(plan: ReadingsPlan): BatchBuilder<Omit<ReadingsBatch, 'bytesRead'>> {
  const problems = makeProblemList();
  const full: Omit<ReadingsBatch, 'bytesRead'>[] = [];
  const most = linesOfBatch(plan.columns.length);
  let draft = makeDraft(plan.columns.length);

  const rows = makeRowReader(plan, {
    batch: () => draft,
    problem: (problem) => problems.add(problem, draft.problems),
    lineDone: () => {
      draft.lines += 1;
      if (draft.lines < most) return;
      full.push(finish(draft, problems.counts()));
      draft = makeDraft(plan.columns.length);
    },
  });
  const lines = makeLineReader(plan.dialect, rows);

  return {
    text: (text) => lines.text(text),
    end: () => lines.end(),
    full: () => full.splice(0),
    last: () => finish(draft, problems.counts()),
  };
}
