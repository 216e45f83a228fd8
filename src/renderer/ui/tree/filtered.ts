/** A tree made of what matches a text and all that stands above it. */
import type { Branch } from './flatten.ts';

/** A node with its place. */
export interface PlacedNode {
  readonly id: string;
  readonly parentId: string | null;
}

export interface FilteredTree<Node> {
  readonly branchOf: (parentId: string | null) => Branch<Node> | undefined;
  /** Nodes with something shown below them. */
  readonly parents: readonly string[];
}

/** The nodes in the order in which siblings stand. */
export function filteredTree<Node extends PlacedNode>(nodes: readonly Node[]): FilteredTree<Node> {
  const shown = new Set(nodes.map(({ id }) => id));
  const byParent = Map.groupBy(nodes, ({ parentId }) =>
    parentId !== null && shown.has(parentId) ? parentId : null,
  );
  return {
    branchOf: (parentId) => {
      const below = byParent.get(parentId) ?? [];
      return { state: 'loaded', nodes: below, total: below.length };
    },
    parents: [...byParent.keys()].filter((id) => id !== null),
  };
}
