/** Writes rows as CSV: RFC 4180 with CR LF, every cell that could be misread in quotes, formulas made harmless. */
import { guardFormula } from './guard.ts';
import { type Cell, cellText } from './table.ts';

export interface CsvWriting {
  readonly separator: string;
  /** Which columns hold what people have typed. */
  readonly isGuarded: readonly boolean[];
}

/** One line with its line end. */
export function csvLine(cells: readonly Cell[], { separator, isGuarded }: CsvWriting): string {
  return `${cells
    .map((cell, at) =>
      quoted(isGuarded[at] === true ? guardFormula(cellText(cell)) : cellText(cell), separator),
    )
    .join(separator)}\r\n`;
}

function quoted(text: string, separator: string): string {
  const isPlain = !/["\r\n]/.test(text) && !text.includes(separator) && text.trim() === text;
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
