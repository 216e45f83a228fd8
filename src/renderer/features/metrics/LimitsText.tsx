import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { SEVERITIES, type Severity } from '../../../shared/domain/vocabulary.ts';
import { useFormat } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { limitsOf } from './chart/shape.ts';
import { durationText } from './duration.ts';
import classes from './Metrics.module.css';

type Watched = Pick<Metric, 'threshold' | 'unit' | 'decimals' | 'choices' | 'noDataMs'>;

/** All limits in short, each with the sign of its severity: "⚠ below 68 °C". */
export function LimitsText({ metric }: { metric: Watched }) {
  const limits = useLimitTexts()(metric);
  if (limits.length === 0) return <span>–</span>;
  return (
    <span className={classes.limits}>
      {limits.map(({ key, severity, text }) => (
        <span key={key} className={classes.limitText}>
          <StatusBadge kind="severity" value={severity} plain iconOnly />
          {text}
        </span>
      ))}
    </span>
  );
}

interface LimitText {
  readonly key: string;
  readonly severity: Severity;
  readonly text: string;
}

/** What is watched: values from the inside out, as one that runs away meets them, then changes, states and silence. */
function useLimitTexts(): (metric: Watched) => LimitText[] {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  return ({ threshold, unit, choices, noDataMs }) => {
    const valueText = (value: number) => format.number(value) + (unit === '' ? '' : `\u00A0${unit}`);
    const limits = limitsOf(threshold);
    const values = [
      ...limits.filter(({ side }) => side === 'low').toReversed(),
      ...limits.filter(({ side }) => side === 'high'),
    ].map(({ side, severity, value }) => ({
      key: `${side} ${severity}`,
      severity,
      text: t(side === 'low' ? 'limit.below' : 'limit.above', { value: valueText(value) }),
    }));
    const changes = SEVERITIES.flatMap((severity) => {
      const value = severity === 'warning' ? threshold?.rateWarning : threshold?.rateCritical;
      if (value === null || value === undefined) return [];
      const time = durationText(format.locale, threshold?.rateWindowMs ?? 0);
      return [
        { key: `change ${severity}`, severity, text: t('limit.change', { value: valueText(value), time }) },
      ];
    });
    const states = (choices ?? []).flatMap(({ code, label, severity }) =>
      severity === null ? [] : [{ key: `state ${code}`, severity, text: label }],
    );
    const silence =
      noDataMs === null
        ? []
        : [
            {
              key: 'silence',
              severity: 'warning' as const,
              text: t('limit.silence', { time: durationText(format.locale, noDataMs) }),
            },
          ];
    return [...values, ...changes, ...states, ...silence];
  };
}
