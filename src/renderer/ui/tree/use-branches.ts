/** Loads the roots and the children of every open node; each branch is a query and so follows live changes. */
import { useQueries, useQueryClient, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { BRANCH_WINDOW } from '../../../shared/contract/trees.ts';
import type { Branch } from './flatten.ts';

export interface BranchPage<Node> {
  readonly nodes: readonly Node[];
  readonly total: number;
}

export interface BranchQuery<Node> {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<BranchPage<Node>>;
}

/** How much of a branch is asked for: the first `limit` children, and all up to `through`. */
export interface BranchWindow {
  readonly limit: number;
  readonly through: string | null;
}

export interface Branches<Node> {
  readonly branchOf: (parentId: string | null) => Branch<Node> | undefined;
  readonly rootsError: Error | null;
  readonly rootsLoading: boolean;
  readonly retry: (parentId: string | null) => void;
  /** Loads more of a long branch. */
  readonly more: (parentId: string | null) => void;
  /** Loads a long branch up to one of its nodes. */
  readonly reach: (parentId: string | null, id: string) => void;
}

const firstWindow: BranchWindow = { limit: BRANCH_WINDOW, through: null };

interface Grown {
  readonly window: BranchWindow;
  /** The window before, shown until the larger one has come. */
  readonly before: BranchWindow;
}

export function useBranches<Node>(
  children: (parentId: string | null, window: BranchWindow) => BranchQuery<Node>,
  expanded: readonly string[],
): Branches<Node> {
  const client = useQueryClient();
  const [grown, setGrown] = useState<ReadonlyMap<string | null, Grown>>(new Map());
  const parents: readonly (string | null)[] = [null, ...expanded];
  const results = useQueries({
    queries: parents.map((parentId) => {
      const { window, before } = grown.get(parentId) ?? { window: firstWindow, before: firstWindow };
      const { queryKey, queryFn } = children(parentId, window);
      return {
        queryKey,
        queryFn,
        placeholderData: () => client.getQueryData<BranchPage<Node>>(children(parentId, before).queryKey),
      };
    }),
  });
  const byParent = new Map(parents.map((parentId, index) => [parentId, results[index]]));
  const roots = byParent.get(null);
  const grow = (parentId: string | null, next: (window: BranchWindow) => BranchWindow) =>
    setGrown((all) => {
      const before = all.get(parentId)?.window ?? firstWindow;
      return new Map(all).set(parentId, { window: next(before), before });
    });
  return {
    branchOf(parentId) {
      const result = byParent.get(parentId);
      if (result === undefined) return undefined;
      if (result.data !== undefined) return { state: 'loaded', ...result.data };
      return { state: result.isError ? 'failed' : 'loading' };
    },
    rootsError: roots?.data === undefined ? (roots?.error ?? null) : null,
    rootsLoading: roots?.data === undefined && roots?.isError !== true,
    retry: (parentId) => void byParent.get(parentId)?.refetch(),
    more: (parentId) => {
      const result = byParent.get(parentId);
      if (result?.data === undefined || result.isPlaceholderData) return;
      const limit = Math.max(BRANCH_WINDOW, result.data.nodes.length) * 2;
      grow(parentId, ({ through }) => ({ limit, through }));
    },
    reach: (parentId, id) => {
      const result = byParent.get(parentId);
      if (result?.data === undefined || result.isPlaceholderData) return;
      if (grown.get(parentId)?.window.through === id) return;
      grow(parentId, ({ limit }) => ({ limit, through: id }));
    },
  };
}
