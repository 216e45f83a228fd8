import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../ui/form/DayField.tsx';
import { fieldProps } from '../../ui/form/field-props.ts';
import { MoneyField, NumberField } from '../../ui/form/NumberField.tsx';
import { usePlant } from '../../ui/plant.tsx';
import type { PlateValues } from './plate-values.ts';

interface PlateFieldsProps<Values extends PlateValues> {
  readonly form: UseFormReturnType<Values>;
  /** The form begins with the serial number. */
  readonly autofocus?: boolean;
}

/** What stands on the plate of an item, and how it was bought. */
export function PlateFields<Values extends PlateValues>({ form, autofocus }: PlateFieldsProps<Values>) {
  const { t } = useTranslation('items');
  const { t: assets } = useTranslation('assets');
  const { currency } = usePlant();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label={t('facts.serialNumber')}
        maxLength={200}
        data-autofocus={autofocus}
        {...form.getInputProps('serialNumber')}
      />
      <TextInput label={t('facts.manufacturer')} maxLength={200} {...form.getInputProps('manufacturer')} />
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
  );
}
