/** Parents before their children, whatever the order of the file; and the rings in which nothing is first. Pure. */

export interface Ordered<T> {
  /** Parents first; otherwise in the order given. What stands in a ring, or hangs on one, is left out. */
  readonly order: readonly T[];
  /** Each ring once, beginning with its first in the order given. */
  readonly rings: readonly (readonly T[])[];
}

/** @param parentOf undefined for what has no parent among the nodes */
export function parentsFirst<T>(nodes: readonly T[], parentOf: (node: T) => T | undefined): Ordered<T> {
  const placed = new Set<T>();
  const stuck = new Set<T>();
  const order: T[] = [];
  const rings: T[][] = [];
  for (const node of nodes) {
    const path: T[] = [];
    const onPath = new Set<T>();
    let at: T | undefined = node;
    while (at !== undefined && !placed.has(at) && !stuck.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = parentOf(at);
    }
    if (at !== undefined && (stuck.has(at) || onPath.has(at))) {
      if (onPath.has(at)) rings.push(path.slice(path.indexOf(at)));
      for (const each of path) stuck.add(each);
      continue;
    }
    for (const each of path.toReversed()) {
      placed.add(each);
      order.push(each);
    }
  }
  return { order, rings };
}
