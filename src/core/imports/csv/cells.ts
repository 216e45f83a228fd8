/** One line to cells. The dialect and the reader share it, so what was previewed is what is read. */

export type Separator = ';' | ',' | '\t' | '|';
export const SEPARATORS: readonly Separator[] = [';', '\t', '|', ','];

/**
 * Cells of a line as RFC 4180 has them, tolerantly: spaces around quotes are dropped, a quote inside an
 * unquoted cell and text behind a closing quote are kept as they stand.
 * @returns null when a quoted cell is still open at the end; the record then goes on in the next line
 */
export function splitCells(line: string, separator: Separator): string[] | null {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let open = at;
    while (line.charCodeAt(open) === 32) open += 1;
    const quoted = line[open] === '"' ? quotedPart(line, open + 1) : undefined;
    if (quoted === null) return null;
    const rest = quoted ? quoted.end : at;
    const found = line.indexOf(separator, rest);
    const stop = found === -1 ? line.length : found;
    const tail = line.slice(rest, stop);
    cells.push(quoted ? quoted.text + (tail.trim() === '' ? '' : tail) : tail);
    if (found === -1) return cells;
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
