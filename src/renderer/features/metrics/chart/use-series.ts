import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart, Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import type { Company } from './address.ts';
import type { Series } from './axes.ts';
import { alignmentOf, type Alignment } from './periods.ts';
import { resolutionOf } from './resolution.ts';
import { movedRows, plotRows, type PlotRow } from './shape.ts';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { MOST_POINTS, useCharts } from './use-chart.ts';
import { toldSpan, type Span } from './view.ts';

/** A line of the legend: what is, or could be, drawn. */
export interface Entry {
  /** The metric; undefined while it is being asked for, null where it is no more. */
  readonly metric: Metric | null | undefined;
  readonly metricId: string;
  readonly key: string;
  readonly look: number;
  readonly name: string;
  /** Of another period: how it lies under what is shown. */
  readonly alignment: Alignment | null;
  /** What of it is drawn, in the time in which it was measured. */
  readonly span: Span;
  readonly hidden: boolean;
  readonly chart: Chart | undefined;
  /** Tag of the asset it belongs to, where that is another one than the chart's. */
  readonly tag: string | null;
}

/** With more lines than these each has fewer points: on one screen nobody can tell them apart. */
const fewLines = 2;

/**
 * The series of a chart: the metric itself first, its other period, and the metrics it is compared with.
 * @param reach all there is to see of the metric
 */
export function useEntries(metric: Metric, company: Company, span: Span, reach: Span) {
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
  const { from, to } = span;
  const then = useMemo(
    () => (versus === null ? null : alignmentOf(versus, { from, to }, zoneClock(format.timeZone))),
    [versus, from, to, format.timeZone],
  );
  const period = ({ from, to }: Span) =>
    t('chart.span', { from: format.dateTime(from), to: format.dateTime(to) });
  const base = { metric, metricId: metric.id, name: metric.name, look: 0, tag: null };
  const wanted: Omit<Entry, 'chart'>[] = [
    {
      ...base,
      key: metric.id,
      alignment: null,
      span,
      hidden: hidden.includes(metric.id),
    },
    ...(then === null
      ? []
      : [
          {
            ...base,
            key: `${metric.id} then`,
            alignment: then,
            span: then.span,
            hidden: false,
          },
        ]),
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
        alignment: null,
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
  const told = toldSpan(span, Math.max(reach.to, charts.of(metric.id)?.asOf ?? to));
  const nameOf = ({ metricId, name, alignment, span: of }: Omit<Entry, 'chart'>) => {
    if (then === null || metricId !== metric.id) return name;
    const shown = alignment === null ? told : toldSpan(of, alignment.toOther(told.to) ?? of.to);
    return t('compare.inPeriod', { metric: name, period: period(shown) });
  };
  const entries = wanted.map((entry): Entry => ({
    ...entry,
    name: nameOf(entry),
    chart: charts.of(entry.key),
  }));
  return { entries, told, points, loading: charts.loading, error: charts.error, retry: charts.retry };
}

const noRows: readonly PlotRow[] = [];
const rowsOfChart = new WeakMap<Chart, readonly PlotRow[]>();
const rowsOfThen = new WeakMap<Chart, { readonly alignment: Alignment; readonly rows: readonly PlotRow[] }>();

/** The same rows for the same chart, so that nothing is drawn twice. */
function rowsOf(chart: Chart | undefined, alignment: Alignment | null): readonly PlotRow[] {
  if (chart === undefined) return noRows;
  let rows = rowsOfChart.get(chart);
  if (rows === undefined) rowsOfChart.set(chart, (rows = plotRows(chart.points)));
  if (alignment === null) return rows;
  const known = rowsOfThen.get(chart);
  if (known?.alignment === alignment) return known.rows;
  const moved = movedRows(rows, alignment.toShown);
  rowsOfThen.set(chart, { alignment, rows: moved });
  return moved;
}

/** What is drawn of the entries, `front` first; the same list as long as nothing of it changes. */
export function useSeries(entries: readonly Entry[], front: string, points: number): readonly Series[] {
  const list = entries.flatMap((entry): Series[] => {
    const { metric, hidden, key, metricId, name, look, alignment, chart } = entry;
    if (hidden || metric === undefined || metric === null) return [];
    return [
      {
        key,
        metricId,
        name,
        metric,
        look,
        alignment,
        rows: rowsOf(chart, alignment),
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
        one.look === other.look &&
        one.alignment === other.alignment
      );
    });
  if (!same) setStable(ordered);
  return same ? stable : ordered;
}
