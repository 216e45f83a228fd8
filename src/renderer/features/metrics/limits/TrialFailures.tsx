import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { useDuration } from '../duration.ts';
import { Figure } from './Figure.tsx';
import classes from './Limits.module.css';
import type { Trial } from './use-trial.ts';

const HOUR = 3_600_000;

/** How long before a failure an alarm may count as its warning. */
const LEADS = [HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR, 336 * HOUR, 720 * HOUR];

interface TrialFailuresProps {
  readonly trial: Trial;
  /** What the limits in force do. */
  readonly before: Trial | undefined;
  readonly leadMs: number;
  readonly onLead: (leadMs: number) => void;
}

/** Which of the known failures the limits would have announced, and how early. */
export function TrialFailures({ trial, before, leadMs, onLead }: TrialFailuresProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const duration = useDuration();
  const { known, leads } = trial.failures;
  if (known === 0) return <p className={classes.basis}>{t('threshold.trial.noFailures')}</p>;
  const told = ({ failures }: Trial) =>
    t('threshold.trial.ofKnown', { announced: format.number(failures.announced, 0), count: known });
  const median = ({ failures }: Trial) => (failures.leads === null ? '–' : duration(failures.leads.median));
  const idle = ({ failures }: Trial) => format.number(failures.unfollowed, 0);
  return (
    <div className={classes.failures}>
      <dl className={classes.numbers}>
        <Figure value={told(trial)} before={before && told(before)} label={t('threshold.trial.announced')} />
        <Figure
          value={median(trial)}
          before={before && median(before)}
          label={
            leads === null || leads.shortest === leads.longest
              ? t('threshold.trial.leadMedian')
              : t('threshold.trial.leadBetween', {
                  shortest: duration(leads.shortest),
                  longest: duration(leads.longest),
                })
          }
        />
        <Figure value={idle(trial)} before={before && idle(before)} label={t('threshold.trial.unfollowed')} />
      </dl>
      <Select
        label={t('threshold.trial.lead')}
        title={t('threshold.trial.leadHint')}
        data={LEADS.map((lead) => ({ value: String(lead), label: duration(lead) }))}
        value={String(leadMs)}
        onChange={(value) => onLead(Number(value ?? leadMs))}
        allowDeselect={false}
      />
    </div>
  );
}
