import { Button, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconAlertTriangle, IconPencil, IconReceipt, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { isClosed } from '../../../../shared/domain/work-order.ts';
import { api, useCan } from '../../../api.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { Page, type PageAction } from '../../../ui/Page.tsx';
import { usePaletteActions } from '../../../ui/palette/actions.ts';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { useLabelActions } from '../../labels/index.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { useMe } from '../form/fields.tsx';
import { CompleteDialog } from './CompleteDialog.tsx';
import { EditDialog } from './EditDialog.tsx';
import { OtherCostDialog } from './OtherCostDialog.tsx';
import { Hours } from './Hours.tsx';
import { Overview } from './Overview.tsx';
import { PartsUsed } from './parts/PartsUsed.tsx';
import { WorkComments } from './WorkComments.tsx';
import { useTransitions } from './use-transitions.ts';
import classes from './WorkOrderPage.module.css';

const route = getRouteApi('/work/$workOrderId');

export function WorkOrderPage() {
  const { t } = useTranslation('workOrders');
  const { workOrderId } = route.useParams();
  const { data, error, refetch } = useQuery(api.workOrders.get.queryOptions({ input: { id: workOrderId } }));
  if (data !== undefined) return <Loaded key={data.id} workOrder={data} />;
  if (error !== null) {
    return (
      <Page title={t('list')} breadcrumbs={[{ label: t('title'), href: '/work' }]}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return (
    <Stack p="xl" gap="md">
      <Skeleton height={28} width="40%" />
      <Skeleton height={60} />
      <Skeleton height={240} />
    </Stack>
  );
}

function Loaded({ workOrder }: { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('workOrders');
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const plans = useCan('work.plan');
  const readsHistory = useCan('history.read');
  const edit = useDialog();
  const otherCost = useDialog();
  const complete = useDialog();
  const cancel = useDialog();
  const {
    next,
    complete: completeNow,
    others,
  } = useTransitions(workOrder, {
    complete: complete.open,
    cancel: cancel.open,
  });
  const toMe = useAssignToMe(workOrder);
  const documents = useDocumentsTab({ entity: 'work_orders', recordId: workOrder.id });
  const { id, number, title, status, priority, overdue, proof } = workOrder;
  const editable = plans && !isClosed(status);
  const closed = isClosed(status);

  useShortcut('e', edit.open, { label: t('action.edit'), enabled: editable });
  const labels = useLabelActions(`${number} ${title}`, [{ kind: 'record', entity: 'work_orders', id }]);
  const menu: PageAction[] = [
    ...(editable ? [{ label: t('action.edit'), icon: IconPencil, onClick: edit.open }] : []),
    ...(toMe === undefined ? [] : [toMe]),
    ...others,
    ...labels,
    ...(plans ? [{ label: t('action.otherCost'), icon: IconReceipt, onClick: otherCost.open }] : []),
  ];
  usePaletteActions(
    [next, completeNow, ...menu]
      .filter((action) => action !== undefined)
      .map(({ label, icon, onClick }) => ({
        id: `work.${id}.${label}`,
        label: `${number}: ${label}`,
        icon,
        run: onClick,
      })),
  );

  return (
    <>
      <RecordPage
        number={number}
        name={title}
        breadcrumbs={[{ label: t('title'), href: '/work' }]}
        state={
          <>
            <StatusBadge kind="workOrder" value={status} />
            <StatusBadge kind="priority" value={priority} />
            {proof !== null && <StatusBadge kind="proof" value={proof} />}
            {overdue && (
              <span className={classes.overdue}>
                <IconAlertTriangle aria-hidden className={classes.overdueIcon} />
                {t('overdue')}
              </span>
            )}
          </>
        }
        primary={closed ? undefined : next}
        secondary={<SecondButton action={closed ? next : completeNow} />}
        menu={menu}
        tabs={[
          {
            id: 'overview',
            label: t('tab.overview'),
            content: <Overview workOrder={workOrder} onEdit={editable ? edit.open : undefined} />,
          },
          ...(workOrder.partsCost === null
            ? []
            : [
                {
                  id: 'parts',
                  label: t('tab.parts'),
                  count: workOrder.parts.length,
                  content: <PartsUsed workOrder={workOrder} partsCost={workOrder.partsCost} />,
                },
              ]),
          {
            id: 'hours',
            label: t('tab.hours'),
            count: workOrder.labour.length,
            content: <Hours workOrder={workOrder} />,
          },
          {
            id: 'comments',
            label: t('tab.comments'),
            count: workOrder.comments.length,
            content: <WorkComments workOrder={workOrder} />,
          },
          documents,
        ]}
        tab={tab ?? 'overview'}
        onTabChange={(chosen) => void navigate({ search: { tab: chosen }, replace: true })}
        side={readsHistory ? <HistoryPanel subject="work_orders" id={id} /> : undefined}
      />
      <EditDialog {...edit.props} workOrder={workOrder} />
      <OtherCostDialog {...otherCost.props} workOrder={workOrder} />
      <CompleteDialog {...complete.props} workOrder={workOrder} />
      <CancelDialog {...cancel.props} workOrder={workOrder} />
    </>
  );
}

function SecondButton({ action }: { action: PageAction | undefined }) {
  if (action === undefined) return null;
  const { label, icon: ActionIcon, loading, onClick } = action;
  return (
    <Button
      variant="default"
      loading={loading}
      onClick={onClick}
      leftSection={ActionIcon === undefined ? undefined : <ActionIcon size={18} aria-hidden />}
    >
      {label}
    </Button>
  );
}

/** Work nobody has, or somebody else, taken over by a planner with one press. */
function useAssignToMe({ id, assignee, status }: WorkOrderDetail): PageAction | undefined {
  const { t } = useTranslation('workOrders');
  const me = useMe();
  const plans = useCan('work.plan');
  const update = useMutation(
    api.workOrders.update.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone(t('edit.done')),
    }),
  );
  if (!plans || isClosed(status) || assignee?.id === me.id) return undefined;
  return {
    label: t('action.assignMe'),
    icon: IconUserCheck,
    onClick: () => update.mutate({ id, changes: { assigneeId: me.id } }),
  };
}

function CancelDialog({
  workOrder: { id, number, status },
  ...dialog
}: {
  workOrder: WorkOrderDetail;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('workOrders');
  const transition = useMutation(api.workOrders.transition.mutationOptions());
  const verb = t(status === 'requested' ? 'action.decline' : 'action.cancel');
  return (
    <ConfirmDialog
      {...dialog}
      danger
      title={`${number}: ${verb}`}
      text={t('cancelText')}
      confirmLabel={verb}
      onConfirm={() => transition.mutateAsync({ id, to: 'cancelled' })}
    />
  );
}
