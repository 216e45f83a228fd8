import { Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ATTACHMENT_KINDS } from '../../../shared/domain/vocabulary.ts';
import { client } from '../../api.ts';
import { changesOf } from '../../ui/form/changes.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { type Document, nameOf } from './words.ts';

interface EditDocumentProps {
  readonly document: Document;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function EditDocument({ document, opened, onClose }: EditDocumentProps) {
  const { t } = useTranslation('attachments');
  const { t: ts } = useTranslation('status');
  const { id, title, kind } = document;
  return (
    <FormDialog
      title={t('form.title', { name: nameOf(document) })}
      opened={opened}
      onClose={onClose}
      draftKey={`document.${id}`}
      editing
      initialValues={{ title: title ?? '', kind }}
      onSubmit={(values, _id, initial) => {
        const fields = (of: typeof values) => ({
          title: of.title.trim() === '' ? null : of.title.trim(),
          kind: of.kind,
        });
        const { changes } = changesOf(fields(initial), fields(values));
        return client.attachments.update({ id, changes });
      }}
    >
      {(form) => (
        <Stack gap="md">
          <TextInput
            label={t('form.name')}
            description={t('form.nameHint')}
            maxLength={200}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Select
            label={t('form.kind')}
            allowDeselect={false}
            data={ATTACHMENT_KINDS.map((value) => ({ value, label: ts(`attachment.${value}`) }))}
            {...form.getInputProps('kind')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
