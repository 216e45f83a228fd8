import { Autocomplete, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MAX_LEAD_DAYS } from '../../../../shared/contract/parts.ts';
import { api } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { NumberField, QuantityField } from '../../../ui/form/NumberField.tsx';
import { useUnits } from './units.ts';
import type { PartValues } from './values.ts';

const columns = { base: 1, xs: 2 };

/** The fields of a part; what is needed to book stock comes first. */
export function PartFields({ form }: { form: UseFormReturnType<PartValues> }) {
  const { t } = useTranslation('parts');
  const units = useUnits();
  const suppliers = useQuery(api.suppliers.names.queryOptions());
  const categories = useQuery(api.parts.categories.queryOptions());
  const unit = form.values.unit.trim() || undefined;
  return (
    <Stack gap="md">
      <SimpleGrid cols={columns}>
        <TextInput
          label={t('form.number')}
          description={t('form.numberHint')}
          required
          data-autofocus
          maxLength={60}
          autoCapitalize="characters"
          spellCheck={false}
          {...form.getInputProps('number')}
        />
        <TextInput label={t('form.name')} required maxLength={200} {...form.getInputProps('name')} />
        <Autocomplete
          label={t('form.unit')}
          required
          maxLength={20}
          data={units}
          filter={({ options }) => options}
          {...form.getInputProps('unit')}
        />
        <Autocomplete
          label={t('form.category')}
          description={t('form.categoryHint')}
          maxLength={200}
          data={categories.data ?? []}
          {...form.getInputProps('category')}
        />
        <QuantityField
          label={t('form.reorderPoint')}
          description={t('form.reorderPointHint')}
          unit={unit}
          min={0}
          {...fieldProps(form, 'reorderPoint')}
        />
        <QuantityField
          label={t('form.reorderQuantity')}
          description={t('form.reorderQuantityHint')}
          unit={unit}
          min={0}
          {...fieldProps(form, 'reorderQuantity')}
        />
        <Autocomplete
          label={t('form.supplier')}
          description={t('form.supplierHint')}
          maxLength={200}
          data={suppliers.data?.map(({ name }) => name) ?? []}
          {...form.getInputProps('supplierName')}
        />
        <TextInput
          label={t('form.supplierSku')}
          maxLength={200}
          spellCheck={false}
          {...form.getInputProps('supplierSku')}
        />
        <NumberField
          label={t('form.leadDays')}
          description={t('form.leadDaysHint')}
          unit={t('form.days')}
          decimals={0}
          min={0}
          max={MAX_LEAD_DAYS}
          {...fieldProps(form, 'leadDays')}
        />
      </SimpleGrid>
      <Textarea label={t('form.description')} maxLength={20_000} {...form.getInputProps('description')} />
    </Stack>
  );
}
