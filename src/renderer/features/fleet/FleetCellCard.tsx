import { VisuallyHidden } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { memo, useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetCell } from '../../../shared/contract/fleet.ts';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { limitsOf, summaryOf, valueRange } from '../metrics/chart/shape.ts';
import { MetricLevel } from '../metrics/MetricLevel.tsx';
import { sparkPaths, sparkY } from '../metrics/spark-paths.ts';
import { metricValue } from '../metrics/value.ts';
import classes from './Fleet.module.css';

interface FleetCellCardProps {
  readonly cell: FleetCell;
  readonly period: { readonly from: number; readonly to: number };
  /** The scale that all share; null for its own. */
  readonly range: readonly [low: number, high: number] | null;
  readonly tabIndex: number;
  /** Takes the focus once it is drawn. */
  readonly focus: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The metric of one asset: where it stands, its value and its chart. Opens the chart of the metric. */
export const FleetCellCard = memo(function FleetCellCard(props: FleetCellCardProps) {
  const { cell, period, range, tabIndex, focus, onKeyDown } = props;
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focus) link.current?.focus({ preventScroll: true });
  }, [focus]);
  const { asset, latest } = cell;
  const address = new URLSearchParams({ tab: 'metrics', metric: cell.id });
  return (
    <article className={classes.cell} data-level={cell.level}>
      <header className={classes.head}>
        <PageAnchor
          ref={link}
          className={classes.link}
          href={`/assets/${asset.id}?${address.toString()}`}
          title={[tagName(asset.tag, asset.name), cell.location].filter(Boolean).join(', ')}
          tabIndex={tabIndex}
          onKeyDown={onKeyDown}
        >
          {asset.tag}
        </PageAnchor>
        {asset.name !== asset.tag && <span className={classes.name}>{asset.name}</span>}
      </header>
      <div className={classes.now}>
        <b className={classes.value}>{latest === null ? '–' : metricValue(format, latest.value, cell)}</b>
        <Trend cell={cell} />
      </div>
      <MiniChart cell={cell} period={period} range={range} />
      <footer className={classes.foot}>
        {latest === null ? (
          <span className={classes.dim}>{t('cell.none')}</span>
        ) : (
          <MetricLevel metric={cell} />
        )}
      </footer>
    </article>
  );
});

function Trend({ cell: { trend, ...metric } }: { cell: FleetCell }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  if (trend === null) return null;
  const steady = Math.abs(trend) < 0.5 / 10 ** metric.decimals;
  const Icon = steady ? IconArrowRight : trend > 0 ? IconArrowUpRight : IconArrowDownRight;
  const size = metricValue(format, Math.abs(trend), { ...metric, choices: null });
  const words = steady ? t('cell.steady') : t(trend > 0 ? 'cell.rising' : 'cell.falling', { value: size });
  return (
    <span className={classes.trend} title={`${t('cell.trend')}: ${words}`}>
      <Icon aria-hidden size={16} />
      <span aria-hidden>{steady ? '' : format.number(Math.abs(trend), metric.decimals)}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

const box = { width: 100, height: 40 };

function MiniChart({ cell, period, range }: Pick<FleetCellCardProps, 'cell' | 'period' | 'range'>) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const summary = summaryOf(cell.points);
  if (summary === null) {
    return <p className={classes.nothing}>{cell.latest === null ? '' : t('cell.outside')}</p>;
  }
  const limits = cell.choices === null ? limitsOf(cell.threshold) : [];
  const scale = range ?? valueRange(summary, limits);
  const drawing = { ...box, ...period, range: scale };
  const { envelope, line } = sparkPaths(cell.points, drawing);
  const text = (value: number) => metricValue(format, value, cell);
  const short = (value: number) => format.number(value, Math.abs(value) >= 100 ? 0 : cell.decimals);
  return (
    <div className={classes.chart}>
      <VisuallyHidden>{t('cell.summary', { min: text(summary.min), max: text(summary.max) })}</VisuallyHidden>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} preserveAspectRatio="none" aria-hidden>
        <path className={classes.envelope} d={envelope} />
        {limits
          .filter(({ value }) => value >= scale[0] && value <= scale[1])
          .map(({ side, severity, value }) => (
            <line
              key={`${side}${severity}`}
              className={classes.limit}
              data-severity={severity}
              x1={0}
              x2={box.width}
              y1={sparkY(value, drawing)}
              y2={sparkY(value, drawing)}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        <path className={classes.line} d={line} vectorEffect="non-scaling-stroke" />
      </svg>
      {cell.choices === null && (
        <>
          <span className={classes.top} aria-hidden>
            {short(scale[1])}
          </span>
          <span className={classes.bottom} aria-hidden>
            {short(scale[0])}
          </span>
        </>
      )}
    </div>
  );
}
