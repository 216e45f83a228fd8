import { useElementSize } from '@mantine/hooks';
import { memo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart, Metric } from '../../../../shared/contract/metrics.ts';
import { useFormat } from '../../../ui/format.ts';
import { extremesOf } from './axes.ts';
import classes from './Chart.module.css';
import { instantAt, xOf, yOf } from './geometry.ts';
import { envelopePath, linePath } from './paths.ts';
import { plotRows } from './shape.ts';
import { brushed, grabOf, type Grab } from './strip.ts';
import type { Move } from './trail.ts';
import { useCharts } from './use-chart.ts';
import { boundsOf, type ChartView, type Span } from './view.ts';

export interface OverviewStripProps {
  readonly metric: Metric;
  readonly readings: Span;
  readonly span: Span;
  readonly onView: (view: ChartView, move: Move) => void;
}

/** As many points as the strip is likely to be wide, halved. */
const points = 400;
const height = 44;
/** How near (CSS pixels) to an edge of the window the edge is meant. */
const edgeReach = 9;
/** Of the whole history, moved by one key. */
const keyStep = 0.02;

/** The whole history in small, and in it a window on what is shown: to be moved, drawn anew, made wider and narrower. */
export function OverviewStrip({ metric, readings, span, onView }: OverviewStripProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const [drag, setDrag] = useState<{
    readonly grab: Grab;
    readonly start: number;
    readonly span: Span;
  } | null>(null);
  const whole = boundsOf(readings);
  const { of } = useCharts([{ key: metric.id, id: metric.id, ...whole, points }]);
  const box = { left: 0, top: 0, width, height };
  const edges = {
    from: Math.max(0, Math.min(width, xOf(span.from, whole, box))),
    to: Math.max(0, Math.min(width, xOf(span.to, whole, box))),
  };
  const xOfEvent = (event: PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const change = (view: ChartView | null, move: Move) => {
    if (view !== null) onView(view, move);
  };
  const onEdgeKey = (edge: 'from' | 'to') => (event: KeyboardEvent) => {
    const way = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (way === 0) return;
    event.preventDefault();
    change(brushed(edge, span, way * keyStep * (whole.to - whole.from), whole), 'step');
  };
  const edge = (name: 'from' | 'to') => ({
    role: 'slider',
    tabIndex: 0,
    className: classes.stripEdge,
    style: { left: edges[name] },
    'aria-label': t(`strip.${name}`),
    'aria-orientation': 'horizontal' as const,
    'aria-valuemin': whole.from,
    'aria-valuemax': whole.to,
    'aria-valuenow': Math.max(whole.from, Math.min(whole.to, span[name])),
    'aria-valuetext': format.dateTime(span[name]),
    onKeyDown: onEdgeKey(name),
  });
  return (
    <div
      ref={ref}
      className={classes.strip}
      // A group of two sliders over a picture is not a form's fieldset.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={t('strip.label')}
      style={{ height }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const x = xOfEvent(event);
        setDrag({ grab: grabOf(x, edges, edgeReach, width), start: x, span });
      }}
      onPointerMove={(event) => {
        if (drag === null) return;
        const x = xOfEvent(event);
        const { grab, start } = drag;
        const by = instantAt(x - start, { from: 0, to: whole.to - whole.from }, box);
        change(
          grab === 'new'
            ? brushed(
                'to',
                { from: instantAt(start, whole, box), to: instantAt(start, whole, box) },
                by,
                whole,
              )
            : brushed(grab, drag.span, by, whole),
          'step',
        );
      }}
      onPointerUp={(event) => {
        if (drag === null) return;
        const x = xOfEvent(event);
        // A click beside the window brings it there.
        if (drag.grab === 'new' && Math.abs(x - drag.start) < 4) {
          const middle = (drag.span.from + drag.span.to) / 2;
          change(brushed('window', drag.span, instantAt(x, whole, box) - middle, whole), 'jump');
        }
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <StripPicture chart={of(metric.id)} {...whole} width={width} steps={metric.choices !== null} />
      {width > 0 && (
        <>
          <div className={classes.stripOut} style={{ left: 0, width: edges.from }} />
          <div className={classes.stripOut} style={{ left: edges.to, right: 0 }} />
          <div
            className={classes.stripWindow}
            style={{ left: edges.from, width: Math.max(2, edges.to - edges.from) }}
          />
          <div {...edge('from')} />
          <div {...edge('to')} />
        </>
      )}
    </div>
  );
}

interface StripPictureProps extends Span {
  readonly chart: Chart | undefined;
  readonly width: number;
  readonly steps: boolean;
}

/** Stays as it is while the window moves over it. */
const StripPicture = memo(function StripPicture({ chart, width, from, to, steps }: StripPictureProps) {
  const rows = plotRows(chart?.points ?? []);
  const extremes = extremesOf(rows);
  const box = { left: 0, top: 3, width, height: height - 6 };
  if (extremes === null || width === 0) return <svg width={width} height={height} aria-hidden />;
  const room = extremes.max > extremes.min ? 0 : 1;
  const range = [extremes.min - room, extremes.max + room] as const;
  const scales = {
    x: (ts: number) => xOf(ts, { from, to }, box),
    y: (value: number) => yOf(value, range, box),
  };
  return (
    <svg width={width} height={height} className={classes.stripPicture} aria-hidden>
      <path className={classes.envelope} d={envelopePath(rows, scales, steps)} />
      <path className={classes.line} d={linePath(rows, scales, steps)} />
    </svg>
  );
});
