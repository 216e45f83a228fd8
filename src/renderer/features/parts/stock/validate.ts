/** Checks that the forms of stock share; quantities in thousandths. */

/** The most one movement may hold. */
const most = 1_000_000_000;

/** What is wrong with a quantity to be moved, as a key of the catalogue `parts.invalid`. */
export function quantityProblem(quantity: number | null): 'quantity' | 'quantityTooLarge' | null {
  if (quantity === null || quantity <= 0) return 'quantity';
  return quantity > most ? 'quantityTooLarge' : null;
}

/** What the books show of a part in a store. */
export function heldIn(
  part: { readonly stock: readonly { readonly locationId: string; readonly quantity: number }[] },
  locationId: string | null,
): number {
  return part.stock.find((place) => place.locationId === locationId)?.quantity ?? 0;
}

/** A difference of more than this many whole units is asked about. */
const MUCH_MILLI = 1_000_000;
/** And so is more than this many times what the books show, or less than that part of it. */
const MANY_TIMES = 10;

/**
 * Whether a count is so far from the books that it is more likely a slip of the finger. That a shelf is empty, or
 * was thought to be, is plausible; a difference of no more than ten units is always.
 */
export function isImplausible(book: number | null, counted: number | null): boolean {
  if (book === null || counted === null) return false;
  const difference = Math.abs(counted - book);
  if (difference > MUCH_MILLI) return true;
  const [less, more] = [Math.min(book, counted), Math.max(book, counted)];
  return less > 0 && more > MANY_TIMES * less && difference > MANY_TIMES * 1000;
}

/** A note of nothing but blanks is no note. */
export function noteOf(note: string): string | null {
  return note.trim() === '' ? null : note.trim();
}
