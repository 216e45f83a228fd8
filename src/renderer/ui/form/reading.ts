/** How numbers and days are read and written in the fields of a locale. Pure. */
import { readDecimal, type DecimalMark } from '../../../shared/domain/quantity.ts';
import type { DayOrder } from '../../../shared/domain/typed-day.ts';

export function decimalMarkOf(locale: string): DecimalMark {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

export interface NumberRules {
  /** Decimal places at most; 0 for whole numbers. */
  readonly decimals: number;
  readonly least?: number;
  readonly most?: number;
}

export type NumberProblem = 'number' | 'whole' | 'decimals' | 'least' | 'most';

/** The number a text stands for, or why it cannot be taken; nothing is rounded or moved into the bounds. */
export function readNumber(
  text: string,
  mark: DecimalMark,
  { decimals, least = -1e15, most = 1e15 }: NumberRules,
): { readonly value: number; readonly doubtful: boolean } | { readonly problem: NumberProblem } {
  const typed = readDecimal(text, mark);
  if (typed === null) return { problem: 'number' };
  if (typed.value < least) return { problem: 'least' };
  if (typed.value > most) return { problem: 'most' };
  if (Number(typed.value.toFixed(decimals)) !== typed.value) {
    return { problem: decimals === 0 ? 'whole' : 'decimals' };
  }
  return typed;
}

export interface DayNotation {
  readonly order: DayOrder;
  readonly separator: string;
}

/** Month first only where the locale has it so with the year last; points where the locale writes them. */
export function dayNotationOf(locale: string): DayNotation {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(0);
  const order = parts.filter(({ type }) => type !== 'literal').map(({ type }) => type);
  const points = parts.some(({ type, value }) => type === 'literal' && value.startsWith('.'));
  return { order: order[0] === 'month' && order[1] === 'day' ? 'mdy' : 'dmy', separator: points ? '.' : '/' };
}

/** Day, month and year in the notation: of an ISO date, or letters that show where each stands. */
export function inNotation(
  { order, separator }: DayNotation,
  [year, month, day]: readonly [string, string, string],
): string {
  return (order === 'dmy' ? [day, month, year] : [month, day, year]).join(separator);
}

/** An ISO date as it is typed. */
export function writeDay(isoDate: string, notation: DayNotation): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return inNotation(notation, [year, month, day]);
}
