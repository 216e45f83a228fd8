import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconClipboardCheck,
  IconClipboardText,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { metricValue, type MetricUnit } from '../value.ts';
import classes from './Chart.module.css';
import { xOf, type Plot } from './geometry.ts';
import type { Episode, Marker, PlotRow } from './shape.ts';
import type { Span } from './view.ts';

/** What one point says, in one sentence, for those who listen. */
export function usePointText(metric: MetricUnit): (row: PlotRow) => string {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  return (row) => {
    const when = format.dateTimeLong(row.ts);
    if (row.avg === null) return `${when}: ${t('chart.point.none')}`;
    return `${when}: ${valueLines(t, format, row, metric).join(', ')}`;
  };
}

type Translate = ReturnType<typeof useTranslation<'metrics'>>['t'];

function valueLines(
  t: Translate,
  format: ReturnType<typeof useFormat>,
  row: PlotRow,
  metric: MetricUnit,
): string[] {
  const text = (value: number) => metricValue(format, value, metric);
  if (row.avg === null || row.range === null) return [];
  const [min, max] = row.range;
  const isState = metric.choices !== undefined && metric.choices !== null;
  if (row.count <= 1 || (isState && min === max)) return [text(min)];
  if (isState) return [`${text(min)} – ${text(max)}`, t('chart.point.count', { count: row.count })];
  return [
    t('chart.point.average', { value: text(row.avg) }),
    t('chart.point.range', { min: text(min), max: text(max) }),
    t('chart.point.count', { count: row.count }),
  ];
}

export interface PointTipProps {
  readonly at: number;
  readonly row: PlotRow | undefined;
  /** From the left edge of the plot, in CSS pixels. */
  readonly x: number;
  readonly plot: Plot;
  readonly span: Span;
  readonly metric: MetricUnit;
  readonly episodes: readonly Episode[];
  readonly markers: readonly Marker[];
}

/** Work this near to the cursor (CSS pixels) is named with it. */
const nearWork = 9;

export function PointTip({ at, row, x, plot, span, metric, episodes, markers }: PointTipProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const [value, ...more] = row === undefined ? [] : valueLines(t, format, row, metric);
  const episode = episodes.find(({ from, to }) => from <= at && at <= to);
  const work = markers.filter((marker) => Math.abs(xOf(marker.at, span, plot) - plot.left - x) <= nearWork);
  const atRight = x > plot.width / 2;
  return (
    <div
      className={classes.tip}
      style={atRight ? { right: plot.width - x + 14 } : { left: x + 14 }}
      aria-hidden
    >
      <p className={classes.tipTime}>{format.dateTimeLong(at)}</p>
      <p className={classes.tipValue}>{value ?? t('chart.point.none')}</p>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {episode !== undefined && (
        <p className={classes.tipEvent}>
          {episode.severity === 'critical' ? (
            <IconAlertOctagon size={15} className={classes.eventCritical} />
          ) : (
            <IconAlertTriangle size={15} className={classes.eventWarning} />
          )}
          {t(`chart.episode.${episode.side}.${episode.severity}`)}
        </p>
      )}
      {work.map(({ kind, workOrderId, label }) => (
        <p key={`${kind}${workOrderId}`} className={classes.tipEvent}>
          {kind === 'failure' ? (
            <IconX size={15} className={classes.eventCritical} />
          ) : kind === 'work-opened' ? (
            <IconClipboardText size={15} className={classes.eventWork} />
          ) : (
            <IconClipboardCheck size={15} className={classes.eventWork} />
          )}
          {t(`chart.event.${kind}`, { number: label })}
        </p>
      ))}
    </div>
  );
}
