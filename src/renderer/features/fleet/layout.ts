/** Where the cells of a fleet lie. Pure. */

/** How many cells of at least `least` pixels fit side by side; at least one. */
export function columnsIn(room: number, least: number, gap: number): number {
  return Math.max(1, Math.floor((room + gap) / (least + gap)));
}

/** The cell a key leads to; null for a key that leads nowhere. */
export function nextCell(key: string, at: number, columns: number, total: number): number | null {
  const within = (cell: number) => Math.min(Math.max(cell, 0), total - 1);
  switch (key) {
    case 'ArrowRight':
      return within(at + 1);
    case 'ArrowLeft':
      return within(at - 1);
    case 'ArrowDown':
      return at + columns < total ? at + columns : at;
    case 'ArrowUp':
      return at >= columns ? at - columns : at;
    case 'PageDown':
      return within(at + 3 * columns);
    case 'PageUp':
      return within(at - 3 * columns);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
