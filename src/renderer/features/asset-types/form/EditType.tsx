import { useTranslation } from 'react-i18next';
import { client, type Outputs } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { TypeFields } from './TypeFields.tsx';
import { useTypeErrors } from './use-type-errors.ts';
import { fieldsOf, valuesOf } from './values.ts';

/** Changes a type; the toast takes the change back. */
export function EditType(props: {
  readonly type: Outputs['assetTypes']['get'];
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { type, opened, onClose } = props;
  const { t } = useTranslation('assetTypes');
  const validate = useTypeErrors();
  const { id, name } = type;
  return (
    <FormDialog
      title={t('form.editTitle', { name })}
      opened={opened}
      onClose={onClose}
      size="lg"
      draftKey={`asset-type.edit.${id}`}
      editing
      initialValues={valuesOf(type)}
      validate={validate}
      onSubmit={async (values, _id, initial) => {
        const { changes, before } = changesOf(fieldsOf(initial), fieldsOf(values));
        if (Object.keys(changes).length === 0) return;
        await client.assetTypes.update({ id, changes, base: before });
        showUndoToast({
          message: t('form.saved', { name: values.name.trim() }),
          undo: () => client.assetTypes.update({ id, changes: before, base: changes }),
        });
      }}
    >
      {(form) => <TypeFields form={form} unfolded />}
    </FormDialog>
  );
}
