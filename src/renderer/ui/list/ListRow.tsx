// Rows of a virtual grid are positioned boxes; real table elements cannot be, so the roles are said in words.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Checkbox, Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactTable } from '@tanstack/react-table';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataList.module.css';
import type { features } from './table.ts';
import type { ListColumn } from './types.ts';

type Column<Row> = Pick<ListColumn<Row>, 'id' | 'header' | 'align' | 'sort' | 'fixed' | 'cell'>;

export interface ListHeaderProps<Row extends object> {
  readonly table: ReactTable<typeof features, Row>;
  readonly columns: readonly Column<Row>[];
  readonly selectAll?: {
    readonly checked: boolean;
    readonly some: boolean;
    readonly enabled: boolean;
    /** Why it is not, if that is to be told. */
    readonly reason?: string;
    readonly onChange: (all: boolean) => void;
  };
}

export function ListHeader<Row extends object>({ table, columns, selectAll }: ListHeaderProps<Row>) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.row}>
        {selectAll !== undefined && (
          <div role="columnheader" className={classes.headCell}>
            <Checkbox
              aria-label={t('list.selectAll')}
              checked={selectAll.checked}
              indeterminate={selectAll.some && !selectAll.checked}
              disabled={!selectAll.enabled}
              title={selectAll.reason}
              onChange={(event) => selectAll.onChange(event.currentTarget.checked)}
            />
          </div>
        )}
        {columns.map(({ id, header, align, sort }) => {
          const column = table.getColumn(id);
          const sorted = column?.getIsSorted() ?? false;
          const SortIcon =
            sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
          return (
            <div
              key={id}
              role="columnheader"
              className={classes.headCell}
              data-align={align}
              aria-sort={
                sort === undefined
                  ? undefined
                  : sorted === 'asc'
                    ? 'ascending'
                    : sorted === 'desc'
                      ? 'descending'
                      : 'none'
              }
            >
              {sort === undefined ? (
                <span className={classes.headText}>{header}</span>
              ) : (
                <button
                  type="button"
                  className={classes.sort}
                  data-sorted={sorted !== false || undefined}
                  onClick={() => column?.toggleSorting(sorted === 'asc')}
                >
                  <span className={classes.headText}>{header}</span>
                  <SortIcon aria-hidden className={classes.sortIcon} />
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export interface ListRowProps<Row extends object> {
  readonly domId: string;
  readonly index: number;
  readonly top: number;
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly name: string;
  readonly href: string | undefined;
  readonly current: boolean;
  readonly openable: boolean;
  /** Undefined: rows cannot be selected. */
  readonly selected: boolean | undefined;
}

function ignore(): void {
  // The list handles clicks on checkboxes for all rows together.
}

/** Clicks and keys are handled by the list for all rows together, so that scrolling renders only what is new. */
function PlainListRow<Row extends object>(props: ListRowProps<Row>) {
  const { t } = useTranslation();
  const { row, columns, index, current, href, openable, selected } = props;
  const linked = columns.find(({ fixed }) => fixed === true) ?? columns[0];
  return (
    <div
      role="row"
      id={props.domId}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.row}
      data-index={index}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-openable={openable || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {selected !== undefined && (
        <div role="gridcell" className={classes.cell}>
          {/* A plain one: dozens are made while scrolling. */}
          <input
            type="checkbox"
            className={classes.check}
            aria-label={t('list.selectRow', { name: props.name })}
            checked={selected}
            tabIndex={-1}
            onChange={ignore}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
          {column === linked && href !== undefined ? (
            <a href={href} tabIndex={-1} data-row-link="true" className={classes.link}>
              {column.cell(row)}
            </a>
          ) : (
            <span className={classes.content}>{column.cell(row)}</span>
          )}
        </div>
      ))}
    </div>
  );
}

export const ListRow = memo(PlainListRow) as typeof PlainListRow;

/** What a click inside of the rows means. */
export type RowClick =
  | { readonly kind: 'open' | 'select'; readonly index: number; readonly extend: boolean }
  /** A control of the feature, or a link opened elsewhere. */
  | undefined;

export function rowClick(event: MouseEvent): RowClick {
  const target = event.target as HTMLElement;
  const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? Number.NaN);
  if (Number.isNaN(index)) return undefined;
  const control = target.closest('a, button, input, label');
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    return { kind: 'select', index, extend: event.shiftKey };
  }
  const ownControl = control !== null && control.getAttribute('data-row-link') !== 'true';
  if (ownControl || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  return { kind: 'open', index, extend: false };
}

export interface SkeletonRowProps {
  readonly index: number;
  readonly top: number;
  readonly columns: readonly { readonly id: string }[];
  readonly selectable: boolean;
}

export const SkeletonRow = memo(PlainSkeletonRow);

function PlainSkeletonRow({ index, top, columns, selectable }: SkeletonRowProps) {
  const { t } = useTranslation();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selectable && (
        <div role="gridcell" className={classes.cell}>
          <Skeleton height={14} width={14} />
        </div>
      )}
      {columns.map(({ id }, column) => (
        <div key={id} role="gridcell" className={classes.cell}>
          <Skeleton
            height={10}
            width={`${45 + ((index * 7 + column * 13) % 40)}%`}
            aria-label={column === 0 ? t('list.loadingRow') : undefined}
          />
        </div>
      ))}
    </div>
  );
}
