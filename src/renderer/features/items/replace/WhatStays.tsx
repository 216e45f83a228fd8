import { Checkbox, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import type { ReplaceValues } from './values.ts';

/** What is known of the position and may be of the item alone: codes stuck on it, and fields of its type. */
export function WhatStays({ form }: { form: UseFormReturnType<ReplaceValues> }) {
  const { t } = useTranslation('items');
  const format = useFormat();
  const { position } = form.values;
  const id = position?.id ?? '';
  const enabled = position !== null;
  const { data: codes = [] } = useQuery(
    api.codes.of.queryOptions({ input: { entity: 'assets', recordId: id }, enabled }),
  );
  const { data: asset } = useQuery(api.assets.get.queryOptions({ input: { id }, enabled }));
  const filled = new Set(asset?.customValues.map(({ fieldId }) => fieldId));
  const fields = asset?.customFields.filter((field) => filled.has(field.id)).map(({ name }) => name) ?? [];
  return (
    <>
      {codes.length > 0 && (
        <Checkbox
          label={t('replace.withCodes', {
            count: codes.length,
            codes: format.list(codes.map(({ code }) => code)),
          })}
          description={t('replace.withCodesHint')}
          {...form.getInputProps('withCodes', { type: 'checkbox' })}
        />
      )}
      {fields.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('replace.fieldsStay', { fields: format.list(fields) })}
        </Text>
      )}
    </>
  );
}
