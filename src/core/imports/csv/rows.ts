/** Lines of a file to readings in the arrays of a batch. */
import { type Choice, codeOf } from '../../../shared/domain/choices.ts';
import type { Dialect } from './dialect.ts';
import { isEmptyCell, makeNumberParser, suggestNumber } from './numbers.ts';
import { cutValue, type Problem } from './problems.ts';
import { makeRecordReader } from './records.ts';
import { makeSeenReadings } from './seen.ts';
import { makeTimeParser } from './time.ts';

const MAX_LINE_CHARS = 256 * 1024;

export interface ReadingsPlan {
  readonly dialect: Dialect;
  /** IANA zone of times that carry no offset of their own. */
  readonly zone: string;
  /** The columns to read; `target` is the caller's and is not looked at. No value beyond `least` and `most` can be true. */
  readonly columns: readonly {
    readonly index: number;
    readonly target: string;
    readonly least?: number;
    readonly most?: number;
    /** Of a characteristic its states: their names and codes are read, nothing else. */
    readonly choices?: readonly Choice[] | undefined;
    /** To the unit of the metric; left out: the values are in it. */
    readonly convert?: ((value: number) => number) | undefined;
  }[];
  /** Instants after this one (ms UTC) are refused as impossible. */
  readonly latest: number;
  /** Readings of a column at an instant that it has had already are read as others are. */
  readonly keepsRepeated?: boolean;
}

/** The arrays being filled; `values[c][r]` belongs to `ts[r]`, NaN where there is no reading. */
export interface OpenBatch {
  rows: number;
  readings: number;
  readonly ts: Float64Array;
  readonly line: Float64Array;
  readonly values: readonly Float64Array[];
}

export interface RowSink {
  batch(): OpenBatch;
  problem(problem: Problem): void;
  /** Every line with content, good or bad, ends with this. */
  lineDone(): void;
}

export interface RowReader {
  /** Takes a line of `text` without quotes, from `start` to `end`. */
  plainLine(text: string, start: number, end: number, line: number): void;
  /** Takes a record that had quotes. */
  cells(cells: readonly string[], line: number): void;
  /** Names a line that is not read. */
  refuse(text: string, line: number, reason: 'unclosed-quote' | 'line-too-long'): void;
}

/** Cuts text into physical lines and hands on those from the first line with readings. */
export function makeLineReader(dialect: Dialect, rows: RowReader): { text(text: string): void; end(): void } {
  const records = makeRecordReader(dialect.separator, {
    record: (cells, line) => rows.cells(cells, line),
    unclosed: (text, line) => rows.refuse(text, line, 'unclosed-quote'),
  });
  let line = 0;
  let rest = '';
  /** Inside a line that was refused for its length. */
  let isSkipping = false;

  const take = (text: string, start: number, stop: number, hasQuote: boolean): void => {
    line += 1;
    if (isSkipping) {
      isSkipping = false;
      return;
    }
    if (line < dialect.firstDataLine) return;
    const end = stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    if (hasQuote || records.isOpen) records.feed(text.slice(start, end), line);
    else rows.plainLine(text, start, end, line);
  };

  return {
    text(text) {
      const buffer = rest + text;
      let start = 0;
      let quote = buffer.indexOf('"');
      for (let stop = buffer.indexOf('\n'); stop !== -1; stop = buffer.indexOf('\n', start)) {
        if (quote !== -1 && quote < start) quote = buffer.indexOf('"', start);
        take(buffer, start, stop, quote !== -1 && quote < stop);
        start = stop + 1;
      }
      rest = buffer.slice(start);
      if (rest.length <= MAX_LINE_CHARS) return;
      if (!isSkipping && line + 1 >= dialect.firstDataLine) {
        records.end();
        rows.refuse(rest, line + 1, 'line-too-long');
      }
      isSkipping = true;
      rest = '';
    },
    end() {
      if (rest.length > 0) take(rest, 0, rest.length, rest.includes('"'));
      records.end();
    },
  };
}

/** The code of the state in a cell; NaN where it has none. */
function stateIn(choices: readonly Choice[], text: string, start: number, end: number): number {
  return codeOf(choices, text.slice(start, end)) ?? Number.NaN;
}

/** The cells of a line that has a time: each begins and ends somewhere in the text. */
export interface Row {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly line: number;
  /** ms UTC */
  readonly instant: number;
}

interface CutterPlan extends Pick<ReadingsPlan, 'dialect' | 'zone' | 'latest'> {
  /** Columns that a row must have. */
  readonly indexes: readonly number[];
}

interface Cutter extends RowReader {
  nameOf(index: number): string;
  /** What stands in the present row for its time. */
  timeText(): string;
}

/**
 * Cuts lines into cells and reads their times. A line without a time or with a wrong number of cells is named, and
 * handed on to nobody. The row is the same object each time.
 */
export function makeCutter(
  plan: CutterPlan,
  sink: Pick<RowSink, 'problem' | 'lineDone'>,
  take: (row: Row) => void,
): Cutter {
  const { dialect } = plan;
  const { timeColumn, dateColumn } = dialect;
  if (timeColumn === null) throw new TypeError('A file without a time column has no readings.');
  const separator = dialect.separator.charCodeAt(0);
  const parseTime = makeTimeParser(dialect.dateFormat, plan.zone);
  const width = dialect.columns.length;
  const lastFilled = dialect.columns.findLastIndex((column) => column.kind !== 'empty');
  const fewest = Math.max(lastFilled, timeColumn, dateColumn ?? 0, ...plan.indexes) + 1;
  const starts: number[] = [];
  const ends: number[] = [];
  const row = { text: '', starts, ends, line: 0, instant: 0 };

  const nameOf = (index: number): string => dialect.columns[index]?.name ?? `#${index + 1}`;

  const timeText = (): string => {
    const clock = row.text.slice(starts[timeColumn], ends[timeColumn]);
    if (dateColumn === null) return clock;
    const date = row.text.slice(starts[dateColumn], ends[dateColumn]);
    return isEmptyCell(date) || isEmptyCell(clock) ? '' : `${date.trim()} ${clock.trim()}`;
  };

  const nameBadTime = (line: number, instant: number | null): void => {
    const value = timeText();
    const reason = instant !== null ? 'impossible-time' : isEmptyCell(value) ? 'missing-time' : 'bad-time';
    sink.problem({ line, column: nameOf(timeColumn), value: cutValue(value), reason });
  };

  const readRow = (text: string, line: number): void => {
    row.text = text;
    const instant =
      dateColumn === null ? parseTime(text, starts[timeColumn], ends[timeColumn]) : parseTime(timeText());
    if (instant === null || instant < 0 || instant > plan.latest) return nameBadTime(line, instant);
    row.line = line;
    row.instant = instant;
    take(row);
  };

  const isBlank = (text: string, from: number, count: number): boolean => {
    for (let cell = from; cell < count; cell += 1) {
      if (text.slice(starts[cell], ends[cell]).trim() !== '') return false;
    }
    return true;
  };

  /** A cheap sign that the line may be blank. */
  const startsBlank = (text: string): boolean =>
    starts[timeColumn] === ends[timeColumn] || text.charCodeAt(starts[timeColumn]!) <= 32;

  const takeRow = (text: string, count: number, line: number): void => {
    if (count < fewest || count > width) {
      if (isBlank(text, 0, count)) return;
      if (count < fewest || !isBlank(text, width, count)) {
        const value = cutValue(text.slice(starts[0], ends[count - 1]));
        sink.problem({ line, column: null, value, reason: 'wrong-column-count' });
        sink.lineDone();
        return;
      }
    } else if (startsBlank(text) && isBlank(text, 0, count)) return;
    readRow(text, line);
    sink.lineDone();
  };

  return {
    nameOf,
    timeText,
    plainLine(text, start, end, line) {
      let count = 0;
      starts[0] = start;
      for (let at = start; at < end; at += 1) {
        if (text.charCodeAt(at) !== separator) continue;
        ends[count] = at;
        count += 1;
        starts[count] = at + 1;
      }
      ends[count] = end;
      takeRow(text, count + 1, line);
    },
    cells(cells, line) {
      let at = 0;
      cells.forEach((cell, index) => {
        starts[index] = at;
        at += cell.length;
        ends[index] = at;
      });
      takeRow(cells.join(''), cells.length, line);
    },
    refuse(text, line, reason) {
      sink.problem({ line, column: null, value: cutValue(text), reason });
      sink.lineDone();
    },
  };
}

/** Reads lines into the batch. The hot path: no allocation for a good line without quotes. */
export function makeRowReader(plan: ReadingsPlan, sink: RowSink): RowReader {
  const { dialect } = plan;
  const parseNumber = makeNumberParser(dialect);
  const seen = makeSeenReadings(plan.columns.length);
  const indexes = plan.columns.map((column) => column.index);
  const least = plan.columns.map((column) => column.least ?? Number.NEGATIVE_INFINITY);
  const most = plan.columns.map((column) => column.most ?? Number.POSITIVE_INFINITY);
  const states = plan.columns.map((column) => column.choices);
  const converts = plan.columns.map((column) => column.convert);

  const nameBadNumber = (cell: string, line: number, index: number): void => {
    const suggestion = suggestNumber(cell, dialect);
    const column = cutter.nameOf(index);
    const problem = { line, column, value: cutValue(cell), reason: 'bad-number' } as const;
    sink.problem(suggestion === undefined ? problem : { ...problem, suggestion });
  };

  const nameUnknownState = (cell: string, line: number, index: number, choices: readonly Choice[]): void => {
    const suggestion = cutValue(choices.map(({ label }) => label).join(', '));
    const column = cutter.nameOf(index);
    sink.problem({ line, column, value: cutValue(cell), reason: 'unknown-state', suggestion });
  };

  const readColumns = ({ text, starts, ends, line, instant }: Row): void => {
    const batch = sink.batch();
    const row = batch.rows;
    const place = seen.place(instant);
    let found = 0;
    let isDuplicate = false;
    for (let column = 0; column < indexes.length; column += 1) {
      const index = indexes[column]!;
      const start = starts[index]!;
      const end = ends[index]!;
      if (start === end) continue;
      const choices = states[column];
      let value = choices === undefined ? parseNumber(text, start, end) : stateIn(choices, text, start, end);
      const convert = converts[column];
      if (convert !== undefined) value = convert(value);
      if (Number.isNaN(value) && choices !== undefined) {
        const cell = text.slice(start, end);
        if (!isEmptyCell(cell)) nameUnknownState(cell, line, index, choices);
      } else if (Number.isNaN(value)) {
        const cell = text.slice(start, end);
        if (!isEmptyCell(cell)) nameBadNumber(cell, line, index);
      } else if (value < least[column]! || value > most[column]!) {
        const cell = cutValue(text.slice(start, end));
        sink.problem({ line, column: cutter.nameOf(index), value: cell, reason: 'beyond-plausible' });
      } else if (plan.keepsRepeated === true || seen.claim(place, column)) {
        batch.values[column]![row] = value;
        found += 1;
      } else isDuplicate = true;
    }
    if (isDuplicate) {
      sink.problem({
        line,
        column: null,
        value: cutValue(cutter.timeText()),
        reason: 'duplicate-in-file',
      });
    }
    if (found === 0) return;
    batch.ts[row] = instant;
    batch.line[row] = line;
    batch.rows += 1;
    batch.readings += found;
  };

  const cutter = makeCutter({ ...plan, indexes }, sink, readColumns);
  return cutter;
}
