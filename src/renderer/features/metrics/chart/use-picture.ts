import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Threshold } from '../../../../shared/domain/threshold.ts';
import { useDensity } from '../../../app/theme/density.ts';
import { useFormat } from '../../../ui/format.ts';
import { metricValue } from '../value.ts';
import { axesOf, type Axis, type Series } from './axes.ts';
import { axisLabels } from './axis-labels.ts';
import { labelSize, laneHeight, layoutOf, xOf } from './geometry.ts';
import { limitsOf, visibleEpisodes, withBroken, type Limit, type StoredEpisode } from './shape.ts';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { timeTicks } from './ticks.ts';
import type { Span } from './view.ts';

/** Above the plot without a lane: room for the edges of episodes. */
const topWithoutLane = 12;

export interface PictureInput {
  readonly series: readonly Series[];
  /** Limits of the first series. */
  readonly threshold: Threshold | null;
  /** The limit of the first series that the chart is about: drawn as it was, and always in view. */
  readonly broken?: Limit | null;
  /** Episodes of the first series; those that last reach up to `asOf`. */
  readonly episodes: readonly StoredEpisode[];
  readonly asOf: number;
  readonly span: Span;
  readonly height: number;
  readonly lane: boolean;
}

/** Everything that is drawn, at the size of the box. */
export function usePicture(input: PictureInput, width: number) {
  const { series, threshold, broken = null, episodes, asOf, span, height, lane } = input;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { density } = useDensity();
  const { from, to } = span;
  return useMemo(() => {
    const front = series[0];
    if (width === 0 || front === undefined) return null;
    const label = labelSize[density];
    const top = lane ? laneHeight[density] + 8 : topWithoutLane;
    const { unit, decimals, choices = null } = front.metric;
    const set = choices === null ? limitsOf(threshold) : [];
    const limits = broken === null ? set : withBroken(set, broken);
    const most = {
      values: Math.max(2, Math.floor(height / (label * 5))),
      states: Math.max(2, Math.floor(height / (label * 2))),
    };
    const axes = axesOf(series, limits, most, broken);
    const axisText = (axis: Axis, value: number) =>
      axis.choices?.find(({ code }) => code === value)?.label ?? format.number(value, axis.decimals);
    const { plot, right } = layoutOf(
      width,
      height,
      axes.map((axis) => [
        ...axis.marks.map((value) => axisText(axis, value)),
        // Set in bold.
        ...(axes.length > 1 ? [`${axis.unit} `] : []),
      ]),
      label,
      top,
    );
    const clock = zoneClock(format.timeZone);
    const ticksOf = (wide: number) =>
      timeTicks(from, to, Math.max(2, Math.floor(plot.width / (label * wide))), clock);
    // Times to the second, with the half of the day behind them, are wider than all others.
    const usual = ticksOf(6.2);
    const times = usual.unit === 'second' ? ticksOf(8.5) : usual;
    // One at the very edge would be cut off.
    const fits = (at: number) => plot.left + plot.width - xOf(at, { from, to }, plot) > label;
    return {
      span: { from, to },
      series,
      axes,
      right,
      axisText,
      plot,
      timeLabels: axisLabels({ ...times, at: times.at.filter(fits) }, format.locale, format.timeZone),
      labelSize: label,
      limits,
      limitText: ({ side, severity, value }: Limit) =>
        t('limit.withValue', {
          limit: t(`limit.${side}.${severity}`),
          value: metricValue(format, value, { unit, decimals }),
        }),
      episodes: visibleEpisodes(episodes, { from, to }, asOf),
      laneHeight: lane ? laneHeight[density] : 0,
    };
  }, [series, threshold, broken, episodes, asOf, width, height, lane, density, from, to, format, t]);
}

export type Picture = NonNullable<ReturnType<typeof usePicture>>;
