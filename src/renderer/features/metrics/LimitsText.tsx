import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { useFormat } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { limitsOf } from './chart/shape.ts';
import classes from './Metrics.module.css';

/** All limits in short, each with the sign of its severity: "⚠ below 68 °C". */
export function LimitsText({
  metric,
}: {
  metric: Pick<Metric, 'threshold' | 'unit' | 'decimals' | 'choices'>;
}) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { threshold, unit, choices } = metric;
  const bad = (choices ?? []).flatMap(({ code, label, severity }) =>
    severity === null ? [] : [{ code, label, severity }],
  );
  if (bad.length > 0) {
    return (
      <span className={classes.limits}>
        {bad.map(({ code, label, severity }) => (
          <span key={code} className={classes.limitText}>
            <StatusBadge kind="severity" value={severity} plain iconOnly />
            {label}
          </span>
        ))}
      </span>
    );
  }
  if (threshold === null) return <span>–</span>;
  const limits = limitsOf(threshold);
  // From the inside out, as a value that runs away meets them.
  const sides = [
    limits.filter(({ side }) => side === 'low').toReversed(),
    limits.filter(({ side }) => side === 'high'),
  ];
  return (
    <span className={classes.limits}>
      {sides.flatMap((ofSide) =>
        ofSide.map(({ side, severity, value }) => {
          const text = format.number(value);
          return (
            <span key={`${side}${severity}`} className={classes.limitText}>
              <StatusBadge kind="severity" value={severity} plain iconOnly />
              {side === 'low' ? t('limit.below', { value: text }) : t('limit.above', { value: text })}
              {unit !== '' && `\u00A0${unit}`}
            </span>
          );
        }),
      )}
    </span>
  );
}
