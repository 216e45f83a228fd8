import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { client } from '../../api.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { usePredictionSentence } from './words.ts';

interface ReasonValues extends Record<string, unknown> {
  reason: string;
}

const LONGEST_REASON = 1000;

export function RejectForm(props: { prediction: Prediction; opened: boolean; onClose: () => void }) {
  const { prediction, opened, onClose } = props;
  const { t } = useTranslation('predictions');
  const sentence = usePredictionSentence();
  return (
    <FormDialog<ReasonValues>
      title={t('reject.title')}
      opened={opened}
      onClose={onClose}
      submitLabel={t('action.reject')}
      draftKey={`prediction.reject.${prediction.id}`}
      initialValues={{ reason: '' }}
      validate={({ reason }) => {
        const { length } = reason.trim();
        return {
          reason: length === 0 ? t('reject.needed') : length > LONGEST_REASON ? t('reject.long') : null,
        };
      }}
      onSubmit={async ({ reason }) => {
        await client.predictions.reject({ id: prediction.id, reason: reason.trim() });
        notifyDone(t('reject.done', { what: sentence(prediction) }));
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text>{sentence(prediction)}</Text>
          <Text c="dimmed">{t('reject.lead')}</Text>
          <Textarea
            label={t('reject.reason')}
            description={t('reject.reasonHint')}
            required
            data-autofocus
            {...form.getInputProps('reason')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
