import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import {
  IconAdjustments,
  IconClipboardPlus,
  IconClipboardText,
  IconEngine,
  IconBellCheck,
  IconBellRinging,
  IconBellZ,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { api, useCan } from '../../api.ts';
import { newWorkOrderHref, recordHref } from '../../app/record-links.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { HistoryPanel } from '../../ui/history/HistoryPanel.tsx';
import { Page, type PageAction } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { RecordPage } from '../../ui/RecordPage.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useDocumentsTab } from '../attachments/index.ts';
import { AcknowledgeForm } from './AcknowledgeForm.tsx';
import { AlarmComments } from './AlarmComments.tsx';
import { AlarmStory } from './AlarmStory.tsx';
import { ShelveForm } from './ShelveForm.tsx';
import { canAcknowledge } from './use-acknowledge.ts';
import { useUnshelve } from './use-unshelve.ts';
import { useAlarmName } from './words.ts';

const route = getRouteApi('/alarms/$alarmId');

/** The page of one alarm: what happened, and what to do about it. */
export function AlarmPage() {
  const { t } = useTranslation('alarms');
  const { alarmId } = route.useParams();
  const { data, error, refetch } = useQuery(api.alarms.get.queryOptions({ input: { id: alarmId } }));
  if (error !== null) {
    return (
      <Page title={t('title')} breadcrumbs={[{ label: t('title'), href: '/alarms' }]}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return data === undefined ? <DelayedBar active /> : <AlarmRecord alarm={data} />;
}

function AlarmRecord({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('alarms');
  const { t: tc } = useTranslation();
  const nameOf = useAlarmName();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const readsHistory = useCan('history.read');
  const mayAcknowledge = useCan('alarms.acknowledge') && canAcknowledge(alarm);
  const acknowledge = useDialog();
  const shelve = useDialog();
  const mayShelve = useCan('alarms.acknowledge');
  const documents = useDocumentsTab({ entity: 'alarms', recordId: alarm.id });
  useShortcut('a', acknowledge.open, { label: t('action.acknowledgeKey'), enabled: mayAcknowledge });
  useShortcut('s', shelve.open, { label: t('action.shelveKey'), enabled: mayShelve });
  return (
    <>
      <RecordPage
        number={alarm.asset.tag}
        name={nameOf(alarm)}
        breadcrumbs={[{ label: t('title'), href: '/alarms' }]}
        state={
          <>
            <StatusBadge kind="severity" value={alarm.severity} />
            <StatusBadge kind="alarm" value={alarm.state} />
          </>
        }
        primary={usePrimary(alarm)}
        secondary={
          mayAcknowledge && (
            <Button
              variant="default"
              leftSection={<IconBellCheck size={18} aria-hidden />}
              onClick={acknowledge.open}
            >
              {t('action.acknowledge')}
            </Button>
          )
        }
        menu={useMenu(alarm, mayShelve ? shelve.open : undefined)}
        tabs={[
          { id: 'story', label: t('tab.story'), content: <AlarmStory alarm={alarm} /> },
          {
            id: 'comments',
            label: tc('comments.title'),
            content: <AlarmComments alarmId={alarm.id} />,
          },
          documents,
          ...(readsHistory
            ? [
                {
                  id: 'history',
                  label: t('tab.history'),
                  content: <HistoryPanel subject="alarms" id={alarm.id} />,
                },
              ]
            : []),
        ]}
        tab={search.tab ?? 'story'}
        onTabChange={(tab) => void navigate({ search: { tab }, replace: true })}
      />
      <AcknowledgeForm alarm={alarm} {...acknowledge.props} />
      <ShelveForm metric={alarm.metric} {...shelve.props} />
    </>
  );
}

/** The work order that there is, or the one that there should be. */
function usePrimary(alarm: Alarm): PageAction | undefined {
  const { t } = useTranslation('alarms');
  const router = useRouter();
  const readsWork = useCan('work.read');
  const requestsWork = useCan('work.request');
  const plansWork = useCan('work.plan');
  const { workOrder } = alarm;
  if (workOrder !== null) {
    return readsWork
      ? {
          label: t('action.openWork', { number: workOrder.number }),
          icon: IconClipboardText,
          onClick: () => router.history.push(recordHref('work_orders', workOrder.id) ?? '/'),
          shortcut: 'w',
        }
      : undefined;
  }
  return requestsWork
    ? {
        label: t(plansWork ? 'action.createWork' : 'action.reportWork'),
        icon: IconClipboardPlus,
        onClick: () => router.history.push(newWorkOrderHref({ alarmId: alarm.id })),
        shortcut: 'w',
      }
    : undefined;
}

function useMenu({ asset, metric, shelf }: Alarm, onShelve: (() => void) | undefined): PageAction[] {
  const { t } = useTranslation('alarms');
  const router = useRouter();
  const writesMetrics = useCan('metrics.write');
  const unshelve = useUnshelve();
  return [
    {
      label: t('action.openAsset'),
      icon: IconEngine,
      onClick: () => router.history.push(recordHref('assets', asset.id) ?? '/'),
    },
    ...(onShelve === undefined
      ? []
      : shelf === null
        ? [{ label: t('action.shelve'), icon: IconBellZ, onClick: onShelve }]
        : [{ label: t('action.unshelve'), icon: IconBellRinging, onClick: () => unshelve.mutate(metric) }]),
    ...(writesMetrics
      ? [
          {
            label: t('action.limits'),
            icon: IconAdjustments,
            onClick: () => router.history.push(`/metrics/${metric.id}/limits`),
          },
        ]
      : []),
  ];
}
