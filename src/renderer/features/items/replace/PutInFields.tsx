import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { EntitySelect } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { PlateFields } from '../PlateFields.tsx';
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
      {inWhat === 'new' && <PlateFields form={form} />}
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
