import { useTranslation } from 'react-i18next';
import type { SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import { client } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { SupplierFields } from './SupplierFields.tsx';
import { fieldsOf, valuesOf } from './values.ts';

interface EditSupplierProps {
  readonly supplier: SupplierDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes a supplier; the toast takes the change back. */
export function EditSupplier({ supplier, ...dialog }: EditSupplierProps) {
  const { t } = useTranslation('suppliers');
  const { id, name } = supplier;
  return (
    <FormDialog
      {...dialog}
      title={t('form.editTitle', { name })}
      draftKey={`supplier.edit.${id}`}
      editing
      initialValues={valuesOf(supplier)}
      validate={(values) => ({ name: values.name.trim() === '' ? t('form.nameNeeded') : null })}
      onSubmit={async (values, _id, initial) => {
        const { changes, before } = changesOf(fieldsOf(initial), fieldsOf(values));
        if (Object.keys(changes).length === 0) return;
        await client.suppliers.update({ id, changes, base: before });
        showUndoToast({
          message: t('form.saved', { name }),
          undo: () => client.suppliers.update({ id, changes: before, base: changes }),
        });
      }}
    >
      {(form) => <SupplierFields form={form} />}
    </FormDialog>
  );
}
