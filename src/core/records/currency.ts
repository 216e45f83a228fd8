/** Which money an amount in a file is of: the plant keeps all its amounts in one currency, and none is converted. */
import { isCurrency } from '../../shared/domain/currency.ts';

/** A sign, or a code of ISO 4217 that stands by itself. */
const MARKS = /\p{Sc}|(?<!\p{L})[A-Z]{3}(?!\p{L})/gu;
/** What is longer is no amount. */
const LONGEST = 100;

/** The sign or code of another currency that stands in a cell, null for none; `$` is of every dollar. */
export function otherCurrency(cell: string, own: string): string | null {
  if (cell.length > LONGEST) return null;
  const marks = cell.match(MARKS) ?? [];
  return (
    marks.find((mark) => (isCurrency(mark) ? mark !== own : isSign(mark) && mark !== signOf(own))) ?? null
  );
}

function isSign(mark: string): boolean {
  return mark.length < 3;
}

function signOf(currency: string): string | undefined {
  return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
}
