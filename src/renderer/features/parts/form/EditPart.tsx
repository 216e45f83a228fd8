import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { client } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { PartFields } from './PartFields.tsx';
import { supplierIdOf } from './supplier.ts';
import { usePartErrors } from './use-part-errors.ts';
import { fieldsOf, valuesOf } from './values.ts';

/** Changes a part; the toast takes the change back. */
export function EditPart({ part, ...dialog }: { part: PartDetail; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('parts');
  const errors = usePartErrors();
  const { id, number } = part;
  return (
    <FormDialog
      {...dialog}
      title={t('form.editTitle', { number })}
      size="lg"
      draftKey={`part.edit.${id}`}
      editing
      initialValues={valuesOf(part)}
      validate={errors}
      onSubmit={async (values, _id, initial) => {
        const { supplierName } = values;
        const supplierId =
          supplierName === initial.supplierName ? part.supplierId : await supplierIdOf(supplierName);
        const { changes, before } = changesOf(
          fieldsOf(initial, part.supplierId),
          fieldsOf(values, supplierId),
        );
        if (Object.keys(changes).length === 0) return;
        await client.parts.update({ id, changes, base: before });
        showUndoToast({
          message: t('form.saved', { number }),
          undo: () => client.parts.update({ id, changes: before, base: changes }),
        });
      }}
    >
      {(form) => <PartFields form={form} />}
    </FormDialog>
  );
}
