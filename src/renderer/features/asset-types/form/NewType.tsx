import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { TypeFields } from './TypeFields.tsx';
import { useTypeErrors } from './use-type-errors.ts';
import { emptyType, fieldsOf } from './values.ts';

/** Makes a type and opens it. */
export function NewType({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('assetTypes');
  const router = useRouter();
  const validate = useTypeErrors();
  return (
    <FormDialog
      title={t('form.createTitle')}
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={t('form.create')}
      draftKey="asset-type.new"
      initialValues={emptyType}
      validate={validate}
      onSubmit={async (values, id) => {
        await client.assetTypes.create({ id, ...fieldsOf(values) });
        notifyDone(t('form.created', { name: values.name.trim() }));
      }}
      onSaved={(id) => router.history.replace(recordHref('asset_types', id) ?? '/')}
    >
      {(form) => <TypeFields form={form} />}
    </FormDialog>
  );
}
