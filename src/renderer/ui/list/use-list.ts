/** Everything a list does, without how it looks: rows in windows, order, keyboard, selection, opening. */
import { useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { useDensity } from '../../app/theme/density.ts';
import { fittingColumns } from './layout.ts';
import type { DataListProps, ListWindow, SortDirection } from './types.ts';
import { useListTable } from './table.ts';
import { useListChoice } from './use-list-choice.ts';
import { useListPages } from './use-list-pages.ts';
import { useRowCursor } from './use-row-cursor.ts';
import { useRowSelection } from './use-row-selection.ts';

/** Chrome cannot lay out a box higher than 33.5 million pixels; a longer list asks for a filter. */
const highestBox = 30_000_000;
/** Between the buttons of two rows, in CSS pixels. */
const buttonGap = 8;
/** Narrower than this, and the height of a row with two lines, in CSS pixels. */
const narrow = 800;
const heightOfTwoLines = 50;
/** Rows asked for before the size of the window is known. */
const firstGuess = 40;

export function useList<Row extends object, SortKey extends string>(
  props: DataListProps<Row, SortKey>,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const { id, columns, page, rowId, rowHref, onOpen, defaultSort, bulkActions, rowButtons, sentences } =
    props;
  const router = useRouter();
  const { rowHeight: usualHeight, density } = useDensity();
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  const twoLines = sentences === true && room < narrow && density === 'desk';
  const rowHeight =
    rowButtons === true && density !== 'desk'
      ? usualHeight + buttonGap
      : twoLines
        ? heightOfTwoLines
        : usualHeight;
  const [choice, changeChoice, resetChoice] = useListChoice(id, columns);
  const [visible, setVisible] = useState({ first: 0, last: firstGuess });

  const sort = choice.sort ?? defaultSort;
  // A stored order is only taken when one of the columns has that sort key.
  const order = (sort ?? {}) as { sort?: SortKey; direction?: SortDirection };
  const pages = useListPages(
    (window: ListWindow<SortKey>) => page(window, choice.visibility),
    order,
    visible,
  );
  const count = Math.min(pages.total ?? 0, Math.floor(highestBox / rowHeight));

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
  const last = items.at(-1)?.index ?? firstGuess;
  useEffect(() => setVisible({ first, last }), [first, last]);

  const selectable = bulkActions !== undefined;
  const { table, shown: chosen } = useListTable({
    columns,
    choice: { ...choice, sort },
    onChoice: changeChoice,
  });
  const shown = useMemo(
    () => fittingColumns(chosen, room, density, selectable),
    [chosen, room, density, selectable],
  );

  const openRow = (index: number) => {
    const row = pages.rowAt(index);
    if (row === undefined) return;
    if (onOpen !== undefined) onOpen(row);
    else if (rowHref !== undefined) router.history.push(rowHref(row));
  };
  const selection = useRowSelection(
    (index) => {
      const row = pages.rowAt(index);
      return row === undefined ? undefined : rowId(row);
    },
    async (from, to) => (await pages.rowsBetween(from, to)).map(rowId),
  );
  const cursor = useRowCursor({
    count,
    scroller,
    rowHeight,
    onMove: (index) => virtualizer.scrollToIndex(index),
    onOpen: openRow,
    onSelect: selectable ? selection.toggle : undefined,
  });
  const resetCursor = cursor.set;
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    resetCursor(-1);
  }, [pages.listKey, resetCursor, scroller]);

  return {
    rowHeight,
    twoLines,
    density,
    choice,
    changeChoice,
    resetChoice,
    pages,
    count,
    items,
    height: virtualizer.getTotalSize(),
    table,
    shown,
    /** Headers of the columns that found no room. */
    leftOut: chosen.filter((column) => !shown.includes(column)).map(({ header }) => header),
    setRoom,
    selection,
    cursor,
    openRow,
    openable: onOpen !== undefined || rowHref !== undefined,
    selectable,
    hrefOf: (row: Row) => (rowHref === undefined ? undefined : router.history.createHref(rowHref(row))),
  };
}

export type List<Row extends object, SortKey extends string> = ReturnType<typeof useList<Row, SortKey>>;
