import { ActionIcon, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconEye, IconEyeOff, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Threshold } from '../../../../shared/domain/threshold.ts';
import { useFormat } from '../../../ui/format.ts';
import { durationText } from '../duration.ts';
import { metricValue, type MetricUnit } from '../value.ts';
import { FULL_ENVELOPES, type Series } from './axes.ts';
import classes from './Chart.module.css';
import { LookSample } from './LookSample.tsx';
import { shortValue } from './PointTip.tsx';
import { rowAt, summaryOf } from './shape.ts';
import type { Entry } from './use-series.ts';
import { reachOf, type Span } from './view.ts';

export interface LegendProps {
  readonly entries: readonly Entry[];
  readonly series: readonly Series[];
  readonly span: Span;
  /** All readings of the chart's own metric. */
  readonly readings: Span;
  /** Where values are read; null: the newest that are shown. */
  readonly at: number | null;
  readonly onFront: (key: string) => void;
  readonly onHide: (metricId: string, hidden: boolean) => void;
  /** Of what was added to the chart. */
  readonly onRemove: (entry: Entry) => void;
}

/** Every line with its value under the crosshair; one of them is in front: limits, alarms and table are its own. */
export function Legend({ entries, series, span, readings, at, onFront, onHide, onRemove }: LegendProps) {
  const { t } = useTranslation('metrics');
  const front = series[0]?.key;
  const format = useFormat();
  if (entries.length < 2) return null;
  const empty = entries.find(
    ({ alignment, chart }) => alignment !== null && chart !== undefined && summaryOf(chart.points) === null,
  );
  return (
    <>
      <ul className={classes.legend} aria-label={t('legend.label')}>
        {entries.map((entry, index) => {
          const { key, look, alignment, name, hidden, metric } = entry;
          const isThen = index > 0 && entry.metricId === entries[0]!.metricId;
          const drawn = series.find((one) => one.key === key);
          const gone = metric === null;
          return (
            <li key={key} data-hidden={hidden || undefined}>
              <UnstyledButton
                className={classes.legendName}
                aria-pressed={key === front}
                disabled={drawn === undefined}
                title={t('legend.front')}
                onClick={() => onFront(key)}
              >
                <LookSample look={look} then={alignment !== null} />
                <span>{gone ? t('legend.gone') : name}</span>
              </UnstyledButton>
              <span className={classes.legendValue}>
                {drawn === undefined || entry === empty ? '' : <Value series={drawn} at={at} span={span} />}
              </span>
              {!gone && !isThen && (
                <Tool
                  label={t(hidden ? 'legend.show' : 'legend.hide', { name })}
                  onClick={() => onHide(entry.metricId, !hidden)}
                >
                  {hidden ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
                </Tool>
              )}
              {index > 0 && (
                <Tool
                  label={t('legend.remove', { name: gone ? t('legend.gone') : name })}
                  onClick={() => onRemove(entry)}
                >
                  <IconX size={16} aria-hidden />
                </Tool>
              )}
            </li>
          );
        })}
      </ul>
      {empty !== undefined && (
        <Text component="output" size="sm">
          {t('compare.empty', {
            name: empty.name,
            first: format.dateTime(readings.from),
            last: format.dateTime(readings.to),
          })}
        </Text>
      )}
    </>
  );
}

function Value({ series, at, span }: { series: Series; at: number | null; span: Span }) {
  const format = useFormat();
  const { rows, metric } = series;
  const row = at === null ? rows.at(-1) : rowAt(rows, at, reachOf(span));
  return shortValue(format, row, metric) ?? '–';
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" color="neutral" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** What is not drawn as a line of its own but belongs to the picture: how it reads, and the limit of a change. */
export function KeyOfPicture({
  metric,
  threshold,
  series,
  foreseen,
}: {
  metric: MetricUnit;
  threshold: Threshold | null;
  series: readonly Series[];
  foreseen: readonly Series[];
}) {
  const { t } = useTranslation('metrics');
  const rate = useRateText();
  const change = rate(threshold, metric);
  const summed = series.some(({ single, metric: { choices = null } }) => !single && choices === null);
  const shown = [
    ...(summed
      ? [
          <li key="envelope">
            <span className={classes.envelopeSample} aria-hidden />
            {t(series.length > FULL_ENVELOPES ? 'legend.envelopes' : 'legend.envelope')}
          </li>,
        ]
      : []),
    ...foreseen.map(({ key, look, name }) => (
      <li key={key} className={classes.foreseenKey}>
        <LookSample look={look} />
        {t('legend.foreseen', { name })}
      </li>
    )),
    ...(change === null ? [] : [<li key="rate">{change}</li>]),
  ];
  return shown.length === 0 ? null : <ul className={classes.key}>{shown}</ul>;
}

/** A limit of change has no line: it is told in words; null where there is none. */
export function useRateText(): (threshold: Threshold | null, metric: MetricUnit) => string | null {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  return (threshold, metric) => {
    if (threshold === null) return null;
    const { rateWarning, rateCritical, rateWindowMs } = threshold;
    const limits = [
      { severity: 'warning' as const, value: rateWarning },
      { severity: 'critical' as const, value: rateCritical },
    ].flatMap(({ severity, value }) =>
      value === null || !Number.isFinite(value)
        ? []
        : [
            t(`legend.rate.${severity}`, {
              change: metricValue(format, value, metric),
              time: durationText(format.locale, rateWindowMs),
            }),
          ],
    );
    return limits.length === 0 ? null : limits.join(', ');
  };
}
