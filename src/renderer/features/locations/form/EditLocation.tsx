import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { LocationFields } from './LocationFields.tsx';
import { fieldsOf, validateLocation, valuesOf, type Location, type LocationValues } from './values.ts';

/** Changes a location; the toast takes the change back. */
export function EditLocation(props: { location: Location; opened: boolean; onClose: () => void }) {
  const { location, opened, onClose } = props;
  const { t } = useTranslation('locations');
  const { id, name } = location;
  return (
    <FormDialog<LocationValues>
      title={t('form.editTitle', { name })}
      opened={opened}
      onClose={onClose}
      draftKey={`location.edit.${id}`}
      editing
      initialValues={valuesOf(location)}
      validate={(values) =>
        Object.fromEntries(
          Object.entries(validateLocation(values)).map(([field, key]) => [field, t(`form.${key}`)]),
        )
      }
      onSubmit={async (values, _id, initial) => {
        const { changes, before } = changesOf(fieldsOf(initial), fieldsOf(values));
        if (Object.keys(changes).length === 0) return;
        // Half a position is none: both go together.
        const isMoved = 'latitude' in changes || 'longitude' in changes;
        const withPosition = (some: object, { latitude, longitude }: ReturnType<typeof fieldsOf>) =>
          isMoved ? { ...some, latitude, longitude } : some;
        const after = withPosition(changes, fieldsOf(values));
        const was = withPosition(before, fieldsOf(initial));
        await client.locations.update({ id, changes: after, base: was });
        showUndoToast({
          message: t('form.saved', { name: values.name.trim() }),
          undo: () => client.locations.update({ id, changes: was, base: after }),
        });
      }}
    >
      {(form) => <LocationFields form={form} ownId={id} />}
    </FormDialog>
  );
}
