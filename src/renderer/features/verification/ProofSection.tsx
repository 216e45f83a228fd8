import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/contract/verification.ts';
import type { WorkOrderDetail } from '../../../shared/contract/work-orders.ts';
import { useCan } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { Sentence, slot } from '../../ui/Sentence.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { useDuration } from '../metrics/duration.ts';
import classes from './Verification.module.css';
import { WaiveForm } from './WaiveForm.tsx';

/** What has become of the fix: the proof it is asked for, and the alarms that came back too soon. */
export function ProofSection({ workOrder }: { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('verification');
  const sentenceOf = useSentence();
  const { verification, relapses, completedAt } = workOrder;
  const waive = useDialog();
  const plans = useCan('work.plan');
  const mayWaive = plans && (verification?.state === 'verifying' || verification?.state === 'not-verified');
  if (verification === null && relapses.length === 0) return null;
  return (
    <Section
      title={t('section')}
      action={
        mayWaive && (
          <Button size="compact-sm" variant="default" onClick={waive.open}>
            {t('waive.action')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {verification !== null && (
          <div className={classes.proof}>
            <StatusBadge kind="proof" value={verification.state} />
            <Text>
              <Sentence
                text={sentenceOf(verification)}
                parts={[<StoppedBy key="asset" {...verification} />]}
              />
            </Text>
          </div>
        )}
        {relapses.length > 0 && <Relapses relapses={relapses} completedAt={completedAt} />}
      </Stack>
      {verification !== null && (
        <WaiveForm workOrderId={workOrder.id} metric={verification.metric.name} {...waive.props} />
      )}
    </Section>
  );
}

function StoppedBy({ stoppedBy }: Verification) {
  if (stoppedBy === null) return null;
  const { id, tag, name } = stoppedBy;
  return <PageAnchor href={recordHref('assets', id) ?? '/'}>{tagName(tag, name)}</PageAnchor>;
}

function useSentence(): (verification: Verification) => string {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const duration = useDuration();
  return ({
    state,
    reason,
    waivedReason,
    metric,
    from,
    until,
    holdMs,
    stoppedBy,
    isAlarmOpen,
    isPending,
  }) => {
    const words = {
      metric: metric.name,
      until: format.dateTime(until),
      from: from === null ? '' : format.dateTime(from),
      time: duration(holdMs),
    };
    if (state === 'waived') return t('story.waived', { reason: waivedReason ?? '' });
    if (state === 'verifying') {
      if (stoppedBy !== null) return t('story.stopped', { ...words, asset: slot(0) });
      if (from === null) return t('story.notBackYet', words);
      if (isPending) return t('story.pending', words);
      return t(isAlarmOpen ? 'story.alarmOpen' : 'story.verifying', words);
    }
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
