import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { DayField } from '../../../ui/form/DayField.tsx';
import { EntitySelect } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { MoneyField, NumberField } from '../../../ui/form/NumberField.tsx';
import { usePlant } from '../../../ui/plant.tsx';
import { Choice } from './Choice.tsx';
import { itemOption, type ReplaceValues } from './values.ts';

type Form = UseFormReturnType<ReplaceValues>;

/** What is put in: from the shelf, new, or, where something is taken out, nothing yet. */
export function PutInFields({ form, fixed }: { form: Form; fixed: boolean }) {
  const { t } = useTranslation('items');
  const { present, inWhat } = form.values;
  if (fixed) return null;
  return (
    <Stack gap="xs">
      <Choice
        label={t('replace.in')}
        options={(['new', 'stored', 'none'] as const)
          .filter((value) => value !== 'none' || present !== null)
          .map((value) => ({ value, label: t(`replace.inWhat.${value}`) }))}
        {...fieldProps(form, 'inWhat')}
      />
      {inWhat === 'stored' && <StoredItem form={form} />}
      {inWhat === 'new' && <Plate form={form} />}
    </Stack>
  );
}

function StoredItem({ form }: { form: Form }) {
  const { t } = useTranslation('items');
  return (
    <EntitySelect
      label={t('replace.item')}
      required
      {...fieldProps(form, 'item')}
      query={(text) => api.items.list.queryOptions({ input: { text, limit: 50 } })}
      options={({ rows }) =>
        rows.map((row) => ({
          ...itemOption(row, t('unnamed')),
          detail: [row.typeName, row.locationPath.join(' / ')].filter(Boolean).join(' · '),
        }))
      }
    />
  );
}

function Plate({ form }: { form: Form }) {
  const { t } = useTranslation('items');
  const { t: assets } = useTranslation('assets');
  const { currency } = usePlant();
  const text = { maxLength: 200 };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput label={t('facts.serialNumber')} {...text} {...form.getInputProps('serialNumber')} />
      <TextInput label={t('facts.manufacturer')} {...text} {...form.getInputProps('manufacturer')} />
      <TextInput label={t('facts.model')} {...text} {...form.getInputProps('model')} />
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
  );
}
