// Rows of a virtual grid are positioned boxes; real table elements cannot be, so the roles are said in words.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Checkbox, Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactTable, Row as TableRow } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
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
  readonly row: TableRow<typeof features, Row>;
  readonly columns: readonly Column<Row>[];
  readonly name: string;
  readonly href: string | undefined;
  readonly current: boolean;
  readonly openable: boolean;
  readonly onOpen: () => void;
  readonly onCurrent: () => void;
  readonly onSelect?: (extend: boolean) => void;
}

/** A click on a control inside of the row, or with a modifier on its link, is not a click on the row. */
function isOwnClick(event: MouseEvent): boolean {
  const target = event.target as HTMLElement;
  const control = target.closest('a, button, input, label');
  return control === null || control.getAttribute('data-row-link') === 'true';
}

export function ListRow<Row extends object>(props: ListRowProps<Row>) {
  const { t } = useTranslation();
  const { row, columns, index, current, href, openable, onSelect } = props;
  const linked = columns.find(({ fixed }) => fixed === true) ?? columns[0];
  const selected = row.getIsSelected();
  return (
    // Keys are handled by the grid, which has the focus (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={props.domId}
      aria-rowindex={index + 2}
      aria-selected={onSelect === undefined ? undefined : selected}
      className={classes.row}
      data-current={current || undefined}
      data-selected={selected || undefined}
      data-openable={openable || undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || !isOwnClick(event)) return;
        event.preventDefault();
        props.onCurrent();
        if (openable) props.onOpen();
      }}
    >
      {onSelect !== undefined && (
        <div role="gridcell" className={classes.cell}>
          <Checkbox
            aria-label={t('list.selectRow', { name: props.name })}
            checked={selected}
            tabIndex={-1}
            onChange={() => undefined}
            onClick={(event) => onSelect(event.shiftKey)}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
          {column === linked && href !== undefined ? (
            <a href={href} tabIndex={-1} data-row-link="true" className={classes.link}>
              {column.cell(row.original)}
            </a>
          ) : (
            column.cell(row.original)
          )}
        </div>
      ))}
    </div>
  );
}

export interface SkeletonRowProps {
  readonly index: number;
  readonly top: number;
  readonly columns: readonly { readonly id: string }[];
  readonly selectable: boolean;
}

export function SkeletonRow({ index, top, columns, selectable }: SkeletonRowProps) {
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
