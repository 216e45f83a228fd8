import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconClockPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_LABOUR_MINUTES, type WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { isClosed } from '../../../../shared/domain/work-order.ts';
import type { Id } from '../../../../shared/ids.ts';
import { api, useCan, useSignedIn } from '../../../api.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { DayField } from '../../../ui/form/DayField.tsx';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable, type SimpleTableProps } from '../../../ui/list/SimpleTable.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { Day, Duration, useNow } from '../../../ui/values.tsx';
import { AssigneeField, useMe } from '../form/fields.tsx';
import classes from '../form/fields.module.css';
import { HoursField } from '../form/HoursField.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';

/** Time worked, by whom and when. */
export function Hours({ workOrder }: { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('workOrders');
  const book = useDialog();
  const may = useCan('work.do') && !isClosed(workOrder.status);
  const action = may ? { label: t('hours.book'), onClick: book.open } : undefined;
  return (
    <Section
      title={t('hours.title')}
      flush
      action={
        action && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconClockPlus size={16} aria-hidden />}
            onClick={book.open}
          >
            {action.label}
          </Button>
        )
      }
    >
      <SimpleTable
        label={t('hours.title')}
        rows={workOrder.labour}
        rowId={({ id }) => id}
        columns={useHoursColumns(may)}
        empty={<EmptyState title={t('hours.empty')} hint={t('hours.emptyHint')} action={action} />}
      />
      <BookDialog {...book.props} workOrderId={workOrder.id} />
    </Section>
  );
}

type Booking = WorkOrderDetail['labour'][number];

/** One's own bookings, or for who plans any, can be removed while the work order is open. */
function RemoveButton({ booking: { id, minutes, user } }: { booking: Booking }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useSignedIn().user.id;
  const plans = useCan('work.plan');
  const remove = useMutation(api.workOrders.removeLabour.mutationOptions({ onError: notifyError }));
  const restore = useMutation(api.workOrders.restoreLabour.mutationOptions());
  if (user.id !== me && !plans) return null;
  const words = { time: format.duration(minutes), person: user.fullName };
  return (
    <ActionIcon
      variant="subtle"
      color="neutral"
      size="sm"
      aria-label={t('hours.remove', words)}
      title={t('hours.remove', words)}
      loading={remove.isPending}
      onClick={() =>
        remove.mutate(
          { id },
          {
            onSuccess: () =>
              showUndoToast({
                message: t('hours.removed', words),
                undo: () => restore.mutateAsync({ id }),
              }),
          },
        )
      }
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function useHoursColumns(removable: boolean): SimpleTableProps<Booking>['columns'] {
  const { t } = useTranslation('workOrders');
  return useMemo(
    () => [
      { id: 'day', header: t('hours.day'), cell: ({ workedOn }) => <Day date={workedOn} />, width: 120 },
      { id: 'person', header: t('hours.person'), cell: ({ user }) => user.fullName, width: 140 },
      { id: 'note', header: t('hours.note'), cell: ({ note }) => note ?? '–', width: 160 },
      {
        id: 'time',
        header: t('hours.time'),
        cell: ({ minutes }) => <Duration minutes={minutes} />,
        align: 'end',
        width: 80,
      },
      ...(removable
        ? [
            {
              id: 'remove',
              header: '',
              cell: (booking: Booking) => <RemoveButton booking={booking} />,
              width: 40,
            },
          ]
        : []),
    ],
    [t, removable],
  );
}

interface BookValues extends Record<string, unknown> {
  minutes: number | null;
  workedOn: string | null;
  person: EntityOption | null;
  note: string;
}

interface BookDialogProps {
  readonly workOrderId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function BookDialog({ workOrderId, ...dialog }: BookDialogProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const me = useMe();
  const today = format.dayOf(useNow());
  const add = useMutation(api.workOrders.addLabour.mutationOptions());
  const submit = async ({ minutes, workedOn, person, note }: BookValues, id: Id) => {
    if (minutes === null || workedOn === null) return;
    await add.mutateAsync({
      id,
      workOrderId,
      minutes,
      workedOn,
      userId: person?.id ?? null,
      note: note.trim() || null,
    });
    notifyDone(t('hours.done', { time: format.duration(minutes) }));
  };
  return (
    <FormDialog<BookValues>
      {...dialog}
      title={t('hours.book')}
      submitLabel={t('hours.submit')}
      initialValues={{ minutes: null, workedOn: today, person: me, note: '' }}
      draftKey={`work-order.hours.${workOrderId}`}
      validate={({ minutes, workedOn }) => ({
        minutes: !minutes
          ? t('invalid.hours')
          : minutes > MOST_LABOUR_MINUTES
            ? t('invalid.hoursTooMany', { most: Math.floor(MOST_LABOUR_MINUTES / 60) })
            : null,
        workedOn: workedOn === null ? t('invalid.day') : null,
      })}
      onSubmit={submit}
    >
      {(form) => (
        <>
          <HoursField
            label={t('field.hours')}
            description={t('complete.hoursHint')}
            required
            quick
            data-autofocus
            {...fieldProps(form, 'minutes')}
          />
          <div className={classes.pair}>
            <DayField label={t('hours.day')} required {...fieldProps(form, 'workedOn')} />
            <AssigneeField label={t('hours.person')} {...fieldProps(form, 'person')} />
          </div>
          <TextInput label={t('hours.note')} maxLength={1000} {...form.getInputProps('note')} />
        </>
      )}
    </FormDialog>
  );
}
