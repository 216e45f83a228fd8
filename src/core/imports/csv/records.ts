/** Lines to records: a quoted cell may hold line ends, so a record may span several physical lines. */
import { splitCells, type Separator, type StrayQuote } from './cells.ts';

/** A quote that is not closed within these limits is a typing error in one line, not a cell of many. */
export interface RecordLimits {
  readonly lines: number;
  readonly chars: number;
}
const OF_READINGS: RecordLimits = { lines: 20, chars: 65_536 };

/**
 * After so many lines whose quote is never closed no cell goes on in the next line any more: looking for its end
 * again and again would cost hours of a file that is nothing else.
 */
const MOST_UNCLOSED = 20;

export interface RecordSink {
  /**
   * @param line 1-based physical line on which the record begins
   * @param stray cells in which text goes on behind a closing quote
   */
  record(cells: readonly string[], line: number, stray: readonly StrayQuote[]): void;
  /** A line whose quote is never closed; reading goes on with the line behind it. */
  unclosed(text: string, line: number): void;
}

export interface RecordReader {
  /** True while a quoted cell waits for its end. */
  readonly isOpen: boolean;
  /** Takes one physical line without its line end. */
  feed(text: string, line: number): void;
  /** No more lines: what is still open is reported as unclosed. */
  end(): void;
}

export function makeRecordReader(
  separator: Separator,
  sink: RecordSink,
  limits: RecordLimits = OF_READINGS,
): RecordReader {
  let open: string[] = [];
  let firstLine = 0;
  let chars = 0;
  let unclosed = 0;

  const giveUpFirst = (): void => {
    const [first, ...others] = open;
    const line = firstLine;
    open = [];
    unclosed += 1;
    sink.unclosed(first!, line);
    others.forEach((text, index) => feed(text, line + 1 + index));
  };

  const feed = (text: string, line: number): void => {
    if (open.length === 0) {
      firstLine = line;
      chars = 0;
    }
    open.push(text);
    chars += text.length + 1;
    const couldClose = open.length === 1 || text.includes('"');
    const split = couldClose ? splitCells(open.join('\n'), separator) : null;
    // What closes a quote of another line and goes on with text is the beginning of a cell of its own.
    const isTorn = split !== null && split.stray.some(({ text: cell }) => cell.includes('\n'));
    if (split !== null && !isTorn) {
      open = [];
      sink.record(split.cells, firstLine, split.stray);
    } else if (isTorn || open.length >= limits.lines || chars > limits.chars || unclosed >= MOST_UNCLOSED)
      giveUpFirst();
  };

  return {
    get isOpen() {
      return open.length > 0;
    },
    feed,
    end() {
      while (open.length > 0) giveUpFirst();
    },
  };
}
