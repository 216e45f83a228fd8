/** The rows of a tree as they stand on the screen, from what is open and what has been loaded. */

export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly hasChildren: boolean;
}

/** What is known of the children of a node (null: the roots). */
export type Branch<Node> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | {
      readonly state: 'loaded';
      /** Of a long branch the first ones. */
      readonly nodes: readonly Node[];
      readonly total: number;
    };

export type TreeRow<Node> =
  | {
      readonly kind: 'node';
      readonly id: string;
      readonly node: Node;
      /** From 1. */
      readonly level: number;
      /** Place among its siblings, from 1. */
      readonly position: number;
      readonly siblings: number;
      readonly parentId: string | null;
      readonly expanded: boolean;
    }
  | {
      readonly kind: 'loading' | 'failed';
      readonly id: string;
      readonly level: number;
      readonly parentId: string;
    }
  | {
      /** The rest of a long branch, which is loaded when the row comes into sight. */
      readonly kind: 'more';
      readonly id: string;
      readonly level: number;
      readonly parentId: string | null;
    };

export function flattenTree<Node>(
  branchOf: (parentId: string | null) => Branch<Node> | undefined,
  describe: (node: Node) => TreeNode,
  expanded: ReadonlySet<string>,
): readonly TreeRow<Node>[] {
  const rows: TreeRow<Node>[] = [];
  const add = (parentId: string | null, level: number) => {
    const branch = branchOf(parentId);
    if (branch === undefined || branch.state !== 'loaded') {
      if (parentId !== null) {
        const kind = branch?.state === 'failed' ? 'failed' : 'loading';
        rows.push({ kind, id: `${parentId}:${kind}`, level, parentId });
      }
      return;
    }
    branch.nodes.forEach((node, index) => {
      const { id, hasChildren } = describe(node);
      const open = hasChildren && expanded.has(id);
      rows.push({
        kind: 'node',
        id,
        node,
        level,
        position: index + 1,
        siblings: branch.total,
        parentId,
        expanded: open,
      });
      if (open) add(id, level + 1);
    });
    if (branch.nodes.length < branch.total) {
      rows.push({ kind: 'more', id: `${parentId ?? 'root'}:more`, level, parentId });
    }
  };
  add(null, 1);
  return rows;
}

/** Row that the typed letters lead to: the next one after `from` whose label begins with them, round the end. */
export function findByLetters(labels: readonly string[], letters: string, from: number): number {
  const wanted = letters.toLocaleLowerCase();
  // One letter moves on to the next match, more letters refine the present one.
  const start = letters.length === 1 ? from + 1 : Math.max(0, from);
  for (let step = 0; step < labels.length; step += 1) {
    const index = (start + step) % labels.length;
    if (labels[index]?.toLocaleLowerCase().startsWith(wanted) === true) return index;
  }
  return -1;
}
