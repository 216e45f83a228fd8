import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/form/DayField.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import type { ReplaceValues } from './values.ts';

/** When it was done; now, unless told otherwise. */
export function MomentFields({ form }: { form: UseFormReturnType<ReplaceValues> }) {
  const { t } = useTranslation('items');
  return (
    <SimpleGrid cols={2}>
      <DayField label={t('replace.day')} required {...fieldProps(form, 'day')} />
      <TextInput
        label={t('replace.time')}
        required
        inputMode="numeric"
        placeholder="14:30"
        {...form.getInputProps('time')}
      />
    </SimpleGrid>
  );
}
