/** Loads the roots and the children of every open node; each branch is a query and so follows live changes. */
import { useQueries, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import type { Branch } from './flatten.ts';

export interface BranchQuery<Node> {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<readonly Node[]>;
}

export interface Branches<Node> {
  readonly branchOf: (parentId: string | null) => Branch<Node> | undefined;
  readonly rootsError: Error | null;
  readonly rootsLoading: boolean;
  readonly retry: (parentId: string | null) => void;
}

export function useBranches<Node>(
  children: (parentId: string | null) => BranchQuery<Node>,
  expanded: readonly string[],
): Branches<Node> {
  const parents: readonly (string | null)[] = [null, ...expanded];
  const results = useQueries({
    queries: parents.map((parentId) => {
      const { queryKey, queryFn } = children(parentId);
      return { queryKey, queryFn };
    }),
  });
  const byParent = new Map(parents.map((parentId, index) => [parentId, results[index]]));
  const roots = byParent.get(null);
  return {
    branchOf(parentId) {
      const result = byParent.get(parentId);
      if (result === undefined) return undefined;
      if (result.data !== undefined) return { state: 'loaded', nodes: result.data };
      return { state: result.isError ? 'failed' : 'loading' };
    },
    rootsError: roots?.data === undefined ? (roots?.error ?? null) : null,
    rootsLoading: roots?.data === undefined && roots?.isError !== true,
    retry: (parentId) => void byParent.get(parentId)?.refetch(),
  };
}
