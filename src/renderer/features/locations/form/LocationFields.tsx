import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { LOCATION_KINDS } from '../../../../shared/domain/vocabulary.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { LocationPlaceField } from '../LocationPlaceField.tsx';
import type { LocationValues } from './values.ts';

const columns = { base: 1, xs: 2 };
/** Of a degree: a tenth of a metre. */
const decimals = 6;

export function LocationFields({ form, ownId }: { form: UseFormReturnType<LocationValues>; ownId?: string }) {
  const { t } = useTranslation('locations');
  const word = useTranslator('status');
  return (
    <Stack gap="md">
      <SimpleGrid cols={columns}>
        <TextInput
          label={t('form.name')}
          required
          data-autofocus
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Select
          label={t('form.kind')}
          data={LOCATION_KINDS.map((value) => ({ value, label: word(`location.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
      </SimpleGrid>
      <LocationPlaceField
        label={t('form.parent')}
        description={t('form.parentHint')}
        without={ownId === undefined ? [] : [ownId]}
        {...fieldProps(form, 'parent')}
      />
      <TextInput label={t('form.address')} maxLength={200} {...form.getInputProps('address')} />
      <SimpleGrid cols={columns}>
        <NumberField
          label={t('form.latitude')}
          unit="°"
          decimals={decimals}
          min={-90}
          max={90}
          {...fieldProps(form, 'latitude')}
        />
        <NumberField
          label={t('form.longitude')}
          unit="°"
          decimals={decimals}
          min={-180}
          max={180}
          {...fieldProps(form, 'longitude')}
        />
      </SimpleGrid>
      <Textarea label={t('form.description')} autosize minRows={2} {...form.getInputProps('description')} />
    </Stack>
  );
}
