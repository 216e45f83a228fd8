/** One line to cells. The dialect and the reader share it, so what was previewed is what is read. */

export type Separator = ';' | ',' | '\t' | '|';
export const SEPARATORS: readonly Separator[] = [';', '\t', '|', ','];

/** A quoted cell in which text goes on behind the quote that closes it. */
export interface StrayQuote {
  readonly index: number;
  /** The cell as it stands, quotes and all. */
  readonly text: string;
}

export interface SplitLine {
  readonly cells: string[];
  readonly stray: readonly StrayQuote[];
}

const NONE: readonly StrayQuote[] = [];

/**
 * Cells of a line as RFC 4180 has them, tolerantly: spaces around quotes are dropped, a quote inside an
 * unquoted cell and text behind a closing quote are kept as they stand.
 * @returns null when a quoted cell is still open at the end; the record then goes on in the next line
 */
export function splitCells(line: string, separator: Separator): SplitLine | null {
  return split(line, separator, false);
}

/** Cells of a line whose quote is never closed: that quote is taken for a sign of its cell. */
export function splitUnclosed(line: string, separator: Separator): string[] {
  return split(line, separator, true)!.cells;
}

function split(line: string, separator: Separator, isOpenText: boolean): SplitLine | null {
  if (!line.includes('"')) return { cells: line.split(separator), stray: NONE };
  const cells: string[] = [];
  const stray: StrayQuote[] = [];
  let at = 0;
  for (;;) {
    let open = at;
    while (line.charCodeAt(open) === 32) open += 1;
    const quoted = line[open] === '"' ? quotedPart(line, open + 1) : undefined;
    if (quoted === null && !isOpenText) return null;
    const rest = quoted ? quoted.end : at;
    const found = line.indexOf(separator, rest);
    const stop = found === -1 ? line.length : found;
    const tail = line.slice(rest, stop);
    const isStray = quoted !== undefined && quoted !== null && tail.trim() !== '';
    if (isStray) stray.push({ index: cells.length, text: line.slice(open, stop) });
    cells.push(quoted ? quoted.text + (isStray ? tail : '') : tail);
    if (found === -1) return { cells, stray };
    at = stop + 1;
  }
}

/** The text up to the closing quote with doubled quotes undone, and where it ends; null when it does not. */
function quotedPart(line: string, start: number): { text: string; end: number } | null {
  let text = '';
  let from = start;
  for (;;) {
    const close = line.indexOf('"', from);
    if (close === -1) return null;
    text += line.slice(from, close);
    if (line[close + 1] !== '"') return { text, end: close + 1 };
    text += '"';
    from = close + 2;
  }
}
