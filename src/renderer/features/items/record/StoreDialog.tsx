import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { LocationField } from '../../assets/form/LocationField.tsx';
import type { ItemDialogProps } from './EditItem.tsx';

/** Puts an item that was scrapped by mistake back on a shelf. */
export function StoreDialog({ item: { id }, name, ...dialog }: ItemDialogProps) {
  const { t } = useTranslation('items');
  return (
    <FormDialog<{ location: EntityOption | null }>
      {...dialog}
      title={t('storeTitle', { item: name })}
      size="sm"
      submitLabel={t('storeSubmit')}
      initialValues={{ location: null }}
      validate={({ location }) => ({ location: location === null ? t('replace.locationNeeded') : null })}
      onSubmit={async ({ location }) => {
        if (location === null) return;
        await client.items.store({ id, locationId: location.id });
        showUndoToast({
          message: t('stored', { item: name, place: location.label }),
          undo: () => client.items.scrap({ id }),
        });
      }}
    >
      {(form) => <LocationField required {...fieldProps(form, 'location')} />}
    </FormDialog>
  );
}
