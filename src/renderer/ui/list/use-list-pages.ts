/**
 * Fetches a long list in blocks of rows around what is visible. Blocks that scrolled away stay in the cache for
 * a minute; a change of filter or order keeps the old rows on the screen until the new ones are there.
 */
import { hashKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListQuery, ListWindow } from './types.ts';

export const blockSize = 100;
/** Rows that are asked for at once when many are wanted that need not be shown; lists answer with no more. */
const gulp = 500;

/** First and last block needed to show rows `first` to `last` and a little around them. */
export function blocksFor(
  first: number,
  last: number,
  total: number | undefined,
  size = blockSize,
): readonly number[] {
  const lastRow = Math.min(last + size / 2, (total ?? 1) - 1);
  const from = Math.max(0, Math.floor((first - size / 2) / size));
  const to = Math.max(from, Math.floor(lastRow / size));
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export interface ListPages<Row> {
  /** Undefined before the first answer. */
  readonly total: number | undefined;
  /** The row at an index, or undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** All rows from one index to another, also those that were never shown. */
  readonly rowsBetween: (first: number, last: number) => Promise<Row[]>;
  readonly error: Error | null;
  readonly retry: () => void;
  /** The rows shown are of the filter or order before. */
  readonly stale: boolean;
  /** Changes when another list (filter, order) is asked for. */
  readonly listKey: string;
}

/** @param size of a block in rows, less where a row is much */
export function useListPages<Row, SortKey extends string>(
  page: (window: ListWindow<SortKey>) => ListQuery<Row>,
  order: Pick<ListWindow<SortKey>, 'sort' | 'direction'>,
  visible: { readonly first: number; readonly last: number },
  size = blockSize,
): ListPages<Row> {
  const client = useQueryClient();
  const listKey = hashKey(page({ ...order, offset: 0, limit: size }).queryKey);
  const [known, setKnown] = useState<{ listKey: string; total: number } | undefined>(undefined);
  const blocks = blocksFor(visible.first, visible.last, known?.total, size);
  const results = useQueries({
    queries: blocks.map((block) => {
      const offset = block * size;
      const { queryKey, queryFn } = page({ ...order, offset, limit: size });
      return {
        queryKey,
        queryFn,
        gcTime: 60_000,
        meta: { offset },
        placeholderData: (
          before: Awaited<ReturnType<typeof queryFn>> | undefined,
          query: { readonly meta?: Record<string, unknown> } | undefined,
        ) => (query?.meta?.['offset'] === offset ? before : undefined),
      };
    }),
  });

  const fresh = results.find((result) => result.data !== undefined && !result.isPlaceholderData);
  const total = fresh?.data?.total ?? known?.total;
  if (fresh?.data !== undefined && (known?.total !== fresh.data.total || known.listKey !== listKey)) {
    setKnown({ listKey, total: fresh.data.total });
  }

  const failed = results.find((result) => result.error !== null && result.data === undefined);
  return {
    total,
    rowAt(index) {
      const at = blocks.indexOf(Math.floor(index / size));
      return at === -1 ? undefined : results[at]?.data?.rows[index % size];
    },
    async rowsBetween(first, last) {
      const rows: Row[] = [];
      for (let offset = first; offset <= last; offset += gulp) {
        const limit = Math.min(gulp, last - offset + 1);
        const { queryKey, queryFn } = page({ ...order, offset, limit });
        rows.push(...(await client.fetchQuery({ queryKey, queryFn, gcTime: 0 })).rows);
      }
      return rows;
    },
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch();
    },
    stale: results.some((result) => result.isPlaceholderData),
    listKey,
  };
}
