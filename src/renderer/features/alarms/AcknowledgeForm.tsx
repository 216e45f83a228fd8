import { Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { client } from '../../api.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { useToldAcknowledged } from './use-acknowledge.ts';
import { useAlarmName } from './words.ts';

interface NoteValues extends Record<string, unknown> {
  note: string;
}

/** Acknowledges with a note on what was seen or done. */
export function AcknowledgeForm(props: { alarm: Alarm; opened: boolean; onClose: () => void }) {
  const { alarm, opened, onClose } = props;
  const { t } = useTranslation('alarms');
  const nameOf = useAlarmName();
  const told = useToldAcknowledged();
  return (
    <FormDialog<NoteValues>
      title={t('acknowledge.title')}
      opened={opened}
      onClose={onClose}
      submitLabel={t('action.acknowledge')}
      draftKey={`alarm.acknowledge.${alarm.id}`}
      initialValues={{ note: '' }}
      validate={({ note }) => ({ note: note.trim().length > 1000 ? t('acknowledge.noteLong') : null })}
      onSubmit={async ({ note }) => {
        await client.alarms.acknowledge({ id: alarm.id, note: note.trim() === '' ? null : note.trim() });
        told([alarm.id], t('acknowledge.done', { alarm: nameOf(alarm) }));
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text>{alarm.endedAt === null ? t('acknowledge.lead') : t('acknowledge.leadOver')}</Text>
          <Textarea
            label={t('acknowledge.note')}
            description={t('acknowledge.noteHint')}
            data-autofocus
            {...form.getInputProps('note')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
