/**
 * Keeps spreadsheets from running what stands in an exported CSV file. A cell that would begin a formula gets
 * an apostrophe before it, and so does one that would look as if it had got one; reading takes exactly one away,
 * so every text comes back as it was. Plain numbers are left alone. A text that reads like the error of a formula
 * gets one, too: without, it is read as that error.
 * OWASP, "CSV Injection"; the full-width signs are read as formulas by spreadsheets in East Asian settings.
 */
const RISKY = /^'*(?:[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/** What a spreadsheet shows where a formula has no value, in English (`#N/A`, `#DIV/0!`) and German (`#NV`, `#WERT!`). */
const ERROR_VALUE = /^'*\s*#(?:N\/A|NV|[\p{Lu}_]+(?:\/0)?[!?])\s*$/u;

export function isErrorValue(text: string): boolean {
  return text.charCodeAt(0) === 35 && ERROR_VALUE.test(text);
}

export function guardFormula(text: string): string {
  return (RISKY.test(text) && !PLAIN_NUMBER.test(text)) || ERROR_VALUE.test(text) ? `'${text}` : text;
}

export function withoutGuard(text: string): string {
  return text.charCodeAt(0) === 39 && (RISKY.test(text) || ERROR_VALUE.test(text)) ? text.slice(1) : text;
}
