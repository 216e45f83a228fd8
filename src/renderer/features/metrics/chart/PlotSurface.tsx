import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetricUnit } from '../value.ts';
import classes from './Chart.module.css';
import { instantAt, yOf, type Plot } from './geometry.ts';
import { PointTip, usePointText } from './PointTip.tsx';
import { nearestRow, type Episode, type Marker, type PlotRow } from './shape.ts';
import { anchorOf, chosen, moved, zoomed, type ChartView, type Span } from './view.ts';

export interface PlotSurfaceProps {
  readonly span: Span;
  readonly plot: Plot;
  readonly rows: readonly PlotRow[];
  readonly range: readonly [number, number];
  readonly episodes: readonly Episode[];
  readonly markers: readonly Marker[];
  readonly metric: MetricUnit;
  readonly zoom: { readonly readings: Span; readonly onView: (view: ChartView) => void } | undefined;
  readonly label: string;
  readonly describedBy: string;
}

/** A drag shorter than this (CSS pixels) was a click. */
const leastDrag = 6;
/** One notch of the wheel. */
const wheelFactor = 1.25;

/** Takes pointer and keys over the plot: values under the cursor, drag to zoom, keys for everything. */
export function PlotSurface(props: PlotSurfaceProps) {
  const { span, plot, rows, range, episodes, markers, metric, zoom, label, describedBy } = props;
  const { t } = useTranslation('metrics');
  const pointText = usePointText(metric);
  const [cursor, setCursor] = useState<number | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [spoken, setSpoken] = useState('');
  const at = cursor === null ? null : instantAt(cursor, span, plot);
  const row = at === null ? undefined : nearestRow(rows, at);
  const x = row === undefined ? cursor : ((row.ts - span.from) / (span.to - span.from)) * plot.width;

  const average = row?.avg ?? null;
  const height = average === null ? null : yOf(average, range, plot) - plot.top;

  const surface = useRef<HTMLDivElement>(null);
  const onWheel = useRef<(event: WheelEvent) => void>(null);
  useEffect(() => {
    onWheel.current = (event) => {
      // Without Ctrl the wheel scrolls the page.
      if (zoom === undefined || !event.ctrlKey || surface.current === null) return;
      event.preventDefault();
      const around = (event.clientX - surface.current.getBoundingClientRect().left) / plot.width;
      zoom.onView(zoomed(span, wheelFactor ** Math.sign(event.deltaY), zoom.readings, around));
    };
  });
  useEffect(() => {
    const element = surface.current;
    // React listens passively, and the whole page would be zoomed along.
    const listen = (event: WheelEvent) => onWheel.current?.(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);

  const xOfEvent = (event: PointerEvent) =>
    Math.min(plot.width, Math.max(0, event.clientX - event.currentTarget.getBoundingClientRect().left));
  const readAt = (index: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (next === undefined) return;
    setCursor(((next.ts - span.from) / (span.to - span.from)) * plot.width);
    setSpoken(pointText(next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (arrow !== 0 && (event.shiftKey || zoom === undefined)) {
      readAt((row === undefined ? 0 : rows.indexOf(row)) + (cursor === null ? 0 : arrow));
    } else {
      const view =
        zoom === undefined
          ? null
          : viewAfterKey(
              event.key,
              span,
              zoom.readings,
              cursor === null
                ? anchorOf(
                    span,
                    rows.filter(({ count }) => count > 0),
                  )
                : cursor / plot.width,
            );
      if (view === null) return;
      setCursor(null);
      zoom?.onView(view);
    }
    event.preventDefault();
  };

  return (
    // A picture one works in with keys of its own: screen readers must hand them through.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={surface}
      className={classes.surface}
      style={{ left: plot.left, top: plot.top, width: plot.width, height: plot.height }}
      role="application"
      aria-roledescription={t('chart.role')}
      aria-label={label}
      aria-describedby={describedBy}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setCursor(null)}
      onPointerDown={(event) => {
        if (event.button !== 0 || zoom === undefined) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = xOfEvent(event);
        setDrag({ from: start, to: start });
      }}
      onPointerMove={(event) => {
        const now = xOfEvent(event);
        setCursor(now);
        if (drag !== null) setDrag({ ...drag, to: now });
      }}
      onPointerUp={() => {
        if (drag === null) return;
        setDrag(null);
        if (Math.abs(drag.to - drag.from) < leastDrag) return;
        const view = chosen(instantAt(drag.from, span, plot), instantAt(drag.to, span, plot));
        if (view !== null) zoom?.onView(view);
      }}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => setCursor(null)}
    >
      {drag !== null && (
        <div
          className={classes.chosen}
          style={{ left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }}
        />
      )}
      {x !== null && at !== null && (
        <>
          <div
            className={classes.cursor}
            data-empty={height === null || undefined}
            style={{
              left: x,
              ['--cursor-y' as string]: `${height ?? 0}px`,
            }}
          />
          <PointTip
            at={row?.ts ?? at}
            row={row}
            x={x}
            plot={plot}
            span={span}
            metric={metric}
            episodes={episodes}
            markers={markers}
          />
        </>
      )}
      <VisuallyHidden component="output">{spoken}</VisuallyHidden>
    </div>
  );
}

function viewAfterKey(key: string, span: Span, readings: Span, around: number): ChartView | null {
  switch (key) {
    case '+':
    case '=':
      return zoomed(span, 0.5, readings, around);
    case '-':
    case '_':
      return zoomed(span, 2, readings, around);
    case 'ArrowLeft':
      return moved(span, -0.25, readings);
    case 'ArrowRight':
      return moved(span, 0.25, readings);
    case 'Home':
      return moved(span, -Infinity, readings);
    case 'End':
      return moved(span, Infinity, readings);
    case '0':
      return { kind: 'all' };
    default:
      return null;
  }
}
