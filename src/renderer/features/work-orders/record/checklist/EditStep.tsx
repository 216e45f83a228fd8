import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api.ts';
import { changesOf } from '../../../../ui/form/changes.ts';
import { FormDialog } from '../../../../ui/form/FormDialog.tsx';
import type { ChecklistItem } from './use-checklist.ts';

interface StepValues extends Record<string, unknown> {
  text: string;
  note: string;
}

function fieldsOf({ text, note }: StepValues): { text: string; note: string | null } {
  return { text: text.trim(), note: note.trim() || null };
}

/** The words of a step and the note on it: what was measured, what was found. */
export function EditStep({ item, onClose }: { item: ChecklistItem | null; onClose: () => void }) {
  const { t } = useTranslation('workOrders');
  const update = useMutation(api.workOrders.updateChecklistItem.mutationOptions());
  if (item === null) return null;
  return (
    <FormDialog<StepValues>
      opened
      onClose={onClose}
      title={t('checklist.edit')}
      initialValues={{ text: item.text, note: item.note ?? '' }}
      draftKey={`checklist-item.${item.id}`}
      editing
      validate={({ text }) => ({ text: text.trim() === '' ? t('invalid.text') : null })}
      onSubmit={(values, _id, initial) => {
        const { changes } = changesOf(fieldsOf(initial), fieldsOf(values));
        return update.mutateAsync({ id: item.id, ...changes });
      }}
    >
      {(form) => (
        <>
          <TextInput label={t('checklist.text')} required maxLength={500} {...form.getInputProps('text')} />
          <Textarea
            label={t('checklist.note')}
            minRows={3}
            maxLength={2000}
            data-autofocus
            {...form.getInputProps('note')}
          />
        </>
      )}
    </FormDialog>
  );
}
