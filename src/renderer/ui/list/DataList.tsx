// Rows of a virtual grid are positioned boxes; real table elements cannot be, so the roles are said in words.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Button, Group, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRouter } from '@tanstack/react-router';
import { IconFilterOff, IconX } from '@tabler/icons-react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useDensity } from '../../app/theme/density.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { DelayedBar } from '../Progress.tsx';
import classes from './DataList.module.css';
import { ListHeader, ListRow, SkeletonRow } from './ListRow.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import { useListTable } from './table.ts';
import type { DataListProps } from './types.ts';
import { useListChoice } from './use-list-choice.ts';
import { useListPages } from './use-list-pages.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useRowSelection } from './use-row-selection.ts';

/** Chrome cannot lay out a box higher than 33.5 million pixels; a longer list asks for a filter. */
const highestBox = 30_000_000;
/** Room for the selection column, in CSS pixels. */
const selectionWidth = 46;
const densityScale = { desk: 1, floor: 1.2, gloves: 1.35 } as const;

/**
 * The list of the product: virtual rows fetched in windows and sorted by the server, filters, column choice,
 * keyboard, selection, and words for empty and failed.
 */
export function DataList<Row extends object, SortKey extends string = string>(
  props: DataListProps<Row, SortKey>,
) {
  const {
    id,
    label,
    columns,
    page,
    rowId,
    rowName,
    rowHref,
    onOpen,
    empty,
    filtered = false,
    bulkActions,
  } = props;
  const { t } = useTranslation();
  const router = useRouter();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight, density } = useDensity();
  const [choice, changeChoice, resetChoice] = useListChoice(id, columns);
  const [visible, setVisible] = useState({ first: 0, last: 40 });

  const order = (choice.sort ?? props.defaultSort ?? {}) as { sort?: SortKey; direction?: 'asc' | 'desc' };
  const pages = useListPages(page, order, visible);
  const total = pages.total ?? 0;
  const count = Math.min(total, Math.floor(highestBox / rowHeight));

  // oxlint-disable-next-line react/incompatible-library -- the compiler that cannot memoize it is not used
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingEnd: rowHeight,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 40;
  useEffect(() => setVisible({ first, last }), [first, last]);

  const open = (row: Row) => {
    if (onOpen !== undefined) onOpen(row);
    else if (rowHref !== undefined) router.history.push(rowHref(row));
  };
  const openable = onOpen !== undefined || rowHref !== undefined;

  const selection = useRowSelection((index) => {
    const row = pages.rowAt(index);
    return row === undefined ? undefined : rowId(row);
  });
  const cursor = useRowCursor({
    count,
    rowsPerPage: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2),
    onMove: (index) => virtualizer.scrollToIndex(index),
    onOpen: (index) => {
      const row = pages.rowAt(index);
      if (row !== undefined) open(row);
    },
    onSelect: bulkActions === undefined ? undefined : selection.toggle,
    focus: () => scroller.current?.focus({ preventScroll: true }),
  });

  const resetCursor = cursor.set;
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    resetCursor(-1);
  }, [pages.listKey, resetCursor]);

  const visibleRows = items.flatMap(({ index }) => pages.rowAt(index) ?? []);
  const table = useListTable({
    columns,
    rows: visibleRows,
    rowId,
    choice: {
      ...choice,
      sort: order.sort === undefined ? undefined : { sort: order.sort, direction: order.direction ?? 'asc' },
    },
    onChoice: changeChoice,
    selection: selection.state,
    onSelection: selection.set,
  });
  const rowsById = table.getRowModel().rowsById;
  const shown = table.getVisibleLeafColumns();
  const shownColumns = shown.flatMap((column) => columns.find((own) => own.id === column.id) ?? []);

  const layout = useMemo(() => {
    const scale = densityScale[density];
    const tracks = shownColumns.map(({ width, grow = 1 }) =>
      grow === 0 ? `${Math.round(width * scale)}px` : `minmax(${Math.round(width * scale)}px, ${grow}fr)`,
    );
    const least =
      shownColumns.reduce((sum, column) => sum + column.width * scale, 0) +
      (bulkActions === undefined ? 0 : selectionWidth * scale);
    if (bulkActions !== undefined) tracks.unshift(`${Math.round(selectionWidth * scale)}px`);
    return { '--columns': tracks.join(' '), '--least': `${Math.round(least)}px` } as CSSProperties;
  }, [shownColumns, density, bulkActions]);

  const rowDomId = (index: number) => `${gridId}-row-${index}`;
  const selectedIds = selection.ids;
  const loaded = pages.total !== undefined;
  const height = props.height ?? 'fill';
  const boxHeight =
    height === 'fill' ? undefined : (Math.min(Math.max(count, loaded ? 1 : 3), height) + 1) * rowHeight + 2;

  return (
    <div className={classes.list} data-fill={height === 'fill' || undefined}>
      <ListToolbar
        search={props.search}
        filters={props.filters}
        filtered={filtered}
        onClearFilters={props.onClearFilters}
        actions={props.actions}
        total={pages.total}
        columns={columns}
        visibility={choice.visibility}
        onChange={(visibility) => changeChoice({ visibility })}
        onReset={resetChoice}
        bulk={
          bulkActions === undefined || selectedIds.length === 0 ? undefined : (
            <Group gap="xs">
              <Text fw={600} component="output">
                {t('list.selected', { count: selectedIds.length })}
              </Text>
              {bulkActions(selectedIds, selection.clear)}
              <Button
                variant="subtle"
                color="neutral"
                leftSection={<IconX size={16} aria-hidden />}
                onClick={selection.clear}
              >
                {t('list.clearSelection')}
              </Button>
            </Group>
          )
        }
      />
      {pages.error !== null && <ErrorState error={pages.error} onRetry={pages.retry} />}
      {loaded && count === 0 ? (
        filtered ? (
          <EmptyState
            icon={IconFilterOff}
            title={t('list.emptyFiltered')}
            hint={t('list.emptyFilteredHint')}
            action={
              props.onClearFilters === undefined
                ? undefined
                : { label: t('list.clearFilters'), onClick: props.onClearFilters }
            }
          />
        ) : (
          <EmptyState {...empty} />
        )
      ) : (
        pages.error === null && (
          <div className={classes.frame} style={{ height: boxHeight }}>
            <DelayedBar active={!loaded || pages.stale} />
            <div
              ref={scroller}
              className={classes.scroller}
              role="grid"
              aria-label={label}
              aria-rowcount={loaded ? count + 1 : -1}
              aria-colcount={shown.length + (bulkActions === undefined ? 0 : 1)}
              aria-multiselectable={bulkActions !== undefined || undefined}
              aria-busy={!loaded || pages.stale}
              aria-activedescendant={cursor.index >= 0 ? rowDomId(cursor.index) : undefined}
              tabIndex={0}
              style={layout}
              onKeyDown={cursor.onKeyDown}
              data-stale={pages.stale || undefined}
            >
              <ListHeader
                table={table}
                columns={shownColumns}
                selectAll={
                  bulkActions === undefined
                    ? undefined
                    : {
                        checked: count > 0 && selectedIds.length === count,
                        some: selectedIds.length > 0,
                        enabled: visibleRows.length === count,
                        onChange: (all) =>
                          selection.set(
                            all ? Object.fromEntries(visibleRows.map((row) => [rowId(row), true])) : {},
                          ),
                      }
                }
              />
              <div
                role="rowgroup"
                className={classes.body}
                style={{ height: loaded ? virtualizer.getTotalSize() : undefined }}
              >
                {!loaded &&
                  Array.from({ length: 12 }, (_, index) => (
                    <SkeletonRow
                      key={index}
                      index={index}
                      columns={shownColumns}
                      top={index * rowHeight}
                      selectable={bulkActions !== undefined}
                    />
                  ))}
                {loaded &&
                  items.map(({ index, start }) => {
                    const row = pages.rowAt(index);
                    const tableRow = row === undefined ? undefined : rowsById[rowId(row)];
                    if (row === undefined || tableRow === undefined) {
                      return (
                        <SkeletonRow
                          key={index}
                          index={index}
                          columns={shownColumns}
                          top={start}
                          selectable={bulkActions !== undefined}
                        />
                      );
                    }
                    return (
                      <ListRow
                        key={index}
                        domId={rowDomId(index)}
                        index={index}
                        top={start}
                        row={tableRow}
                        columns={shownColumns}
                        name={rowName(row)}
                        href={rowHref === undefined ? undefined : router.history.createHref(rowHref(row))}
                        current={cursor.index === index}
                        openable={openable}
                        onOpen={() => open(row)}
                        onCurrent={() => cursor.set(index)}
                        onSelect={
                          bulkActions === undefined ? undefined : (extend) => selection.toggle(index, extend)
                        }
                      />
                    );
                  })}
              </div>
            </div>
          </div>
        )
      )}
      {total > count && (
        <Text size="xs" c="dimmed">
          {t('list.tooMany', { shown: count, total })}
        </Text>
      )}
    </div>
  );
}
