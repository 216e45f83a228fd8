import { Button, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { isClosed } from '../../../../shared/domain/work-order.ts';
import { useCan } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { Facts, type Fact } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { Section } from '../../../ui/Section.tsx';
import { DateTime, Duration, Money } from '../../../ui/values.tsx';
import { WorkPredictions } from '../../predictions/WorkPredictions.tsx';
import { ProofSection } from '../../verification/index.ts';
import { DueDay } from '../DueDay.tsx';
import { AlarmCard } from './AlarmCard.tsx';
import { Checklist } from './checklist/Checklist.tsx';
import classes from './Overview.module.css';

export interface OverviewProps {
  readonly workOrder: WorkOrderDetail;
  /** Undefined for those who may not change the facts. */
  readonly onEdit: (() => void) | undefined;
}

/** What is to be done, where, by whom and why, and its checklist. */
export function Overview({ workOrder, onEdit }: OverviewProps) {
  const { t } = useTranslation('workOrders');
  const { id, alarm, checklist, description, result, status } = workOrder;
  const readsMetrics = useCan('metrics.read');
  return (
    <Stack gap="md">
      {result !== null && (
        <Section title={t('resultTitle')}>
          <Text className={classes.text}>{result}</Text>
        </Section>
      )}
      <ProofSection workOrder={workOrder} />
      <Section
        title={t('details')}
        action={
          onEdit && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size={16} aria-hidden />}
              aria-keyshortcuts="e"
              onClick={onEdit}
            >
              {t('action.edit')}
            </Button>
          )
        }
      >
        <Stack gap="md">
          <Facts layout="grid" items={useFacts(workOrder)} />
          {description !== null && <Text className={classes.text}>{description}</Text>}
        </Stack>
      </Section>
      {(checklist.length > 0 || !isClosed(status)) && <Checklist workOrder={workOrder} />}
      {alarm !== null && (
        <Section title={t('alarm.title')}>
          <AlarmCard alarm={alarm} />
        </Section>
      )}
      {readsMetrics && <WorkPredictions workOrderId={id} />}
    </Stack>
  );
}

function useFacts(workOrder: WorkOrderDetail): readonly Fact[] {
  const { t } = useTranslation('workOrders');
  const word = useTranslator('status');
  const format = useFormat();
  const { asset, assignee, actualMinutes, estimatedMinutes, partsCost } = workOrder;
  const { startedAt, completedAt, downtimeMinutes, otherCost } = workOrder;
  const by = (at: number, person: { readonly fullName: string } | null) =>
    person === null
      ? format.dateTime(at)
      : t('fact.createdBy', { person: person.fullName, when: format.dateTime(at) });
  const worked =
    estimatedMinutes === null
      ? format.duration(actualMinutes)
      : t('fact.ofEstimate', {
          worked: format.duration(actualMinutes),
          estimate: format.duration(estimatedMinutes),
        });
  return [
    {
      label: t('fact.asset'),
      value: asset && (
        <PageAnchor href={recordHref('assets', asset.id) ?? '/'}>
          {asset.tag} {asset.name}
        </PageAnchor>
      ),
    },
    { label: t('fact.assignee'), value: assignee?.fullName ?? t('unassigned') },
    { label: t('fact.due'), value: <DueDay row={workOrder} /> },
    { label: t('fact.type'), value: word(`workOrderType.${workOrder.type}`) },
    { label: t('fact.hours'), value: worked },
    ...(partsCost === null ? [] : [{ label: t('fact.partsCost'), value: <Money minor={partsCost} /> }]),
    ...(otherCost === null ? [] : [{ label: t('fact.otherCost'), value: <Money minor={otherCost} /> }]),
    { label: t('fact.created'), value: by(workOrder.createdAt, workOrder.createdBy) },
    ...(startedAt === null ? [] : [{ label: t('fact.started'), value: <DateTime at={startedAt} /> }]),
    ...(completedAt === null
      ? []
      : [{ label: t('fact.completed'), value: by(completedAt, workOrder.completedBy) }]),
    ...(downtimeMinutes === null
      ? []
      : [{ label: t('fact.downtime'), value: <Duration minutes={downtimeMinutes} /> }]),
  ];
}
