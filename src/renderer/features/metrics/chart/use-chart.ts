import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart, Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../api.ts';
import { useFormat, type Format } from '../../../ui/format.ts';
import { useMetricValue } from '../value.ts';
import { summaryOf } from './shape.ts';
import type { Span } from './view.ts';

/** More points than this cannot be told apart on any screen. */
export const MOST_POINTS = 1500;

export interface ChartRequest {
  /** Of the line it is for. */
  readonly key: string;
  /** Of the metric. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** The points of several lines; those of the last span stay until the next ones are there, so that zooming is calm. */
export function useCharts(requests: readonly ChartRequest[]) {
  const answers = useQueries({
    queries: requests.map(({ id, from, to, points }) =>
      api.metrics.chart.queryOptions({ input: { id, from, to, points } }),
    ),
  });
  const [kept, setKept] = useState<ReadonlyMap<string, Chart>>(new Map());
  const charts = new Map(
    requests.flatMap(({ key }, index) => {
      const chart = answers[index]?.data ?? kept.get(key);
      return chart === undefined ? [] : [[key, chart] as const];
    }),
  );
  if (charts.size !== kept.size || [...charts].some(([key, chart]) => kept.get(key) !== chart))
    setKept(charts);
  return {
    of: (key: string): Chart | undefined => charts.get(key),
    loading: answers.some(({ data, error }) => data === undefined && error === null),
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all(answers.map((answer) => answer.refetch())),
  };
}

/** Spans below this (ms) are told to the second. */
const shortSpan = 15 * 60_000;

/** An instant within a span, as exactly as the span is short. */
export function momentIn(format: Format, { from, to }: Span, at: number): string {
  return to - from < shortSpan ? format.dateTimeSeconds(at) : format.dateTime(at);
}

/** The chart in one or two sentences: what is said instead of the picture. */
export function useChartSummary(
  metric: Metric,
  chart: Chart | undefined,
  span: Span,
  alarmCount = chart?.episodeCount ?? 0,
): string {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  const time = (at: number) => momentIn(format, span, at);
  // The room right of the newest reading is not told as time that has been.
  const to = Math.max(span.from, Math.min(span.to, chart?.asOf ?? span.to));
  const where = t('chart.span', { from: time(span.from), to: time(to) });
  if (chart === undefined) return `${where}.`;
  const summary = summaryOf(chart.points);
  if (summary === null) return `${where}. ${t('chart.nothing')}`;
  const { count, gaps } = summary;
  return [
    `${where}.`,
    ...(metric.choices === null ? [valuesText(summary)] : []),
    t('chart.readings', { count }),
    ...(gaps > 0 ? [t('chart.gaps', { count: gaps })] : []),
    ...(alarmCount > 0 ? [t('chart.alarms', { count: alarmCount })] : []),
  ].join(' ');

  function valuesText({
    min,
    max,
    avg,
    count: of,
  }: {
    min: number;
    max: number;
    avg: number;
    count: number;
  }) {
    const values = { min: valueText(min, metric), max: valueText(max, metric) };
    if (values.min === values.max) return t('chart.steady', { count: of, value: values.min });
    // The average of what only rises says nothing.
    return metric.kind === 'counter'
      ? t('chart.rise', { ...values, rise: valueText(max - min, metric) })
      : t('chart.summary', { ...values, avg: valueText(avg, metric) });
  }
}
