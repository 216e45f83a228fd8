/** TanStack Table's part in the list: which columns show, how they are sorted, which rows are selected. */
import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type RowSelectionState,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { ListColumn } from './types.ts';
import type { ListChoice } from './use-list-choice.ts';

export const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature, rowSelectionFeature });

export interface ListTableOptions<Row extends object, SortKey extends string> {
  readonly columns: readonly ListColumn<Row, SortKey>[];
  /** The rows that are visible now. */
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly choice: ListChoice;
  readonly onChoice: (change: Partial<ListChoice>) => void;
  readonly selection: RowSelectionState;
  readonly onSelection: (selection: RowSelectionState) => void;
}

export function useListTable<Row extends object, SortKey extends string>(
  options: ListTableOptions<Row, SortKey>,
) {
  const { columns, rows, rowId, choice, onChoice, selection, onSelection } = options;
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      columns.map((column) =>
        helper.accessor((row) => row, {
          id: column.id,
          header: column.header,
          cell: ({ row }) => column.cell(row.original),
          enableSorting: column.sort !== undefined,
          enableHiding: column.fixed !== true,
          sortDescFirst: false,
        }),
      ),
    );
  }, [columns]);
  const sortedBy = columns.find((column) => column.sort !== undefined && column.sort === choice.sort?.sort);
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableSortingRemoval: false,
    state: {
      columnVisibility: { ...choice.visibility },
      sorting: sortedBy === undefined ? [] : [{ id: sortedBy.id, desc: choice.sort?.direction === 'desc' }],
      rowSelection: selection,
    },
    onColumnVisibilityChange: (update) =>
      onChoice({ visibility: typeof update === 'function' ? update({ ...choice.visibility }) : update }),
    onSortingChange: (update) => {
      const before =
        sortedBy === undefined ? [] : [{ id: sortedBy.id, desc: choice.sort?.direction === 'desc' }];
      const first = (typeof update === 'function' ? update(before) : update)[0];
      const sort = columns.find((column) => column.id === first?.id)?.sort;
      if (first !== undefined && sort !== undefined) {
        onChoice({ sort: { sort, direction: first.desc ? 'desc' : 'asc' } });
      }
    },
    onRowSelectionChange: (update) => onSelection(typeof update === 'function' ? update(selection) : update),
  });
}
