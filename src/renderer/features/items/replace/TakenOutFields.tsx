import { Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { useFormat } from '../../../ui/format.ts';
import { LocationField } from '../../assets/form/LocationField.tsx';
import { useItemName } from '../name.ts';
import { Choice } from './Choice.tsx';
import type { ReplaceValues } from './values.ts';
import { WhatStays } from './WhatStays.tsx';

/** What is taken out, why, and what becomes of it. */
export function TakenOutFields({ form }: { form: UseFormReturnType<ReplaceValues> }) {
  const { t } = useTranslation('items');
  const format = useFormat();
  const nameOf = useItemName();
  const { present, since, outState } = form.values;
  if (present === null) return null;
  const item = nameOf(present);
  return (
    <Stack gap="xs">
      <Choice
        label={t('replace.out', { item })}
        description={
          since === null ? undefined : t('replace.since', { day: format.day(format.dayOf(since)) })
        }
        options={(['stored', 'scrapped'] as const).map((value) => ({
          value,
          label: t(`replace.outState.${value}`),
        }))}
        {...fieldProps(form, 'outState')}
      />
      {outState === 'stored' && <LocationField required {...fieldProps(form, 'location')} />}
      <TextInput
        label={t('replace.reason')}
        placeholder={t('replace.reasonHint')}
        required
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <WhatStays form={form} />
    </Stack>
  );
}
