import { Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DATE_FORMATS } from '../../../shared/contract/imports.ts';
import { useCan } from '../../api.ts';
import { fieldProps } from '../../ui/form/field-props.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { LayoutFields } from './LayoutFields.tsx';
import type { Values } from './values.ts';

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** Which folder, what of it, and how its files are written; for who manages the plant. */
export function FolderFields({ form }: { readonly form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('dataSources');
  const { t: ti } = useTranslation('imports');
  const manages = useCan('plant.manage');
  const plain = { autoComplete: 'off', spellCheck: false, disabled: !manages } as const;
  const asFound = { value: '', label: t('form.asFound') };
  return (
    <>
      {!manages && <Text c="dimmed">{t('form.pathAdmin')}</Text>}
      <TextInput
        {...form.getInputProps('path')}
        {...plain}
        label={t('form.path')}
        description={t('form.pathHint')}
        required
        maxLength={1000}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          {...form.getInputProps('pattern')}
          {...plain}
          label={t('form.pattern')}
          description={t('form.patternHint')}
          required
          maxLength={100}
        />
        <NumberField
          {...fieldProps(form, 'pollSeconds')}
          label={t('form.pollSeconds')}
          description={t('form.pollHint')}
          decimals={0}
          min={5}
          max={3600}
          required
          disabled={!manages}
        />
        <Select
          {...form.getInputProps('dateFormat')}
          disabled={!manages}
          label={ti('format.dateFormat')}
          allowDeselect={false}
          data={[asFound, ...DATE_FORMATS.map((value) => ({ value, label: ti(`format.dates.${value}`) }))]}
        />
        <Select
          {...form.getInputProps('decimalMark')}
          disabled={!manages}
          label={ti('format.decimalMark')}
          allowDeselect={false}
          data={[
            asFound,
            { value: '.', label: ti('format.marks.point') },
            { value: ',', label: ti('format.marks.comma') },
          ]}
        />
        <Select
          {...form.getInputProps('zone')}
          disabled={!manages}
          label={ti('format.zone')}
          allowDeselect={false}
          searchable
          data={ZONES}
        />
      </SimpleGrid>
      <LayoutFields form={form} />
    </>
  );
}
