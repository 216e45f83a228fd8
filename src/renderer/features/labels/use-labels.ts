import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Label, type LabelSource, MOST_LABELS } from '../../../shared/contract/labels.ts';
import { api } from '../../api.ts';

const WINDOW = 500;

export interface FoundLabels {
  /** As many as have come by now. */
  readonly labels: readonly Label[];
  readonly total: number;
  /** All have come, and they are not too many. */
  readonly complete: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The labels of what was chosen, fetched in windows until all are there. */
export function useLabels(sources: readonly LabelSource[]): FoundLabels {
  const isAsked = sources.length > 0;
  const found = useInfiniteQuery(
    api.labels.list.infiniteOptions({
      input: (offset: number) => ({ sources: [...sources], offset, limit: WINDOW }),
      initialPageParam: 0,
      getNextPageParam: ({ total }, pages) => {
        const fetched = pages.reduce((sum, { rows }) => sum + rows.length, 0);
        return fetched < total && total <= MOST_LABELS ? fetched : undefined;
      },
      placeholderData: keepPreviousData,
      enabled: isAsked,
    }),
  );
  const { hasNextPage, isFetching, fetchNextPage } = found;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const pages = isAsked ? (found.data?.pages ?? []) : [];
  const total = pages[0]?.total ?? 0;
  const isWhole = isAsked && found.isSuccess && !found.isPlaceholderData && !hasNextPage;
  return {
    labels: pages.flatMap(({ rows }) => rows),
    total,
    complete: isWhole && total <= MOST_LABELS,
    pending: isAsked && found.isPending,
    error: found.error,
    retry: () => void found.refetch(),
  };
}
