/** The rows of a tree, or of what is left of it by a filter, and how they open and close. */
import { useState } from 'react';
import { filteredTree, type PlacedNode } from './filtered.ts';
import { flattenTree, type TreeNode, type TreeRow } from './flatten.ts';
import { useBranches, type BranchQuery, type Branches, type BranchWindow } from './use-branches.ts';
import { useExpanded } from './use-expanded.ts';

interface RowsOptions<Node> {
  readonly id: string;
  readonly children: (parentId: string | null, window: BranchWindow) => BranchQuery<Node>;
  readonly describe: (node: Node) => TreeNode;
  readonly filtered: readonly Node[] | undefined;
}

export interface Rows<Node> {
  readonly rows: readonly TreeRow<Node>[];
  readonly describe: (node: Node) => TreeNode;
  readonly branches: Branches<Node>;
  readonly open: (ids: readonly string[]) => void;
  readonly close: (id: string) => void;
}

const nothing: ReadonlySet<string> = new Set();

export function useRows<Node extends PlacedNode>(options: RowsOptions<Node>): Rows<Node> {
  const { id, children, describe, filtered } = options;
  const expanded = useExpanded(id);
  const branches = useBranches(children, expanded.ids);
  // What matches is shown open; what was closed is forgotten with the filter.
  const [closed, setClosed] = useState({ of: filtered, ids: nothing });
  if (filtered === undefined) {
    return {
      rows: flattenTree(branches.branchOf, describe, expanded.set),
      describe,
      branches,
      open: expanded.open,
      close: expanded.close,
    };
  }
  const tree = filteredTree(filtered);
  const parents = new Set(tree.parents);
  const closedIds = closed.of === filtered ? closed.ids : nothing;
  const open = new Set(tree.parents.filter((parent) => !closedIds.has(parent)));
  const describeHere = (node: Node) => ({ ...describe(node), hasChildren: parents.has(node.id) });
  return {
    rows: flattenTree(tree.branchOf, describeHere, open),
    describe: describeHere,
    branches,
    open: (ids) =>
      setClosed({ of: filtered, ids: new Set([...closedIds].filter((other) => !ids.includes(other))) }),
    close: (nodeId) => setClosed({ of: filtered, ids: new Set([...closedIds, nodeId]) }),
  };
}
