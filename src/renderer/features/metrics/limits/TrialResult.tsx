import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ThresholdProblem } from '../../../../shared/domain/threshold.ts';
import { useFormat } from '../../../ui/format.ts';
import { useDuration } from '../duration.ts';
import classes from './Limits.module.css';
import { Figure } from './Figure.tsx';
import { TrialFailures } from './TrialFailures.tsx';
import type { Trial } from './use-trial.ts';

const day = 86_400_000;
const week = 7 * day;

export interface TrialResultProps {
  /** Undefined while the limits are wrong or the first answer is on its way. */
  readonly trial: Trial | undefined;
  readonly trying: boolean;
  /** What is wrong with the limits, if something is. */
  readonly problem: ThresholdProblem | undefined;
  /** What the limits in force do. */
  readonly before: Trial | undefined;
  /** How long before a failure an alarm counts as its warning. */
  readonly leadMs: number;
  readonly onLead: (leadMs: number) => void;
}

/** What the limits would have done, in numbers. */
export function TrialResult({ trial, trying, problem, ...rest }: TrialResultProps) {
  const { t } = useTranslation('metrics');
  if (problem !== undefined) {
    return (
      <Text c="dimmed">
        {problem === 'no-limit' ? t('threshold.trial.start') : t('threshold.trial.invalid')}
      </Text>
    );
  }
  if (trial === undefined) return <Text c="dimmed">{t('threshold.trial.trying')}</Text>;
  if (trial.from === null || trial.to === null) {
    return <Text c="dimmed">{t('threshold.trial.noReadings')}</Text>;
  }
  return <Numbers trial={trial} from={trial.from} to={trial.to} trying={trying} {...rest} />;
}

function Numbers(
  props: Pick<TrialResultProps, 'trying' | 'before' | 'leadMs' | 'onLead'> & {
    readonly trial: Trial;
    readonly from: number;
    readonly to: number;
  },
) {
  const { trial, from, to, trying, before } = props;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const duration = useDuration();
  const { episodes, recordedMs, readings, spans, failures } = trial;
  const length = Math.max(1, recordedMs);
  const perWeek = (one: Trial) =>
    format.number((one.episodes / length) * week, one.episodes / (length / week) < 10 ? 1 : 0);
  const share = (one: Trial) => percentText(format.locale, one.totalMs / length);
  const longest = (one: Trial) => duration(one.longestMs);
  const followers = (one: Trial) => format.number(one.followers, 0);
  return (
    <div className={classes.trial} aria-busy={trying} data-trying={trying || undefined}>
      <div>
        <Verdict trial={trial} />
        {before !== undefined && (
          <p className={classes.basis}>{t('threshold.trial.before', { count: before.episodes })}</p>
        )}
      </div>
      {(episodes > 0 || (before?.episodes ?? 0) > 0) && (
        <dl className={classes.numbers}>
          {length >= week && (
            <Figure
              value={perWeek(trial)}
              before={before && perWeek(before)}
              label={t('threshold.trial.perWeek')}
            />
          )}
          <Figure
            value={share(trial)}
            before={before && share(before)}
            label={t('threshold.trial.share', { time: duration(trial.totalMs) })}
          />
          <Figure
            value={longest(trial)}
            before={before && longest(before)}
            label={t('threshold.trial.longest')}
          />
          <Figure
            value={followers(trial)}
            before={before && followers(before)}
            label={t('threshold.trial.followers')}
          />
        </dl>
      )}
      {episodes / (length / day) > 1 && length >= day && (
        <p className={classes.advice}>{t('threshold.trial.many')}</p>
      )}
      <TrialFailures {...props} />
      <p className={classes.basis}>
        {t('threshold.trial.readings', {
          count: readings,
          from: format.dateTime(from),
          to: format.dateTime(to),
        })}{' '}
        {recordedMs < to - from && `${t('threshold.trial.gaps', { time: duration(recordedMs) })} `}
        {failures.known > 0 && `${t('threshold.trial.failures')} `}
        {spans.length < episodes && `${t('threshold.trial.newest', { count: spans.length })} `}
        {failures.marks.length < failures.known &&
          t('threshold.trial.newestFailures', { count: failures.marks.length })}
      </p>
    </div>
  );
}

/** How many alarms, in one sentence. */
export function Verdict({ trial }: { trial: Trial }) {
  const { t } = useTranslation('metrics');
  const duration = useDuration();
  const { episodes, critical, recordedMs } = trial;
  return (
    <p className={classes.verdict} aria-live="polite">
      {episodes === 0
        ? t('threshold.trial.none')
        : t('threshold.trial.episodes', { count: episodes, time: duration(recordedMs) })}
      {critical > 0 && `, ${t('threshold.trial.critical', { count: critical })}`}
      {episodes > 0 && '.'}
    </p>
  );
}

/** Next to nothing is not nothing: less than a thousandth is said so. */
function percentText(locale: string, share: number): string {
  const text = (value: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: share < 0.1 ? 1 : 0,
    }).format(value);
  return share > 0 && share < 0.001 ? `< ${text(0.001)}` : text(share);
}
