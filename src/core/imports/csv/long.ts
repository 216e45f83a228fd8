/**
 * Reads a file with one reading per row, whose metric a column names, in one pass with bounded memory. The promise is
 * that of readings.ts: nothing of the content stops the reading, and every line that is not read is named.
 */
import { batchesOf, type BatchBuilder } from './batches.ts';
import type { Dialect } from './dialect.ts';
import type { LongColumns } from './long-columns.ts';
import { isEmptyCell, makeNumberParser } from './numbers.ts';
import { copied, makeProblemList, type Problem } from './problems.ts';
import { makeCutter, makeLineReader } from './rows.ts';

/** Rows of a batch. */
const MOST_ROWS = 5000;
/** Longer than any name or value that means anything. */
const MOST_CHARS = 500;

export interface LongReading {
  /** 1-based physical line in the file. */
  readonly line: number;
  /** ms UTC */
  readonly ts: number;
  /** As the file calls the metric: `TAG/name` where asset and metric have a column each. */
  readonly name: string;
  /** NaN where it is no number. */
  readonly value: number;
  /** The cell, trimmed; of a number its figures with a decimal point. */
  readonly given: string;
  /** Null: the row says none. */
  readonly unit: string | null;
}

export interface LongBatch {
  /** In the order of the file; rows whose cell of the value is blank are left out. */
  readonly readings: readonly LongReading[];
  readonly problems: readonly Problem[];
}

export interface LongPlan {
  readonly dialect: Dialect;
  readonly columns: LongColumns;
  /** IANA zone of times that carry no offset of their own. */
  readonly zone: string;
}

/**
 * Batches of up to 5,000 rows.
 * @throws NotTextError when the file is not text
 * @throws TypeError when the dialect has no time column
 * @throws the signal's reason when it is aborted
 */
export async function* readLong(
  stream: AsyncIterable<Uint8Array>,
  plan: LongPlan,
  signal?: AbortSignal,
): AsyncGenerator<LongBatch, void, undefined> {
  yield* batchesOf(stream, plan.dialect, makeLongBuilder(plan), signal);
}

function makeLongBuilder({ dialect, columns, zone }: LongPlan): BatchBuilder<LongBatch> {
  const problems = makeProblemList();
  const parseNumber = makeNumberParser(dialect);
  const full: LongBatch[] = [];
  let lines = 0;
  let draft = { readings: [] as LongReading[], problems: [] as Problem[] };
  /** So that a name stands in memory once, and not with the piece of the file it was cut from. */
  let known = new Map<string, string>();

  const sink = {
    problem: (problem: Problem) => problems.add(problem, draft.problems),
    lineDone: () => {
      lines += 1;
      if (lines < MOST_ROWS) return;
      full.push(draft);
      lines = 0;
      draft = { readings: [], problems: [] };
      known = new Map();
    },
  };
  const own = (text: string): string => {
    const cut = text.length > MOST_CHARS ? text.slice(0, MOST_CHARS) : text;
    let copy = known.get(cut);
    if (copy === undefined) {
      copy = copied(cut);
      known.set(copy, copy);
    }
    return copy;
  };
  const { value: valueAt, unit: unitAt, names: namesAt } = columns;
  const indexes = [...namesAt, valueAt, ...(unitAt === null ? [] : [unitAt])];
  const rows = makeCutter({ dialect, zone, latest: Number.POSITIVE_INFINITY, indexes }, sink, (row) => {
    const { text, starts, ends, line, instant } = row;
    const cell = (index: number): string => text.slice(starts[index], ends[index]).trim();
    const given = cell(valueAt);
    if (given === '') return;
    const value = parseNumber(text, starts[valueAt], ends[valueAt]);
    const unit = unitAt === null ? '' : cell(unitAt);
    draft.readings.push({
      line,
      ts: instant,
      name: own(nameIn(namesAt.map(cell))),
      value,
      given: Number.isNaN(value) ? own(given) : String(value),
      unit: isEmptyCell(unit) ? null : own(unit),
    });
  });
  const reader = makeLineReader(dialect, rows);
  return {
    text: (text) => reader.text(text),
    end: () => reader.end(),
    full: () => full.splice(0),
    last: () => draft,
  };
}

/** What the cells of the names of a row call the metric. */
export function nameIn(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join('/');
}
