/** Reordering a list by hand, as pure steps. */

/** The list with the item at `from` put at `to`. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? [...items] : rest.toSpliced(to, 0, item);
}

/**
 * Where an item dragged to a height would be put.
 * @param middles heights of the middles of the items as they stand, top to bottom
 */
export function targetOf(middles: readonly number[], from: number, y: number): number {
  return middles.filter((middle, index) => index !== from && middle < y).length;
}
