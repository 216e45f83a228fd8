import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { SupplierFields } from './SupplierFields.tsx';
import { EMPTY, fieldsOf } from './values.ts';

/** Creates a supplier and opens it. */
export function NewSupplier({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('suppliers');
  const router = useRouter();
  return (
    <FormDialog
      title={t('form.createTitle')}
      opened={opened}
      onClose={onClose}
      submitLabel={t('form.create')}
      draftKey="supplier.new"
      initialValues={EMPTY}
      validate={({ name }) => ({ name: name.trim() === '' ? t('form.nameNeeded') : null })}
      onSubmit={async (values, id) => {
        await client.suppliers.create({ id, ...fieldsOf(values) });
        notifyDone(t('form.created', { name: values.name.trim() }));
      }}
      // The form has an address of its own: the record takes its place.
      onSaved={(id) => router.history.replace(recordHref('suppliers', id) ?? '/')}
    >
      {(form) => <SupplierFields form={form} />}
    </FormDialog>
  );
}
