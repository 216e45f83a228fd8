import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartLine, IconPlus, IconTable } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import type { Threshold } from '../../../shared/domain/threshold.ts';
import { api } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { useFormat } from '../../ui/format.ts';
import { tagName } from '../../ui/tag-name.ts';
import type { Series } from './chart/axes.ts';
import classes from './chart/Chart.module.css';
import { ChartEvents } from './chart/ChartEvents.tsx';
import { ChartStage } from './chart/ChartStage.tsx';
import { ChartTable } from './chart/ChartTable.tsx';
import { ChartToolbar } from './chart/ChartToolbar.tsx';
import { CompareDialog } from './chart/CompareDialog.tsx';
import { KeyOfPicture, Legend, useRateText } from './chart/Legend.tsx';
import type { ChartMark, Failure } from './chart/marks.ts';
import { OverviewStrip } from './chart/OverviewStrip.tsx';
import { PeriodMenu } from './chart/PeriodMenu.tsx';
import type { Cursor } from './chart/PlotSurface.tsx';
import { SaveMenu } from './chart/SaveMenu.tsx';
import type { StoredEpisode } from './chart/shape.ts';
import { useChartSummary } from './chart/use-chart.ts';
import { useChartState, type ChartAddress } from './chart/use-chart-state.ts';
import { episodesOf, useMarks } from './chart/use-marks.ts';
import { useEachText, useSave } from './chart/use-save.ts';
import { useEntries, useSeries } from './chart/use-series.ts';
import { anchorOf, proposedAt, spanOf, type ChartView } from './chart/view.ts';

export interface MetricChartProps {
  /** A metric that has readings. */
  readonly metric: Metric & { readonly span: NonNullable<Metric['span']> };
  /** What to begin with; left out: the preset chosen last, or a shorter one that shows all there is. */
  readonly initial?: ChartView;
  /** Where what is shown is written, so that it can be sent as a link; with it come comparisons. */
  readonly address?: ChartAddress;
  /** Instead of the limits in force and their alarms: limits on trial and what they would have raised. */
  readonly trial?: {
    readonly threshold: Threshold;
    readonly episodes: readonly StoredEpisode[];
    readonly failures: readonly Failure[];
  };
  /** Besides alarms and what was done to the asset, e.g. annotations. */
  readonly marks?: readonly ChartMark[];
  /** Lines that are worked out, e.g. a forecast with its interval; one that reaches beyond the readings is shown whole. */
  readonly foreseen?: readonly Omit<Series, 'metric' | 'metricId' | 'alignment' | 'single' | 'foreseen'>[];
  /** Offers an annotation at an instant, with the value there if there is one. */
  readonly onAnnotate?: (at: number, value: number | null) => void;
  /** Is told what is looked at: where something new on the chart stands at first, ms UTC. */
  readonly onLook?: (at: number) => void;
  readonly height?: number;
}

/** The chart of a metric with everything one can do to it. */
export function MetricChart(props: MetricChartProps) {
  const { metric, trial, onAnnotate, onLook, height = 360 } = props;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const compare = useDialog();
  const box = useRef<HTMLDivElement>(null);
  const ids = { summary: useId(), keys: useId() };
  const [table, setTable] = useState(false);
  const [pointed, setCursor] = useState<Cursor | null>(null);
  const [front, setFront] = useState(metric.id);
  const readings = useReach(metric, props.foreseen);
  const state = useChartState(metric.id, readings, props.initial, props.address);
  const { view, company, onView, onBack, onCompany } = state;
  const span = spanOf(view, view.kind === 'all' ? readings : metric.span);
  // One that was pinned and is not shown any more gives way.
  const cursor = pointed !== null && pointed.at >= span.from && pointed.at <= span.to ? pointed : null;
  const { entries, told, points, loading, error, retry } = useEntries(metric, company, span, readings);
  const measured = useSeries(entries, front, points);
  const foreseen = useForeseen(metric, props.foreseen);
  const proposed = proposedAt(told, cursor?.at ?? null);
  useEffect(() => onLook?.(proposed), [onLook, proposed]);
  const series = useMemo(
    () => (foreseen.length === 0 ? measured : [...measured, ...foreseen]),
    [measured, foreseen],
  );
  // What limits, alarms, summary and table are of.
  const leading = entries.find(({ key }) => key === measured[0]?.key) ?? entries[0]!;
  const leader = leading.metric ?? metric;
  const { chart } = leading;
  const isThen = leading.alignment !== null;
  const threshold = trial === undefined ? leader.threshold : trial.threshold;
  const episodes = trial?.episodes ?? episodesOf(isThen ? undefined : chart);
  const marks = useMarks({
    assetId: leader.assetId,
    span,
    episodes,
    failures: trial?.failures,
    more: props.marks,
  });
  const summary = useChartSummary(leader, chart, leading.span, trial === undefined ? undefined : 0);
  const each = useEachText()(chart, points);
  const rate = useRateText()(threshold, leader);
  const asset = useQuery(api.assets.get.queryOptions({ input: { id: metric.assetId } })).data;
  const save = useSave({
    entries,
    points,
    span: told,
    marks,
    tag: asset?.tag ?? '',
    stage: () => box.current,
    notes: [summary, ...(rate === null ? [] : [rate])],
  });
  const isSingle = measured[0]?.single === true && measured[0].rows.length > 0;
  return (
    <div className={classes.chart} ref={box}>
      <ChartToolbar
        view={view}
        span={span}
        readings={readings}
        anchor={anchorOf(span, chart?.points ?? [])}
        onView={onView}
        onBack={onBack}
        single={isSingle}
      >
        {props.address !== undefined && (
          <>
            <Button
              size="compact-sm"
              variant={company.others.length === 0 ? 'default' : 'light'}
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={compare.open}
            >
              {t('compare.with')}
            </Button>
            <PeriodMenu
              versus={company.versus}
              span={span}
              onVersus={(versus) => {
                if (versus === null) setFront(metric.id);
                onCompany({ versus });
              }}
            />
          </>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={table ? <IconChartLine size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          onClick={() => setTable(!table)}
        >
          {table ? t('chart.asChart') : t('chart.asTable')}
        </Button>
        {trial === undefined && <SaveMenu onPicture={save.picture} onCsv={save.csv} table={table} />}
      </ChartToolbar>
      <Legend
        entries={entries}
        series={measured}
        span={span}
        readings={metric.span}
        at={cursor?.at ?? null}
        onFront={setFront}
        onHide={(id, hidden) =>
          onCompany({
            hidden: hidden ? [...company.hidden, id] : company.hidden.filter((other) => other !== id),
          })
        }
        onRemove={({ metricId, alignment }) =>
          onCompany(
            metricId === metric.id || alignment !== null
              ? { versus: null }
              : {
                  others: company.others.filter((id) => id !== metricId),
                  hidden: company.hidden.filter((id) => id !== metricId),
                },
          )
        }
      />
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {table ? (
        <ChartTable metric={leader} chart={chart} />
      ) : (
        <>
          <ChartStage
            name={metric.name}
            series={series}
            loading={loading}
            span={span}
            zoom={{ readings, onView, onBack: onBack ?? noWay }}
            threshold={isThen ? null : threshold}
            episodes={episodes}
            asOf={chart?.asOf ?? span.to}
            marks={marks}
            height={height}
            describedBy={`${ids.summary} ${ids.keys}`}
            cursor={cursor}
            onCursor={setCursor}
            onAnnotate={onAnnotate}
          />
          <OverviewStrip metric={metric} readings={readings} span={span} onView={onView} />
        </>
      )}
      <KeyOfPicture metric={leader} threshold={threshold} series={measured} foreseen={foreseen} />
      <div className={classes.foot}>
        <p id={ids.summary} aria-live="polite">
          {summary}
        </p>
        {chart !== undefined && (
          <Text component="p" inherit>
            {t('chart.asOfEach', { when: format.dateTime(chart.asOf), each })}
          </Text>
        )}
      </div>
      <VisuallyHidden id={ids.keys}>{t('chart.keys')}</VisuallyHidden>
      {trial === undefined && <ChartEvents marks={marks} span={span} />}
      <CompareDialog
        {...compare.props}
        metric={metric}
        asset={asset === undefined ? null : { id: asset.id, label: tagName(asset.tag, asset.name) }}
        others={company.others}
        onOthers={(others) =>
          onCompany({
            others,
            hidden: company.hidden.filter((id) => id === metric.id || others.includes(id)),
          })
        }
      />
    </div>
  );
}

function noWay() {}

const nothing: readonly Series[] = [];

function useForeseen(metric: Metric, lines: MetricChartProps['foreseen']): readonly Series[] {
  return useMemo(
    () =>
      lines?.map((line) => ({
        ...line,
        metric,
        metricId: metric.id,
        alignment: null,
        single: false,
        foreseen: true,
      })) ?? nothing,
    [metric, lines],
  );
}

/** All there is to see: the readings, and what is foreseen after them. */
function useReach({ span }: MetricChartProps['metric'], lines: MetricChartProps['foreseen']) {
  const { from, to } = span;
  const ends = (lines ?? []).flatMap(({ rows }) => rows.at(-1)?.ts ?? []);
  return { from, to: Math.max(to, ...ends) };
}
