/**
 * Decimal numbers as people type them, to and from the scaled integers that are stored. Scaling works on the
 * digits, never on a floating-point value, and refuses what it would have to round.
 *
 * Thousands may be grouped by the other mark, spaces or apostrophes, in groups of three with one kind of
 * separator. So with a decimal comma '1.500' is fifteen hundred, and '1.5' is refused rather than guessed at.
 * Exponents are not read: in a form, '12E5' is a scanned label and not a quantity.
 */

export type DecimalMark = '.' | ',';

/** Decimal places of a quantity in thousandths. */
const MILLI_DIGITS = 3;
/** Most decimal places a currency has (ISO 4217). */
const MOST_MINOR_DIGITS = 4;

const PATTERNS: Record<DecimalMark, RegExp> = { '.': patternFor('.', ','), ',': patternFor(',', '.') };

function patternFor(mark: DecimalMark, otherMark: DecimalMark): RegExp {
  const separator = `[${otherMark} \\u00a0\\u202f'\\u2019]`;
  const whole = `(?<whole>\\d+|[1-9]\\d{0,2}(?<separator>${separator})\\d{3}(?:\\k<separator>\\d{3})*)`;
  return new RegExp(`^(?<sign>[-+\\u2212]?)(?=[\\d${mark}])${whole}?(?:[${mark}](?<fraction>\\d+))?$`);
}

/** The number a text stands for; null for anything that is not one number in this notation. */
export function parseDecimal(text: string, mark: DecimalMark): number | null {
  const parts = partsOf(text, mark);
  if (parts === null) return null;
  const value = Number(`${parts.sign}${parts.whole}.${parts.fraction}0`);
  return Number.isFinite(value) ? withoutNegativeZero(value) : null;
}

export interface TypedNumber {
  readonly value: number;
  /** In the other notation it is another number, or it is a number in that one only: to be shown as understood. */
  readonly doubtful: boolean;
}

/**
 * The number somebody typed or pasted: in the notation of the locale, else in the other one, so that a pasted
 * '1.5' is one and a half everywhere, while '1.500' stays fifteen hundred with a decimal comma. Null for anything
 * that is not one number in either notation.
 */
export function readDecimal(text: string, mark: DecimalMark): TypedNumber | null {
  const own = parseDecimal(text, mark);
  const other = parseDecimal(text, mark === '.' ? ',' : '.');
  const value = own ?? other;
  return value === null ? null : { value, doubtful: own === null || (other !== null && other !== own) };
}

/** Units of things that are counted; of anything else there may be a part. */
const COUNTED = new Set(
  [
    [
      'pc',
      'pcs',
      'piece',
      'pieces',
      'ea',
      'each',
      'unit',
      'units',
      'set',
      'sets',
      'pair',
      'pairs',
      'kit',
      'kits',
    ],
    [
      'box',
      'boxes',
      'pack',
      'packs',
      'roll',
      'rolls',
      'can',
      'cans',
      'cartridge',
      'cartridges',
      'bottle',
      'bottles',
    ],
    ['st', 'stk', 'stck', 'stück', 'satz', 'sätze', 'paar', 'paare', 'packung', 'packungen', 'pck'],
    [
      'rolle',
      'rollen',
      'dose',
      'dosen',
      'kartusche',
      'kartuschen',
      'flasche',
      'flaschen',
      'karton',
      'kartons',
    ],
  ].flat(),
);

/** Whether parts in this unit are counted, so that only whole ones can be booked. */
export function isCounted(unit: string): boolean {
  return COUNTED.has(unit.trim().toLowerCase().replace(/\.$/, ''));
}

/** Whether a quantity in thousandths can exist in this unit: things that are counted are whole. */
export function isQuantityOf(unit: string, quantityMilli: number): boolean {
  return !isCounted(unit) || quantityMilli % 10 ** MILLI_DIGITS === 0;
}

/** A quantity in thousandths; null for what is not a number, finer than thousandths or too large to be exact. */
export function toMilli(text: string, mark: DecimalMark): number | null {
  return scaled(text, mark, MILLI_DIGITS);
}

/**
 * A quantity in thousandths as people write it, without needless zeros: 1500 is '1.5' or '1,5'.
 * @throws RangeError when it is not a safe integer
 */
export function fromMilli(quantityMilli: number, mark: DecimalMark): string {
  const [whole, fraction] = split(quantityMilli, MILLI_DIGITS);
  const shortened = fraction.replace(/0+$/, '');
  return shortened === '' ? whole : `${whole}${mark}${shortened}`;
}

/**
 * An amount in minor units; null for what is not a number, finer than a minor unit or too large to be exact.
 * @param digits decimal places of the currency, 0 to 4
 * @throws RangeError for other digits
 */
export function toMinor(amountText: string, mark: DecimalMark, digits: number): number | null {
  assertMinorDigits(digits);
  return scaled(amountText, mark, digits);
}

/**
 * An amount in minor units with all its decimal places: 1250 with two digits is '12.50' or '12,50'.
 * @throws RangeError when it is not a safe integer, or for digits that `toMinor` refuses
 */
export function fromMinor(amountMinor: number, mark: DecimalMark, digits: number): string {
  assertMinorDigits(digits);
  const [whole, fraction] = split(amountMinor, digits);
  return digits === 0 ? whole : `${whole}${mark}${fraction}`;
}

interface DecimalParts {
  readonly sign: '' | '-';
  /** Digits only, at least one. */
  readonly whole: string;
  /** Digits only, perhaps none. */
  readonly fraction: string;
}

function partsOf(text: string, mark: DecimalMark): DecimalParts | null {
  const groups = PATTERNS[mark].exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const { sign, whole = '0', fraction = '' } = groups;
  return { sign: sign === '-' || sign === '\u2212' ? '-' : '', whole: whole.replace(/\D/g, ''), fraction };
}

function scaled(text: string, mark: DecimalMark, digits: number): number | null {
  const parts = partsOf(text, mark);
  if (parts === null) return null;
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > digits) return null;
  const value = Number(`${parts.sign}${parts.whole}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? withoutNegativeZero(value) : null;
}

/** Sign with whole digits, and exactly `digits` digits after the mark. */
function split(value: number, digits: number): [string, string] {
  if (!Number.isSafeInteger(value)) throw new RangeError('the value is not a safe integer');
  const figures = String(Math.abs(value)).padStart(digits + 1, '0');
  const at = figures.length - digits;
  return [`${value < 0 ? '-' : ''}${figures.slice(0, at)}`, figures.slice(at)];
}

function withoutNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

function assertMinorDigits(digits: number): void {
  if (!Number.isInteger(digits) || digits < 0 || digits > MOST_MINOR_DIGITS) {
    throw new RangeError('a currency has 0 to 4 decimal places');
  }
}
