/** Counts and names what hangs on nodes of a tree. */
import type { Archiving, Hanging, HangingKind } from '../../shared/contract/trees.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { namesOf, topmostOf, type Tree } from './tree.ts';

/** As many names as a sentence bears. */
const NAMES = 3;

export interface HangingQuestion {
  readonly kind: HangingKind;
  /** What stands after SELECT name: FROM json_each(:ids) s and the rows that hang on `s.value`. */
  readonly rows: string;
  readonly name: string;
  readonly blocks: boolean;
}

/** @param ids the nodes and all below them */
export function hangingOn(db: Reader, ids: readonly Id[], questions: readonly HangingQuestion[]): Hanging[] {
  const given = JSON.stringify(ids);
  return questions.flatMap(({ kind, rows, name, blocks }) => {
    const found = db
      .sql(`SELECT ${name} AS name, count(*) OVER () AS count FROM json_each(?) s ${rows} LIMIT ${NAMES}`)
      .all(given) as { name: string; count: number }[];
    const count = found[0]?.count ?? 0;
    return count === 0 ? [] : [{ kind, count, names: found.map(({ name }) => name), blocks }];
  });
}

/**
 * What is chosen, and what stands below it.
 * @param subtree the nodes and all below them
 */
export function nodesOf(
  db: Reader,
  tree: Tree,
  ids: readonly Id[],
  subtree: readonly Id[],
): Omit<Archiving, 'hanging'> & { readonly below: Hanging[] } {
  const live = new Set(subtree);
  const topmost = topmostOf(db, tree, ids).filter((id) => live.has(id));
  const chosen = new Set(topmost);
  const below = subtree.filter((id) => !chosen.has(id));
  const kind = tree.table === 'assets' ? 'sub-assets' : 'sub-locations';
  return {
    names: fewNames(db, tree, topmost),
    count: topmost.length,
    below:
      below.length === 0
        ? []
        : [{ kind, count: below.length, names: fewNames(db, tree, below), blocks: false }],
  };
}

function fewNames(db: Reader, tree: Tree, ids: readonly Id[]): string[] {
  return [...namesOf(db, tree, ids.slice(0, NAMES)).values()];
}
