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
  const { known, announced, leads, unfollowed } = trial.failures;
  if (known === 0) return <p>{t('threshold.trial.noFailures')}</p>;
  return (
    <>
      <p>
        {t('threshold.trial.announced', { count: known, announced: format.number(announced, 0) })}{' '}
        {before !== undefined &&
          t('threshold.trial.announcedBefore', { announced: format.number(before.failures.announced, 0) })}
      </p>
      <dl className={classes.numbers}>
        {leads !== null && (
          <>
            <Figure value={duration(leads.shortest)} label={t('threshold.trial.leadShortest')} />
            <Figure value={duration(leads.median)} label={t('threshold.trial.leadMedian')} />
            <Figure value={duration(leads.longest)} label={t('threshold.trial.leadLongest')} />
          </>
        )}
        {trial.episodes > 0 && (
          <Figure
            value={format.number(unfollowed, 0)}
            label={t('threshold.trial.unfollowed', { count: unfollowed })}
          />
        )}
      </dl>
      <Select
        className={classes.lead}
        label={t('threshold.trial.lead')}
        description={t('threshold.trial.leadHint')}
        data={LEADS.map((lead) => ({ value: String(lead), label: duration(lead) }))}
        value={String(leadMs)}
        onChange={(value) => onLead(Number(value ?? leadMs))}
        allowDeselect={false}
      />
    </>
  );
}
