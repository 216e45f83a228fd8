import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '../../../../shared/contract/items.ts';
import { client, type Inputs } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { LocationField } from '../../assets/form/LocationField.tsx';
import { isLifetimeOut, plateOf, type PlateValues } from '../plate-values.ts';
import { PlateFields } from '../PlateFields.tsx';
import { TypeField } from '../TypeField.tsx';

interface ItemValues extends PlateValues {
  type: EntityOption | null;
  location: EntityOption | null;
}

export interface ItemDialogProps {
  readonly item: ItemDetail;
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Corrects the plate of an item on the shelf, or says where it lies now; the toast takes it back. */
export function EditItem({ item, name, ...dialog }: ItemDialogProps) {
  const { t } = useTranslation('items');
  const { id } = item;
  return (
    <FormDialog<ItemValues>
      {...dialog}
      title={t('edit.title', { item: name })}
      size="lg"
      draftKey={`item.edit.${id}`}
      editing
      initialValues={valuesOf(item)}
      validate={(values) => ({
        location: values.location === null ? t('replace.locationNeeded') : null,
        expectedLifetimeMonths: isLifetimeOut(values) ? t('replace.lifetimeRange') : null,
      })}
      onSubmit={async (values, _id, initial) => {
        const { changes, before } = changesOf(fieldsOf(initial), fieldsOf(values));
        if (Object.keys(changes).length === 0) return;
        await client.items.update({ id, changes });
        showUndoToast({
          message: t('edit.saved', { item: name }),
          undo: () => client.items.update({ id, changes: before }),
        });
      }}
    >
      {(form) => (
        <Stack gap="md">
          <LocationField required {...fieldProps(form, 'location')} />
          <TypeField {...fieldProps(form, 'type')} />
          <PlateFields form={form} autofocus />
        </Stack>
      )}
    </FormDialog>
  );
}

function valuesOf(item: ItemDetail): ItemValues {
  const { location, locationPath, purchaseCost, expectedLifetimeMonths, warrantyUntil } = item;
  return {
    manufacturer: item.manufacturer ?? '',
    model: item.model ?? '',
    serialNumber: item.serialNumber ?? '',
    purchaseCost,
    expectedLifetimeMonths,
    warrantyUntil,
    type: item.type === null ? null : { id: item.type.id, label: item.type.name },
    location: location === null ? null : { id: location.id, label: locationPath.join(' / ') },
  };
}

function fieldsOf(values: ItemValues): Inputs['items']['update']['changes'] {
  const { type, location } = values;
  return {
    ...plateOf(values),
    assetTypeId: type?.id ?? null,
    ...(location === null ? {} : { locationId: location.id }),
  };
}
