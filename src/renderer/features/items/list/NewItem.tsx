import { Stack } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { LocationField } from '../../assets/form/LocationField.tsx';
import { useItemName } from '../name.ts';
import { EMPTY_PLATE, isLifetimeOut, isNameless, plateOf, type PlateValues } from '../plate-values.ts';
import { PlateFields } from '../PlateFields.tsx';
import { TypeField } from '../TypeField.tsx';

interface NewItemValues extends PlateValues {
  type: EntityOption | null;
  location: EntityOption | null;
}

/** An item that was bought for the shelf; it is opened once it is entered. */
export function NewItem({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('items');
  const router = useRouter();
  const nameOf = useItemName();
  return (
    <FormDialog<NewItemValues>
      title={t('new.title')}
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={t('new.submit')}
      draftKey="item.new"
      initialValues={{ ...EMPTY_PLATE, type: null, location: null }}
      validate={(values) => ({
        location: values.location === null ? t('replace.locationNeeded') : null,
        serialNumber: isNameless(values) ? t('replace.plateNeeded') : null,
        expectedLifetimeMonths: isLifetimeOut(values) ? t('replace.lifetimeRange') : null,
      })}
      onSubmit={async (values, id) => {
        const { type, location } = values;
        if (location === null) return;
        const plate = plateOf(values);
        await client.items.create({ id, plate, locationId: location.id, assetTypeId: type?.id ?? null });
        notifyDone(t('new.done', { item: nameOf(plate), place: location.label }));
      }}
      // The form has an address of its own: the record takes its place.
      onSaved={(id) => router.history.replace(recordHref('items', id) ?? '/')}
    >
      {(form) => (
        <Stack gap="md">
          <PlateFields form={form} autofocus />
          <TypeField {...fieldProps(form, 'type')} />
          <LocationField required {...fieldProps(form, 'location')} />
        </Stack>
      )}
    </FormDialog>
  );
}
