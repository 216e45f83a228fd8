import { Button } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat, type Format } from '../../../ui/format.ts';
import { metricValue, type MetricUnit } from '../value.ts';
import type { Series } from './axes.ts';
import classes from './Chart.module.css';
import { LookSample } from './LookSample.tsx';
import { MarkIcon } from './MarkIcon.tsx';
import { isAlarm, type ChartMark } from './marks.ts';
import { rowAt, type PlotRow } from './shape.ts';
import { momentIn } from './use-chart.ts';
import type { Picture } from './use-picture.ts';
import { reachOf, type Span } from './view.ts';

/** What stands at an instant, in one sentence, for those who listen. */
export function usePointText(series: readonly Series[], span?: Span): (at: number) => string {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  return (at) => {
    const when = format.dateTimeLong(at);
    const values = series.map(({ name, metric, rows }) => {
      const row = rowAt(rows, at, span === undefined ? Infinity : reachOf(span));
      const text =
        row === undefined || row.avg === null
          ? t('chart.point.none')
          : valueLines(t, format, row, metric).join(', ');
      return series.length === 1 ? text : `${name}: ${text}`;
    });
    return `${when}: ${values.join('; ')}`;
  };
}

type Translate = ReturnType<typeof useTranslation<'metrics'>>['t'];

function valueLines(t: Translate, format: Format, row: PlotRow, metric: MetricUnit): string[] {
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

/** The value of a series at a row: the average, or what states there were. */
export function shortValue(format: Format, row: PlotRow | undefined, metric: MetricUnit): string | null {
  if (row === undefined || row.avg === null || row.range === null) return null;
  const isState = metric.choices !== undefined && metric.choices !== null;
  if (!isState) return metricValue(format, row.avg, metric);
  return [...new Set(row.range)].map((code) => metricValue(format, code, metric)).join(' – ');
}

export interface PointTipProps {
  readonly at: number;
  /** From the left edge of the plot, in CSS pixels. */
  readonly x: number;
  readonly picture: Picture;
  /** At this instant. */
  readonly marks: readonly ChartMark[];
  readonly onAnnotate: (() => void) | undefined;
}

/** Where the tip stands: beside the cursor, away from the nearer edge, and never out of a narrow plot. */
function placeOf(x: number, width: number) {
  const room = Math.max(0, width - tipWidth);
  return x > width / 2 ? { right: Math.min(width - x + 14, room) } : { left: Math.min(x + 14, room) };
}

/** As wide as it gets, in CSS pixels. */
const tipWidth = 280;
const mostMarks = 4;
/** Of more series the legend alone tells the values: the tip would hide their lines. */
const mostValues = 3;

export function PointTip({ at, x, picture, marks, onAnnotate }: PointTipProps) {
  const { series, plot, episodes } = picture;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const lasting = episodes.filter(({ from, to }) => from <= at && at <= to);
  const named = marks.filter(({ kind }) => !isAlarm(kind));
  return (
    <div
      className={classes.tip}
      data-pinned={onAnnotate !== undefined || undefined}
      style={placeOf(x, plot.width)}
      aria-hidden={onAnnotate === undefined}
    >
      <p className={classes.tipTime}>{format.dateTimeLong(at)}</p>
      {series.length === 1 ? (
        <SingleValue series={series[0]!} at={at} span={picture.span} />
      ) : (
        series.length <= mostValues && <SeriesValues series={series} at={at} span={picture.span} />
      )}
      {lasting.map(({ type, side, severity, from }) => (
        <p key={`${type}${side}${from}`} className={classes.tipEvent}>
          <MarkIcon kind={`alarm-${severity}`} size={15} />
          {type === 'level' || type === 'rate'
            ? t(`chart.episode.${type}.${side}.${severity}`)
            : t(`chart.episode.${type}.${severity}`)}
        </p>
      ))}
      {named.slice(0, mostMarks).map(({ id, kind, text, detail }) => (
        <p key={id} className={classes.tipEvent}>
          <MarkIcon kind={kind} size={15} />
          <span>
            {text}
            {detail !== undefined && detail !== null && detail !== '' && (
              <span className={classes.tipDetail}>{detail}</span>
            )}
          </span>
        </p>
      ))}
      {onAnnotate !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          mt={6}
          leftSection={<IconMessagePlus size={16} aria-hidden />}
          onPointerDown={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
          onClick={onAnnotate}
        >
          {t('chart.annotate')}
        </Button>
      )}
    </div>
  );
}

/** When what lies under an instant was measured. */
function momentOf(format: Format, { at, span }: AtInstant, alignment: Series['alignment']): string {
  const moment = alignment === null ? at : alignment.toOther(at);
  return moment === null ? '–' : momentIn(format, span, moment);
}

interface AtInstant {
  readonly at: number;
  readonly span: Span;
}

function SingleValue({ series, at, span }: AtInstant & { readonly series: Series }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const row = rowAt(series.rows, at, reachOf(span));
  const [value, ...more] = row === undefined ? [] : valueLines(t, format, row, series.metric);
  return (
    <>
      <p className={classes.tipValue}>{value ?? t('chart.point.none')}</p>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** Two periods of one metric are told apart by when each value was measured. */
function SeriesValues({ series, at, span }: AtInstant & { readonly series: readonly Series[] }) {
  const format = useFormat();
  return (
    <table className={classes.tipTable}>
      <tbody>
        {series.map(({ key, metricId, name, metric, rows, look, alignment }) => (
          <tr key={key}>
            <td>
              <LookSample look={look} then={alignment !== null} />
            </td>
            <th scope="row">
              {series.some((other) => other.metricId === metricId && other.alignment !== alignment)
                ? momentOf(format, { at, span }, alignment)
                : name}
            </th>
            <td>{shortValue(format, rowAt(rows, at, reachOf(span)), metric) ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
