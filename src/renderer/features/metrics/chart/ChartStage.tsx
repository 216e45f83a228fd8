import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../../shared/contract/metrics.ts';
import type { Threshold } from '../../../../shared/domain/threshold.ts';
import { useDensity } from '../../../app/theme/density.ts';
import { useFormat } from '../../../ui/format.ts';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { metricValue, type MetricUnit } from '../value.ts';
import { axisLabels } from './axis-labels.ts';
import classes from './Chart.module.css';
import { ChartPlot } from './ChartPlot.tsx';
import { labelSize, plotOf, xOf } from './geometry.ts';
import { PlotSurface } from './PlotSurface.tsx';
import {
  limitsOf,
  plotRows,
  summaryOf,
  valueRange,
  visibleEpisodes,
  withFailures,
  type Limit,
  type Marker,
} from './shape.ts';
import { stateRange, stateTicks, timeTicks, valueTicks, zoneClock } from './ticks.ts';
import type { ChartView, Span } from './view.ts';

export interface ChartStageProps {
  readonly metric: MetricUnit & { readonly name: string };
  /** The last answer, also while the next one is on its way. */
  readonly chart: Chart | undefined;
  readonly loading: boolean;
  readonly span: Span;
  /** All readings: as far as one can zoom out; left out, the span stays as it is. */
  readonly zoom?: { readonly readings: Span; readonly onView: (view: ChartView) => void };
  readonly threshold: Threshold | null;
  /** Instead of the alarms of the chart: those that limits on trial would raise. */
  readonly episodes?: Chart['episodes'] | readonly Omit<Chart['episodes'][number], 'id'>[];
  /** Work orders that tell of a failure, marked as such. */
  readonly failures?: readonly {
    readonly workOrderId: string;
    readonly label: string;
    readonly at: number;
  }[];
  readonly height: number;
  /** Id of the sentence that sums the chart up. */
  readonly describedBy: string;
}

/** A chart at the size of its box: picture, pointer and keys. */
export function ChartStage(props: ChartStageProps) {
  const { metric, chart, loading, span, zoom, height, describedBy } = props;
  const { t } = useTranslation('metrics');
  const { ref, width } = useElementSize();
  const picture = usePicture(props, width);
  return (
    <div ref={ref} className={classes.stage} style={{ height }}>
      {width > 0 && picture !== null && (
        <>
          <ChartPlot {...picture} span={span} width={width} height={height} />
          <PlotSurface
            span={span}
            plot={picture.plot}
            rows={picture.rows}
            range={picture.range}
            episodes={picture.episodes}
            markers={picture.markers}
            metric={metric}
            zoom={zoom}
            label={t('chart.label', { metric: metric.name })}
            describedBy={describedBy}
          />
          {chart !== undefined && picture.rows.length === 0 && (
            <p className={classes.empty}>{t('chart.nothing')}</p>
          )}
          {chart?.thinned === true && <p className={classes.thinned}>{t('chart.thinned')}</p>}
        </>
      )}
      <div className={classes.loading}>
        <DelayedBar active={loading} />
      </div>
    </div>
  );
}

const noMarkers: readonly Marker[] = [];

function usePicture(props: ChartStageProps, width: number) {
  const { metric, chart, span, threshold, height, failures } = props;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { density } = useDensity();
  const { from, to } = span;
  const { decimals: digits, unit, choices = null } = metric;
  const episodes = props.episodes ?? chart?.episodes;
  return useMemo(() => {
    if (width === 0) return null;
    const label = labelSize[density];
    const limits = choices === null ? limitsOf(threshold) : [];
    const points = chart?.points ?? [];
    const wanted = valueRange(summaryOf(points), limits);
    const marks =
      choices === null
        ? valueTicks(wanted[0], wanted[1], Math.max(2, Math.floor(height / (label * 5))))
        : stateTicks(choices, Math.max(2, Math.floor(height / (label * 2))));
    const range = choices === null ? ([marks.at[0]!, marks.at.at(-1)!] as const) : stateRange(choices);
    const valueText = (value: number) =>
      choices?.find(({ code }) => code === value)?.label ?? format.number(value, marks.decimals);
    const plot = plotOf(width, height, marks.at.map(valueText), label);
    const times = timeTicks(
      from,
      to,
      Math.max(2, Math.floor(plot.width / (label * 6.2))),
      zoneClock(format.timeZone),
    );
    return {
      rows: plotRows(points),
      range,
      plot,
      timeLabels: axisLabels(
        // One at the very edge would be cut off.
        {
          ...times,
          at: times.at.filter((at) => plot.left + plot.width - xOf(at, { from, to }, plot) > label),
        },
        format.locale,
        format.timeZone,
      ),
      valueMarks: marks.at,
      valueText,
      steps: choices !== null,
      labelSize: label,
      limits,
      limitText: ({ side, severity, value }: Limit) =>
        t('limit.withValue', {
          limit: t(`limit.${side}.${severity}`),
          value: metricValue(format, value, { unit, decimals: digits }),
        }),
      episodes: visibleEpisodes(episodes ?? [], { from, to }, chart?.asOf ?? to),
      markers: withFailures(chart?.markers ?? noMarkers, failures, { from, to }),
    };
  }, [
    width,
    height,
    density,
    threshold,
    chart,
    episodes,
    failures,
    from,
    to,
    format,
    t,
    unit,
    digits,
    choices,
  ]);
}
