/**
 * Keeps spreadsheets from running what stands in an exported CSV file. A cell that would begin a formula gets
 * an apostrophe before it, and so does one that would look as if it had got one; reading takes exactly one away,
 * so every text comes back as it was. Plain numbers are left alone.
 * OWASP, "CSV Injection"; the full-width signs are read as formulas by spreadsheets in East Asian settings.
 */
const RISKY = /^'*(?:[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

export function guardFormula(text: string): string {
  return RISKY.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

export function withoutGuard(text: string): string {
  return text.charCodeAt(0) === 39 && RISKY.test(text) ? text.slice(1) : text;
}
