/** The problems of a file as a CSV for the spreadsheet of whoever mends it. Pure. */

/**
 * A spreadsheet may run a cell that begins like this as a formula (the full-width signs too, in some of its
 * languages). Only what is a number to its very end keeps its sign.
 */
const FORMULA = /^(?:[=@\t\r\n＝＠＋－]|[+-](?![\d.,]*\d[\d.,]*(?:e[+-]?\d+)?$))/i;

function cell(text: string, separator: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(harmless) || harmless.includes(separator)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

/** With a byte order mark and CR LF, as spreadsheet programs expect them. */
export function toCsv(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  return `\uFEFF${rows.map((row) => `${row.map((text) => cell(text, separator)).join(separator)}\r\n`).join('')}`;
}

/** Lists are separated by semicolons where the comma begins the decimals. */
export function separatorOf(locale: string): ',' | ';' {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
}
