/** TanStack Table's part in the list: which columns show and how the list is sorted. Rows come in windows, beside it. */
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ListColumn } from './types.ts';
import type { ListChoice } from './use-list-choice.ts';

export const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });

const noRows: never[] = [];

export interface ListTableOptions<Row extends object, SortKey extends string> {
  readonly columns: readonly ListColumn<Row, SortKey>[];
  readonly choice: ListChoice;
  readonly onChoice: (change: Partial<ListChoice>) => void;
}

export function useListTable<Row extends object, SortKey extends string>({
  columns,
  choice,
  onChoice,
}: ListTableOptions<Row, SortKey>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row) => row, {
          id: column.id,
          header: column.header,
          enableSorting: column.sort !== undefined,
          enableHiding: column.fixed !== true,
          sortDescFirst: false,
        }),
      ),
    );
  }, [columns]);
  const sortedBy = columns.find((column) => column.sort !== undefined && column.sort === choice.sort?.sort);
  const sorting =
    sortedBy === undefined ? [] : [{ id: sortedBy.id, desc: choice.sort?.direction === 'desc' }];
  const table = useTable<typeof features, Row>({
    features,
    columns: definitions,
    data: noRows,
    manualSorting: true,
    enableSortingRemoval: false,
    state: { columnVisibility: { ...choice.visibility }, sorting },
    onColumnVisibilityChange: (update) =>
      onChoice({ visibility: typeof update === 'function' ? update({ ...choice.visibility }) : update }),
    onSortingChange: (update) => {
      const first = (typeof update === 'function' ? update(sorting) : update)[0];
      const sort = columns.find((column) => column.id === first?.id)?.sort;
      if (first !== undefined && sort !== undefined) {
        onChoice({ sort: { sort, direction: first.desc ? 'desc' : 'asc' } });
      }
    },
  });
  const shownIds = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join('\u0000');
  const shown = useMemo(() => {
    const ids = new Set(shownIds.split('\u0000'));
    return columns.filter(({ id }) => ids.has(id));
  }, [columns, shownIds]);
  return { table, shown };
}
