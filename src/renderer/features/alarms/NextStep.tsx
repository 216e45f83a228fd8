import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { useCan } from '../../api.ts';
import { newWorkOrderHref, recordHref } from '../../app/record-links.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import classes from './Alarms.module.css';
import { canAcknowledge } from './use-acknowledge.ts';

export function WorkLink({ workOrder }: Pick<Alarm, 'workOrder'>) {
  if (workOrder === null) return '–';
  return <PageAnchor href={recordHref('work_orders', workOrder.id) ?? '/'}>{workOrder.number}</PageAnchor>;
}

interface NextStepProps {
  readonly alarm: Alarm;
  /** Undefined for those who may not. */
  readonly onAcknowledge: ((alarm: Alarm) => void) | undefined;
}

/** What an alarm waits for: to be acknowledged, then for a work order; beside it the work order that there is. */
export function NextStep({ alarm, onAcknowledge }: NextStepProps) {
  const { t } = useTranslation('alarms');
  const router = useRouter();
  const requestsWork = useCan('work.request');
  const plansWork = useCan('work.plan');
  const { workOrder } = alarm;
  if (onAcknowledge !== undefined && canAcknowledge(alarm)) {
    return (
      <span className={classes.next}>
        <Button size="compact-sm" variant="default" onClick={() => onAcknowledge(alarm)}>
          {t('action.acknowledge')}
        </Button>
        {workOrder !== null && (
          <PageAnchor
            className={classes.work}
            href={recordHref('work_orders', workOrder.id) ?? '/'}
            aria-label={t('action.openWork', { number: workOrder.number })}
            title={workOrder.number}
          >
            <IconClipboardText aria-hidden />
          </PageAnchor>
        )}
      </span>
    );
  }
  if (workOrder !== null || !requestsWork) return <WorkLink workOrder={workOrder} />;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      aria-label={t(plansWork ? 'action.createWork' : 'action.reportWork')}
      onClick={() => router.history.push(newWorkOrderHref({ alarmId: alarm.id }))}
    >
      {t('column.work')}
    </Button>
  );
}
