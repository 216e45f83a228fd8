import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDensity } from '../../app/theme/density.ts';
import { useFormat } from '../../ui/format.ts';
import { labelSize, layoutOf, xOf, yOf, type Plot } from '../metrics/chart/geometry.ts';
import { envelopePath, linePath } from '../metrics/chart/paths.ts';
import classes from './Life.module.css';
import { type CurvePoint, failedBy, type LifeAxis, lifeAxis } from './life-axis.ts';
import { useAgeText } from './words.ts';

/** What runs, and how old it is. */
export interface Aged {
  readonly id: string;
  readonly name: string;
  readonly ageDays: number;
}

export interface LifeCurveProps {
  /** From age 0 on; at least two points. */
  readonly curve: readonly CurvePoint[];
  readonly aged: readonly Aged[];
  /** The one of them that the page is about, named in the picture. */
  readonly chosen?: string;
  /** The curve in words: what is said instead of the picture. */
  readonly label: string;
  readonly height?: number;
}

const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;
const WHOLE = [0, 1] as const;

/** The share that has failed by age with its interval, and where what runs now stands on it. */
export function LifeCurve({ curve, aged, chosen, label, height = 280 }: LifeCurveProps) {
  const { ref, width } = useElementSize();
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const ageText = useAgeText();
  const { density } = useDensity();
  const [pointed, setPointed] = useState<number | null>(null);
  const size = labelSize[density];
  const shares = SHARES.map((share) => format.percent(share));
  const { plot } = layoutOf(width, height, [shares], size, size);
  const span = { from: 0, to: curve.at(-1)!.days };
  const axis = lifeAxis(span.to, Math.max(2, Math.floor(plot.width / (size * 7))));
  const scales = {
    x: (days: number) => xOf(days, span, plot),
    y: (share: number) => yOf(share, WHOLE, plot),
  };
  const rows = curve.map(({ days, failed: { low, value, high } }) => ({
    ts: days,
    avg: value,
    range: [low, high] as const,
    count: 1,
  }));
  const older = aged.filter(({ ageDays }) => ageDays > span.to).length;
  const at = pointed === null ? null : failedBy(curve, pointed);
  return (
    <figure className={classes.figure} aria-label={label}>
      <div
        ref={ref}
        className={classes.stage}
        style={{ height }}
        onPointerMove={({ clientX, currentTarget }) => {
          const x = clientX - currentTarget.getBoundingClientRect().left - plot.left;
          setPointed(x < 0 || x > plot.width ? null : (x / plot.width) * span.to);
        }}
        onPointerLeave={() => setPointed(null)}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden>
            {SHARES.map((share, index) => (
              <g key={share}>
                <line
                  className={classes.grid}
                  x1={plot.left}
                  x2={plot.left + plot.width}
                  y1={scales.y(share)}
                  y2={scales.y(share)}
                />
                <text
                  className={classes.mark}
                  x={plot.left - 7}
                  y={scales.y(share)}
                  textAnchor="end"
                  dominantBaseline="central"
                >
                  {shares[index]}
                </text>
              </g>
            ))}
            <AgeAxis axis={axis} plot={plot} x={scales.x} />
            <text className={classes.mark} x={plot.left + plot.width} y={height - 4} textAnchor="end">
              {t(axis.unit === 'years' ? 'type.ageYears' : 'type.age')}
            </text>
            <path className={classes.band} d={envelopePath(rows, scales)} />
            <path className={classes.curve} d={linePath(rows, scales)} />
            {aged.map(({ id, name, ageDays }) => (
              <circle
                key={id}
                className={classes.asset}
                data-chosen={id === chosen || undefined}
                cx={scales.x(Math.min(ageDays, span.to))}
                cy={scales.y(failedBy(curve, ageDays).value)}
                r={id === chosen ? 6 : 4}
              >
                <title>{t('type.assetAt', { asset: name, age: ageText(ageDays) })}</title>
              </circle>
            ))}
            <ChosenName
              aged={aged.find(({ id }) => id === chosen)}
              curve={curve}
              plot={plot}
              x={(days) => scales.x(Math.min(days, span.to))}
              y={scales.y}
            />
            {pointed !== null && (
              <line
                className={classes.cursor}
                x1={scales.x(pointed)}
                x2={scales.x(pointed)}
                y1={plot.top}
                y2={plot.top + plot.height}
              />
            )}
          </svg>
        )}
      </div>
      <figcaption className={classes.caption}>
        <ul className={classes.key}>
          <li>
            <span className={classes.lineSample} aria-hidden />
            {t('type.keyCurve')}
          </li>
          <li>
            <span className={classes.bandSample} aria-hidden />
            {t('type.keyBand')}
          </li>
          {aged.length > 0 && chosen === undefined && (
            <li>
              <span className={classes.assetSample} aria-hidden />
              {older === 0 ? t('type.keyAssets') : t('type.keyAssetsOlder', { count: older })}
            </li>
          )}
        </ul>
        <span className={classes.value}>
          {at === null || pointed === null
            ? null
            : t('type.pointed', {
                age: ageText(pointed),
                value: format.percent(at.value),
                low: format.percent(at.low),
                high: format.percent(at.high),
              })}
        </span>
      </figcaption>
    </figure>
  );
}

function AgeAxis({ axis, plot, x }: { axis: LifeAxis; plot: Plot; x: (days: number) => number }) {
  const format = useFormat();
  const bottom = plot.top + plot.height;
  return axis.marks.map(({ days, value }) => (
    <g key={value}>
      <line className={classes.tick} x1={x(days)} x2={x(days)} y1={bottom} y2={bottom + 5} />
      <text className={classes.mark} x={x(days)} y={bottom + 7} dy="0.9em" textAnchor="middle">
        {format.number(value, axis.decimals)}
      </text>
    </g>
  ));
}

interface ChosenNameProps {
  readonly aged: Aged | undefined;
  readonly curve: readonly CurvePoint[];
  readonly plot: Plot;
  readonly x: (days: number) => number;
  readonly y: (share: number) => number;
}

/** Beside its point, on the side where there is room. */
function ChosenName({ aged, curve, plot, x, y }: ChosenNameProps) {
  if (aged === undefined) return null;
  const at = x(aged.ageDays);
  const isLeft = at > plot.left + plot.width / 2;
  return (
    <text
      className={classes.name}
      x={isLeft ? at - 12 : at + 12}
      y={y(failedBy(curve, aged.ageDays).value)}
      textAnchor={isLeft ? 'end' : 'start'}
      dominantBaseline="central"
    >
      {aged.name}
    </text>
  );
}
