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

/** A note of nothing but blanks is no note. */
export function noteOf(note: string): string | null {
  return note.trim() === '' ? null : note.trim();
}
