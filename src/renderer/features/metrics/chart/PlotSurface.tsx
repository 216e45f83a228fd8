import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Chart.module.css';
import { Crosshair } from './Crosshair.tsx';
import { instantAt, xOf } from './geometry.ts';
import type { ChartMark } from './marks.ts';
import { useOpenMark } from './MarkLane.tsx';
import { PointTip, usePointText } from './PointTip.tsx';
import { nearestRow } from './shape.ts';
import { viewAfterKey } from './surface-keys.ts';
import type { Move } from './trail.ts';
import type { Picture } from './use-picture.ts';
import { anchorOf, chosen, zoomed, type ChartView, type Span } from './view.ts';

/** Where values are read. A pinned one stays while the pointer goes elsewhere. */
export interface Cursor {
  readonly at: number;
  readonly pinned: boolean;
}

export interface SurfaceZoom {
  /** All readings: as far as one can zoom out. */
  readonly readings: Span;
  readonly onView: (view: ChartView, move: Move) => void;
  readonly onBack: () => void;
}

export interface PlotSurfaceProps {
  readonly span: Span;
  readonly picture: Picture;
  readonly marks: readonly ChartMark[];
  readonly zoom: SurfaceZoom | undefined;
  readonly cursor: Cursor | null;
  readonly onCursor: (cursor: Cursor | null) => void;
  readonly onAnnotate: ((at: number, value: number | null) => void) | undefined;
  readonly label: string;
  readonly describedBy: string;
}

/** A drag shorter than this (CSS pixels) was a click. */
const leastDrag = 6;
/** One notch of the wheel. */
const wheelFactor = 1.25;
/** Marks this near to the cursor (CSS pixels) are named with it. */
const nearMark = 9;

/** Takes pointer and keys over the plot: values under the cursor, drag to zoom, keys for everything. */
export function PlotSurface(props: PlotSurfaceProps) {
  const { span, picture, marks, zoom, cursor, onCursor, onAnnotate, label, describedBy } = props;
  const { plot, series } = picture;
  const { t } = useTranslation('metrics');
  const pointText = usePointText(series, span);
  const openOf = useOpenMark();
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [spoken, setSpoken] = useState('');
  const rows = series[0]?.rows ?? [];
  const xAt = (at: number) => xOf(at, span, plot) - plot.left;
  const row = cursor === null ? undefined : nearestRow(rows, cursor.at);
  // With one series the pointer finds its points, with several the cursor is where the pointer is.
  const found = (where: number) => (series.length === 1 ? (nearestRow(rows, where)?.ts ?? where) : where);
  const at = cursor === null ? null : cursor.pinned ? cursor.at : found(cursor.at);
  const shown = at !== null && at >= span.from && at <= span.to;
  const near = at === null ? [] : marks.filter((mark) => Math.abs(xAt(mark.at) - xAt(at)) <= nearMark);

  const surface = useRef<HTMLDivElement>(null);
  const onWheel = useRef<(event: WheelEvent) => void>(null);
  useEffect(() => {
    onWheel.current = (event) => {
      // Without Ctrl the wheel scrolls the page.
      if (zoom === undefined || !event.ctrlKey || surface.current === null) return;
      event.preventDefault();
      const around = (event.clientX - surface.current.getBoundingClientRect().left) / plot.width;
      zoom.onView(zoomed(span, wheelFactor ** Math.sign(event.deltaY), zoom.readings, around), 'step');
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
    onCursor({ at: next.ts, pinned: true });
    setSpoken(pointText(next.ts));
  };
  const goToMark = (way: 1 | -1) => {
    const here = at ?? (way === 1 ? span.from - 1 : span.to + 1);
    const inSpan = marks
      .filter((mark) => mark.at >= span.from && mark.at <= span.to)
      .toSorted((one, other) => (one.at - other.at) * way);
    const next = inSpan.find((mark) => (mark.at - here) * way > 0);
    if (next === undefined) return;
    onCursor({ at: next.at, pinned: true });
    setSpoken(`${next.text}. ${pointText(next.at)}`);
  };
  const annotate = (where: number) => onAnnotate?.(Math.round(where), row?.avg ?? null);
  const runKey = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const arrow = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
    if (arrow !== 0 && (shiftKey || zoom === undefined)) {
      readAt((row === undefined ? 0 : rows.indexOf(row)) + (cursor === null ? 0 : arrow));
    } else if (key === 'PageDown' || key === 'PageUp') {
      goToMark(key === 'PageDown' ? 1 : -1);
    } else if (key === 'Enter') {
      const open = near.map(openOf).find((found) => found !== undefined);
      if (open === undefined) return false;
      open();
    } else if (key === 'a' && at !== null && onAnnotate !== undefined) {
      annotate(at);
    } else if (key === 'Escape') {
      if (cursor !== null) onCursor(null);
      else if (zoom === undefined) return false;
      else zoom.onBack();
    } else {
      if (zoom === undefined) return false;
      const around =
        at === null
          ? anchorOf(
              span,
              rows.filter(({ count }) => count > 0),
            )
          : xAt(at) / plot.width;
      const view = viewAfterKey(key, span, zoom.readings, around);
      if (view === null) return false;
      zoom.onView(view, 'step');
    }
    return true;
  };
  const onPointerUp = (event: PointerEvent) => {
    if (drag === null) return;
    setDrag(null);
    if (Math.abs(drag.to - drag.from) < leastDrag) {
      const where = found(instantAt(xOfEvent(event), span, plot));
      onCursor(cursor?.pinned === true && event.pointerType === 'mouse' ? null : { at: where, pinned: true });
      return;
    }
    const view = chosen(instantAt(drag.from, span, plot), instantAt(drag.to, span, plot));
    onCursor(null);
    if (view !== null) zoom?.onView(view, 'jump');
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
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!runKey(event)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.target !== event.currentTarget) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = xOfEvent(event);
        setDrag({ from: start, to: start });
      }}
      onPointerMove={(event) => {
        const now = xOfEvent(event);
        if (cursor?.pinned !== true) onCursor({ at: instantAt(now, span, plot), pinned: false });
        if (drag !== null) setDrag({ ...drag, to: now });
      }}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => {
        if (cursor?.pinned !== true) onCursor(null);
      }}
      onDoubleClick={() => {
        onCursor(null);
        zoom?.onBack();
      }}
    >
      {drag !== null && zoom !== undefined && (
        <div
          className={classes.chosen}
          style={{ left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }}
        />
      )}
      {shown && at !== null && (
        <>
          <Crosshair at={at} x={xAt(at)} picture={picture} />
          <PointTip
            at={at}
            x={xAt(at)}
            picture={picture}
            marks={near}
            onAnnotate={cursor?.pinned === true && onAnnotate !== undefined ? () => annotate(at) : undefined}
          />
        </>
      )}
      <VisuallyHidden component="output">{spoken}</VisuallyHidden>
    </div>
  );
}
