import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart, Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import type { Company } from './address.ts';
import type { Series } from './axes.ts';
import { shiftOf } from './periods.ts';
import { resolutionOf } from './resolution.ts';
import { plotRows, shifted, type PlotRow } from './shape.ts';
import { zoneClock } from './ticks.ts';
import { MOST_POINTS, useCharts } from './use-chart.ts';
import type { Span } from './view.ts';

/** A line of the legend: what is, or could be, drawn. */
export interface Entry {
  /** The metric; undefined while it is being asked for, null where it is no more. */
  readonly metric: Metric | null | undefined;
  readonly metricId: string;
  readonly key: string;
  readonly look: number;
  readonly name: string;
  readonly shift: number;
  /** What of it is drawn, in the time in which it was measured. */
  readonly span: Span;
  readonly hidden: boolean;
  readonly chart: Chart | undefined;
  /** Tag of the asset it belongs to, where that is another one than the chart's. */
  readonly tag: string | null;
}

/** With more lines than these each has fewer points: on one screen nobody can tell them apart. */
const fewLines = 2;

/** The series of a chart: the metric itself first, its other period, and the metrics it is compared with. */
export function useEntries(metric: Metric, company: Company, span: Span) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { others, hidden, versus } = company;
  const found = useQueries({
    queries: others.map((id) => api.metrics.get.queryOptions({ input: { id }, retry: false })),
  });
  const foreign = [
    ...new Set(
      found.flatMap(({ data }) =>
        data === undefined || data.assetId === metric.assetId ? [] : data.assetId,
      ),
    ),
  ];
  const assets = useQueries({
    queries: foreign.map((id) => api.assets.get.queryOptions({ input: { id } })),
  });
  const shift = versus === null ? 0 : shiftOf(versus, span, zoneClock(format.timeZone));
  const then = { from: span.from - shift, to: span.to - shift };
  const period = ({ from, to }: Span) =>
    t('chart.span', { from: format.dateTime(from), to: format.dateTime(to) });
  const inPeriods = (one: Span) =>
    versus === null ? metric.name : t('compare.inPeriod', { metric: metric.name, period: period(one) });
  const base = { metric, metricId: metric.id, look: 0, tag: null };
  const wanted: Omit<Entry, 'chart'>[] = [
    {
      ...base,
      key: metric.id,
      name: inPeriods(span),
      shift: 0,
      span,
      hidden: hidden.includes(metric.id),
    },
    ...(versus === null
      ? []
      : [{ ...base, key: `${metric.id} then`, name: inPeriods(then), shift, span: then, hidden: false }]),
    ...others.map((id, index): Omit<Entry, 'chart'> => {
      const { data, error } = found[index] ?? { data: undefined, error: null };
      const tag =
        data === undefined
          ? null
          : (assets.find((asset) => asset.data?.id === data.assetId)?.data?.tag ?? null);
      return {
        metric: error === null ? data : null,
        metricId: id,
        key: id,
        look: index + 1,
        name: data === undefined ? '' : tag === null ? data.name : `${tag} ${data.name}`,
        shift: 0,
        span,
        hidden: hidden.includes(id),
        tag,
      };
    }),
  ];
  const points = wanted.length > fewLines ? MOST_POINTS / 2 : MOST_POINTS;
  const asked = wanted.filter(({ hidden: out, metric: known }) => !out && known !== null);
  const charts = useCharts(
    asked.map(({ key, metricId, span: { from, to } }) => ({ key, id: metricId, from, to, points })),
  );
  const entries = wanted.map((entry): Entry => ({ ...entry, chart: charts.of(entry.key) }));
  return { entries, points, loading: charts.loading, error: charts.error, retry: charts.retry };
}

const noRows: readonly PlotRow[] = [];
const rowsOfChart = new WeakMap<Chart, readonly PlotRow[]>();
const movedRows = new WeakMap<Chart, { readonly ms: number; readonly rows: readonly PlotRow[] }>();

/** The same rows for the same chart, so that nothing is drawn twice. */
function rowsOf(chart: Chart | undefined, shift: number): readonly PlotRow[] {
  if (chart === undefined) return noRows;
  let rows = rowsOfChart.get(chart);
  if (rows === undefined) rowsOfChart.set(chart, (rows = plotRows(chart.points)));
  if (shift === 0) return rows;
  const moved = movedRows.get(chart);
  if (moved?.ms === shift) return moved.rows;
  const now = shifted(rows, shift);
  movedRows.set(chart, { ms: shift, rows: now });
  return now;
}

/** What is drawn of the entries, `front` first; the same list as long as nothing of it changes. */
export function useSeries(entries: readonly Entry[], front: string, points: number): readonly Series[] {
  const list = entries.flatMap((entry): Series[] => {
    const { metric, hidden, key, metricId, name, look, shift, chart } = entry;
    if (hidden || metric === undefined || metric === null) return [];
    return [
      {
        key,
        metricId,
        name,
        metric,
        look,
        shift,
        rows: rowsOf(chart, shift),
        single: chart !== undefined && resolutionOf(chart, points).kind === 'single',
      },
    ];
  });
  const ordered = [...list.filter(({ key }) => key === front), ...list.filter(({ key }) => key !== front)];
  const [stable, setStable] = useState(ordered);
  const same =
    stable.length === ordered.length &&
    stable.every((one, index) => {
      const other = ordered[index]!;
      return (
        one.key === other.key &&
        one.rows === other.rows &&
        one.metric === other.metric &&
        one.name === other.name &&
        one.look === other.look
      );
    });
  if (!same) setStable(ordered);
  return same ? stable : ordered;
}
