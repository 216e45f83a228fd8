import { Input, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { client } from '../../api.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../ui/notify.ts';

const HOUR_MS = 3_600_000;
/** How long one shelves, in hours. The last is a little less than the longest time there is, for the way to the core. */
const lengths = { hour: 1, shift: 8, day: 24, week: 168, month: 719 } as const;
type Length = keyof typeof lengths;
const names = Object.keys(lengths) as Length[];

interface ShelfValues extends Record<string, unknown> {
  reason: string;
  length: Length;
}

/** Puts the metric of an alarm on the shelf for a while, with a reason. */
export function ShelveForm(props: { alarm: Alarm; opened: boolean; onClose: () => void }) {
  const { alarm, opened, onClose } = props;
  const { t } = useTranslation('alarms');
  const { metric } = alarm;
  return (
    <FormDialog<ShelfValues>
      title={t('shelve.title', { metric: metric.name })}
      opened={opened}
      onClose={onClose}
      submitLabel={t('shelve.submit')}
      draftKey={`alarm.shelve.${metric.id}`}
      initialValues={{ reason: '', length: 'shift' }}
      validate={({ reason }) => ({
        reason:
          reason.trim() === ''
            ? t('shelve.reasonMissing')
            : reason.trim().length > 1000
              ? t('shelve.reasonLong')
              : null,
      })}
      onSubmit={async ({ reason, length }, id) => {
        const until = Date.now() + lengths[length] * HOUR_MS;
        await client.alarms.shelve({ id, metricId: metric.id, until, reason: reason.trim() });
        notifyDone(t('shelve.done', { metric: metric.name }));
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text>{t('shelve.lead')}</Text>
          <Textarea
            label={t('shelve.reason')}
            description={t('shelve.reasonHint')}
            data-autofocus
            required
            {...form.getInputProps('reason')}
          />
          <Input.Wrapper label={t('shelve.until')} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('shelve.until')}
              data={names.map((value) => ({ value, label: t(`shelve.${value}`) }))}
              {...form.getInputProps('length')}
            />
          </Input.Wrapper>
        </Stack>
      )}
    </FormDialog>
  );
}
