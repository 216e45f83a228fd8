import type { QueryFunction, QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EmptyStateProps } from '../EmptyState.tsx';

export type SortDirection = 'asc' | 'desc';

/** The rows a list asks for; spread it into the input of the contract's list procedure. */
export interface ListWindow<SortKey extends string> {
  readonly offset: number;
  readonly limit: number;
  readonly sort?: SortKey;
  readonly direction?: SortDirection;
}

export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** What `api.<feature>.list.queryOptions({ input })` gives. */
export interface ListQuery<Row> {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<ListPage<Row>>;
}

export interface ListColumn<Row, SortKey extends string = string> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Smallest width in CSS pixels at desk density; the other densities scale it. */
  readonly width: number;
  /** Share of the space that is left over; 0 keeps the column at its width. */
  readonly grow?: number;
  /** Where the list is too narrow for all: the higher, the earlier it is left out. Without it, it stays. */
  readonly yields?: number;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  /** The server's sort key; left out: the column cannot be sorted. */
  readonly sort?: SortKey;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
  /** Always shown; for the column that names the row. */
  readonly fixed?: boolean;
}

export interface DataListProps<Row, SortKey extends string = string> {
  /** Key under which column choice and order are kept, e.g. `assets`. */
  readonly id: string;
  /** Accessible name, e.g. "Assets". */
  readonly label: string;
  /** Stable: define it outside of the component or with useMemo. The first fixed column names the row. */
  readonly columns: readonly ListColumn<Row, SortKey>[];
  /** `chosen` says by id which columns are wanted, for values that are only computed when they are shown. */
  readonly page: (window: ListWindow<SortKey>, chosen: Readonly<Record<string, boolean>>) => ListQuery<Row>;
  readonly rowId: (row: Row) => string;
  /** What a screen reader calls the row, e.g. its number. */
  readonly rowName: (row: Row) => string;
  /** Address of the row's record; gives the first cell a link and makes Enter and a click open it. */
  readonly rowHref?: (row: Row) => string;
  /** Instead of an address: what opening does (a drawer, a choice). */
  readonly onOpen?: (row: Row) => void;
  readonly defaultSort?: { readonly sort: SortKey; readonly direction: SortDirection };
  readonly search?: {
    readonly value: string;
    readonly onChange: (text: string) => void;
    readonly label: string;
  };
  /** Filter controls, left of the count. */
  readonly filters?: ReactNode;
  /** True when a filter or the search narrows the list; changes the empty state. */
  readonly filtered?: boolean;
  readonly onClearFilters?: () => void;
  /** Buttons at the right of the bar. */
  readonly actions?: ReactNode;
  readonly empty: EmptyStateProps;
  /** Shown while rows are selected; its presence makes rows selectable. */
  readonly bulkActions?: (selected: readonly string[], clear: () => void) => ReactNode;
  /** Keys that do something with the row the keyboard stands on, e.g. `a` to acknowledge. */
  readonly rowKeys?: readonly {
    readonly keys: string;
    /** What it does, for the sheet of keys. */
    readonly label: string;
    readonly run: (row: Row) => void;
  }[];
  /** Rows hold buttons: where those are as high as a row, rows are higher, so that no two of them touch. */
  readonly rowButtons?: boolean;
  /** Rows are sentences: where the list is narrow they have two lines at desk density too. */
  readonly sentences?: boolean;
  /** `fill` takes the height of its flex parent; a number shows that many rows at most. */
  readonly height?: 'fill' | number;
}
