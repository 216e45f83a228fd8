/** Human numbers such as `WO-2026-0042`: prefix, year and a count within the year, each with one spelling. */

export interface HumanNumber {
  readonly prefix: string;
  readonly year: number;
  readonly n: number;
}

const PREFIX = /^[\p{L}\p{N}-]{1,20}$/u;
const NUMBER = /^(.+)-(\d{4})-(\d{4,})$/su;

/** True for what may stand before the year: 1 to 20 letters, digits and hyphens. */
export function isNumberPrefix(text: string): boolean {
  return PREFIX.test(text);
}

/**
 * The number as people write it: at least four digits, more from 10,000 on.
 * @param year 1000 to 9999
 * @param n from 1
 * @throws RangeError for what could not be read back
 */
export function formatNumber(prefix: string, year: number, n: number): string {
  if (!isNumberPrefix(prefix)) throw new RangeError('the prefix is not 1 to 20 letters, digits and hyphens');
  if (!isYear(year)) throw new RangeError('the year does not have four digits');
  if (!isCount(n)) throw new RangeError('the count is not a whole number from 1');
  return `${prefix}-${year}-${digits(n)}`;
}

/** The parts of a number in exactly the spelling of `formatNumber`, null for any other text. */
export function parseNumber(text: string): HumanNumber | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const prefix = match[1]!;
  const year = Number(match[2]);
  const n = Number(match[3]);
  const isCanonical = isNumberPrefix(prefix) && isYear(year) && isCount(n) && digits(n) === match[3];
  return isCanonical ? { prefix, year, n } : null;
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 1;
}

function digits(n: number): string {
  return String(n).padStart(4, '0');
}
