import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../ui/notify.ts';

interface WaiveFormProps {
  readonly workOrderId: string;
  /** Name of the metric that was to prove the fix. */
  readonly metric: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Does without the proof of a fix, for a reason. */
export function WaiveForm({ workOrderId, metric, opened, onClose }: WaiveFormProps) {
  const { t } = useTranslation('verification');
  return (
    <FormDialog<{ reason: string }>
      title={t('waive.title')}
      opened={opened}
      onClose={onClose}
      submitLabel={t('waive.submit')}
      draftKey={`verification.waive.${workOrderId}`}
      initialValues={{ reason: '' }}
      validate={({ reason }) => ({ reason: reason.trim() === '' ? t('waive.reasonMissing') : null })}
      onSubmit={async ({ reason }) => {
        await client.verification.waive({ id: workOrderId, reason: reason.trim() });
        notifyDone(t('waive.done'));
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text>{t('waive.lead', { metric })}</Text>
          <Textarea
            label={t('ask.reason')}
            description={t('ask.reasonHint')}
            required
            data-autofocus
            autosize
            minRows={2}
            maxRows={10}
            maxLength={1000}
            {...form.getInputProps('reason')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
