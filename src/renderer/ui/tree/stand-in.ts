/** Which row is the current one when the one that was is there no more: archived, moved, or within a closed branch. */
import type { TreeRow } from './flatten.ts';

/** What stood around a row, by ids. */
export interface Neighbourhood {
  readonly id: string;
  /** It stood for the rest of a long branch. */
  readonly isRest: boolean;
  readonly next: string | undefined;
  readonly previous: string | undefined;
  readonly parent: string | null;
}

export function neighbourhood<Node>(
  rows: readonly TreeRow<Node>[],
  index: number,
): Neighbourhood | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  return {
    id: row.id,
    isRest: row.kind === 'more',
    next: rows[index + 1]?.id,
    previous: rows[index - 1]?.id,
    parent: row.parentId,
  };
}

export function sameNeighbourhood(one: Neighbourhood, other: Neighbourhood | undefined): boolean {
  return one.id === other?.id && one.next === other.next && one.previous === other.previous;
}

/** Index of the row after it, before it or above it, the first that is still there; of a rest that came, its end. */
export function standIn<Node>(rows: readonly TreeRow<Node>[], was: Neighbourhood): number {
  if (was.isRest) return rows.findLastIndex(({ parentId }) => parentId === was.parent);
  for (const id of [was.next, was.previous, was.parent]) {
    const index = id === undefined ? -1 : rows.findIndex((row) => row.id === id);
    if (index !== -1) return index;
  }
  return -1;
}
