import { Text, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import type { Threshold } from '../../../shared/domain/threshold.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import classes from './chart/Chart.module.css';
import { ChartEvents } from './chart/ChartEvents.tsx';
import { ChartStage, type ChartStageProps } from './chart/ChartStage.tsx';
import { ChartTable } from './chart/ChartTable.tsx';
import { ChartToolbar } from './chart/ChartToolbar.tsx';
import { useChart, useChartSummary } from './chart/use-chart.ts';
import {
  anchorOf,
  openingView,
  PRESETS,
  presetOf,
  spanOf,
  type ChartView,
  type PresetId,
  type Span,
} from './chart/view.ts';

export interface MetricChartProps {
  /** A metric that has readings. */
  readonly metric: Metric & { readonly span: NonNullable<Metric['span']> };
  /** What to begin with; left out: the preset chosen last, or a shorter one that shows all there is. */
  readonly initial?: ChartView;
  /** Instead of the limits in force and their alarms: limits on trial and what they would have raised. */
  readonly trial?: {
    readonly threshold: Threshold;
    readonly episodes: ChartStageProps['episodes'];
    readonly failures: ChartStageProps['failures'];
  };
  readonly height?: number;
}

/** The chart of a metric with everything one can do to it. */
export function MetricChart({ metric, initial, trial, height = 340 }: MetricChartProps) {
  const [view, setView] = useChartView(initial, metric.span);
  const [table, setTable] = useState(false);
  const span = spanOf(view, metric.span);
  const { chart, error, retry, loading } = useChart(metric.id, span);
  const summary = useChartSummary(metric, chart, span, trial === undefined ? undefined : 0);
  const ids = { summary: useId(), keys: useId() };
  const { t } = useTranslation('metrics');
  const format = useFormat();
  return (
    <div className={classes.chart}>
      <ChartToolbar
        view={view}
        span={span}
        readings={metric.span}
        anchor={anchorOf(span, chart?.points ?? [])}
        onView={setView}
        table={table}
        onTable={setTable}
      />
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {table ? (
        <ChartTable metric={metric} chart={chart} />
      ) : (
        <ChartStage
          metric={metric}
          chart={chart}
          loading={loading}
          span={span}
          zoom={{ readings: metric.span, onView: setView }}
          threshold={trial === undefined ? metric.threshold : trial.threshold}
          episodes={trial?.episodes}
          failures={trial?.failures}
          height={height}
          describedBy={`${ids.summary} ${ids.keys}`}
        />
      )}
      <div className={classes.foot}>
        <p id={ids.summary} aria-live="polite">
          {summary}
        </p>
        {chart !== undefined && (
          <Text component="p" inherit>
            {t('chart.asOf', { when: format.dateTime(chart.asOf) })}
          </Text>
        )}
      </div>
      <VisuallyHidden id={ids.keys}>{t('chart.keys')}</VisuallyHidden>
      {trial === undefined && <ChartEvents chart={chart} />}
    </div>
  );
}

/** The view in force; presets are remembered for the next chart, a span of one's own is not. */
function useChartView(initial: ChartView | undefined, readings: Span) {
  const [preset, setPreset] = useLocalStorage<PresetId>({
    key: 'millwright.chart.preset',
    defaultValue: 'week',
    getInitialValueInEffect: false,
  });
  const wished = PRESETS.find(({ id }) => id === preset)?.id ?? 'week';
  const [view, setView] = useState(() => initial ?? openingView(wished, readings));
  const change = (next: ChartView) => {
    const chosen = presetOf(next);
    if (chosen !== undefined) setPreset(chosen);
    setView(next);
  };
  return [view, change] as const;
}
