import type { PointerEvent } from 'react';

/** Where a row has several: each is told by itself. */
const CELLS = '[role="gridcell"], [role="columnheader"], [role="treeitem"]';

/**
 * For the box around rows that cut what has no room: what is cut is told whole while the pointer rests on it. Asked
 * only then, so that scrolling measures nothing.
 */
export function tellWhole({ target }: PointerEvent): void {
  const cell = (target as Element).closest<HTMLElement>(CELLS);
  if (cell === null) return;
  const isCut = [cell, ...cell.querySelectorAll<HTMLElement>('*')].some(
    (part) =>
      part.scrollWidth > part.clientWidth + 1 &&
      part.clientWidth > 0 &&
      getComputedStyle(part).overflowX === 'hidden',
  );
  const isShort = [...cell.querySelectorAll<HTMLElement>('*')].some(
    (part) => part.scrollHeight > part.clientHeight + 1 && getComputedStyle(part).webkitLineClamp !== 'none',
  );
  if (isCut || isShort) cell.title = cell.innerText.replaceAll(/\s+/g, ' ').trim();
  else cell.removeAttribute('title');
}
