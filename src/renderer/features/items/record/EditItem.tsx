import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '../../../../shared/contract/items.ts';
import { client, type Inputs } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { DayField } from '../../../ui/form/DayField.tsx';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { MoneyField, NumberField } from '../../../ui/form/NumberField.tsx';
import { usePlant } from '../../../ui/plant.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { LocationField } from '../../assets/form/LocationField.tsx';

interface ItemValues extends Record<string, unknown> {
  manufacturer: string;
  model: string;
  serialNumber: string;
  purchaseCost: number | null;
  expectedLifetimeMonths: number | null;
  warrantyUntil: string | null;
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
  const { t: assets } = useTranslation('assets');
  const { currency } = usePlant();
  const { id } = item;
  return (
    <FormDialog<ItemValues>
      {...dialog}
      title={t('edit.title', { item: name })}
      size="lg"
      draftKey={`item.edit.${id}`}
      editing
      initialValues={valuesOf(item)}
      validate={({ location, expectedLifetimeMonths: months }) => ({
        location: location === null ? t('replace.locationNeeded') : null,
        expectedLifetimeMonths:
          months !== null && (months < 1 || months > 2400) ? t('replace.lifetimeRange') : null,
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
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t('facts.serialNumber')}
              maxLength={200}
              data-autofocus
              {...form.getInputProps('serialNumber')}
            />
            <TextInput
              label={t('facts.manufacturer')}
              maxLength={200}
              {...form.getInputProps('manufacturer')}
            />
            <TextInput label={t('facts.model')} maxLength={200} {...form.getInputProps('model')} />
            <MoneyField
              label={t('facts.purchaseCost')}
              currency={currency}
              min={0}
              {...fieldProps(form, 'purchaseCost')}
            />
            <DayField label={t('facts.warrantyUntil')} {...fieldProps(form, 'warrantyUntil')} />
            <NumberField
              label={t('facts.lifetime')}
              decimals={0}
              unit={assets('form.lifetimeUnit')}
              {...fieldProps(form, 'expectedLifetimeMonths')}
            />
          </SimpleGrid>
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
    location: location === null ? null : { id: location.id, label: locationPath.join(' / ') },
  };
}

function fieldsOf(values: ItemValues): Inputs['items']['update']['changes'] {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  const { purchaseCost, expectedLifetimeMonths, warrantyUntil, location } = values;
  return {
    manufacturer: text(values.manufacturer),
    model: text(values.model),
    serialNumber: text(values.serialNumber),
    purchaseCost,
    expectedLifetimeMonths,
    warrantyUntil,
    ...(location === null ? {} : { locationId: location.id }),
  };
}
