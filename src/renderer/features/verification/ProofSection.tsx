import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/contract/verification.ts';
import type { WorkOrderDetail } from '../../../shared/contract/work-orders.ts';
import { recordHref } from '../../app/record-links.ts';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useDuration } from '../metrics/duration.ts';
import classes from './Verification.module.css';

/** What has become of the fix: the proof it is asked for, and the alarms that came back too soon. */
export function ProofSection({ workOrder }: { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('verification');
  const sentenceOf = useSentence();
  const { verification, relapses, completedAt } = workOrder;
  if (verification === null && relapses.length === 0) return null;
  return (
    <Section title={t('section')}>
      <Stack gap="sm">
        {verification !== null && (
          <div className={classes.proof}>
            <StatusBadge kind="proof" value={verification.state} />
            <Text>{sentenceOf(verification)}</Text>
          </div>
        )}
        {relapses.length > 0 && <Relapses relapses={relapses} completedAt={completedAt} />}
      </Stack>
    </Section>
  );
}

function useSentence(): (verification: Verification) => string {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const duration = useDuration();
  return ({ state, reason, waivedReason, metric, from, until, holdMs }) => {
    const words = {
      metric: metric.name,
      until: format.dateTime(until),
      from: from === null ? '' : format.dateTime(from),
      time: duration(holdMs),
    };
    if (state === 'waived') return t('story.waived', { reason: waivedReason ?? '' });
    if (state === 'verifying') return t(from === null ? 'story.notBackYet' : 'story.verifying', words);
    if (state === 'verified') return t('story.verified', words);
    return t(`story.not.${reason ?? 'no-data'}`, words);
  };
}

function Relapses({ relapses, completedAt }: Pick<WorkOrderDetail, 'relapses' | 'completedAt'>) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const duration = useDuration();
  return (
    <div>
      <Text fw={600}>{t('relapses', { count: relapses.length })}</Text>
      <ul className={classes.relapses}>
        {relapses.map(({ id, startedAt, severity, state }) => (
          <li key={id}>
            <StatusBadge kind="severity" value={severity} plain />
            <PageAnchor href={recordHref('alarms', id) ?? '/'}>{format.dateTime(startedAt)}</PageAnchor>
            {completedAt !== null && startedAt > completedAt && (
              <span>{t('after', { time: duration(startedAt - completedAt) })}</span>
            )}
            <StatusBadge kind="alarm" value={state} plain />
          </li>
        ))}
      </ul>
    </div>
  );
}
