import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetCell, FleetSort } from '../../../shared/contract/fleet.ts';
import { api, type Outputs } from '../../api.ts';
import { useDensity } from '../../app/theme/density.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useListPages } from '../../ui/list/use-list-pages.ts';
import { useRoom } from '../../ui/list/use-room.ts';
import { DelayedBar } from '../../ui/Progress.tsx';
import classes from './Fleet.module.css';
import { FleetCellCard } from './FleetCellCard.tsx';
import type { Selection } from './FleetPage.tsx';
import { columnsIn, nextCell } from './layout.ts';
import { sharedRange } from './scale.ts';

/** Cells asked for at once. */
const block = 24;
const points = 90;
const gap = 10;
const size = {
  desk: { width: 228, height: 164 },
  floor: { width: 300, height: 214 },
  gloves: { width: 340, height: 250 },
};

interface FleetGridProps {
  readonly selection: Selection;
  readonly period: { readonly from: number; readonly to: number };
  readonly order: { readonly sort: FleetSort; readonly direction: 'asc' | 'desc' };
  /** What the scale of all is made of; null: each has its own. */
  readonly shared: Pick<Outputs['fleet']['frame'], 'range' | 'limits'> | null;
  readonly total: number;
}

/** The charts in rows; only those in sight are drawn and asked for. */
export function FleetGrid({ selection, period, order, shared, total }: FleetGridProps) {
  const { t } = useTranslation('fleet');
  const { density } = useDensity();
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useRoom(scroller, setRoom);
  const columns = columnsIn(room, size[density].width, gap);
  const width = (room - (columns - 1) * gap) / columns;
  const rowHeight = size[density].height + gap;
  // oxlint-disable-next-line react/incompatible-library -- the compiler that cannot memoize it is not used
  const virtualizer = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const rows = virtualizer.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * columns;
  const last = Math.min(total, ((rows.at(-1)?.index ?? 2) + 1) * columns) - 1;
  const pages = useListPages<FleetCell, FleetSort>(
    (window) =>
      api.fleet.cells.queryOptions({
        input: { ...selection, ...period, ...order, points, offset: window.offset, limit: window.limit },
      }),
    order,
    { first, last },
    block,
  );
  const { cursor, move, focused } = useCursor(total, columns, (row) => virtualizer.scrollToIndex(row));
  const listKey = JSON.stringify([selection, order]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [listKey]);
  const range = shared === null ? null : sharedRange(shared);
  if (pages.error !== null) return <ErrorState error={pages.error} onRetry={pages.retry} />;
  return (
    <div className={classes.frame}>
      <DelayedBar active={pages.total === undefined || pages.stale} />
      <div
        ref={scroller}
        className={classes.scroller}
        aria-busy={pages.total === undefined || pages.stale}
        data-stale={pages.stale || undefined}
      >
        <ul
          className={classes.canvas}
          aria-label={t('grid', { metric: selection.name })}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {rows.flatMap(({ index, start }) =>
            Array.from({ length: Math.min(columns, total - index * columns) }, (_, column) => {
              const at = index * columns + column;
              const cell = pages.rowAt(at);
              return (
                <li
                  key={at}
                  className={classes.slot}
                  aria-posinset={at + 1}
                  aria-setsize={total}
                  style={{
                    transform: `translate(${column * (width + gap)}px, ${start}px)`,
                    width,
                    height: rowHeight - gap,
                  }}
                >
                  {cell !== undefined && (
                    <FleetCellCard
                      cell={cell}
                      period={period}
                      range={range}
                      tabIndex={at === cursor ? 0 : -1}
                      focus={at === focused}
                      onKeyDown={move}
                    />
                  )}
                </li>
              );
            }),
          )}
        </ul>
      </div>
    </div>
  );
}

/** One cell at a time takes the focus; the arrow keys go from one to the next. */
function useCursor(total: number, columns: number, onRow: (row: number) => void) {
  const [cursor, setCursor] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextCell(event.key, Math.min(cursor, total - 1), columns, total);
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
    setFocused(next);
    onRow(Math.floor(next / columns));
  };
  return { cursor: Math.min(cursor, Math.max(0, total - 1)), move, focused };
}
