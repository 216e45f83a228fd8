import { Fieldset, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../../shared/contract/asset-types.ts';
import { isWebAddress, MAX_CUSTOM_TEXT } from '../../../../shared/domain/custom-fields.ts';
import { api } from '../../../api.ts';
import { DayField } from '../../../ui/form/DayField.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { TypedField } from '../../../ui/form/TypedField.tsx';
import { useTypeNamed } from './use-type-named.ts';
import type { AssetValues } from './values.ts';

type Value = string | number | null;

/** The fields that the chosen type adds. */
export function CustomFields({ form }: { form: UseFormReturnType<AssetValues> }) {
  const { t } = useTranslation('assets');
  const type = useTypeNamed(form.values.typeName);
  const { data } = useQuery(
    api.assetTypes.get.queryOptions({ input: { id: type?.id ?? '' }, enabled: type !== undefined }),
  );
  const fields = data?.fields.filter(({ archivedAt }) => archivedAt === null) ?? [];
  if (type === undefined || fields.length === 0) return null;
  const { customValues } = form.values;
  return (
    <Fieldset legend={t('form.fieldsOf', { type: type.name })}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {fields.map((field) => (
          <CustomInput
            key={field.id}
            field={field}
            value={customValues[field.id] ?? null}
            onChange={(value) =>
              form.setFieldValue('customValues', { ...form.getValues().customValues, [field.id]: value })
            }
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}

interface CustomInputProps {
  readonly field: CustomField;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function CustomInput({ field: { name, kind, unit, choices }, value, onChange }: CustomInputProps) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const text = typeof value === 'string' ? value : null;
  switch (kind) {
    case 'number':
      return (
        <NumberField
          label={name}
          unit={unit ?? undefined}
          decimals={9}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'date':
      return <DayField label={name} value={text} onChange={onChange} />;
    case 'choice': {
      const gone = text !== null && choices?.includes(text) !== true ? [text] : [];
      return (
        <Select
          label={name}
          data={[
            ...(choices ?? []).map((choice) => ({ value: choice, label: choice })),
            ...gone.map((choice) => ({ value: choice, label: t('form.choiceGone', { choice }) })),
          ]}
          value={text}
          onChange={onChange}
          clearable
          clearButtonProps={{ 'aria-label': tc('clear') }}
        />
      );
    }
    case 'link':
      return (
        <TypedField<string>
          label={name}
          type="url"
          placeholder="https://"
          maxLength={MAX_CUSTOM_TEXT}
          value={text}
          onChange={onChange}
          read={(typed) =>
            isWebAddress(typed.trim()) ? { value: typed.trim() } : { problem: t('form.linkInvalid') }
          }
          write={(address) => address}
        />
      );
    case 'text':
      return (
        <TextInput
          label={name}
          maxLength={MAX_CUSTOM_TEXT}
          value={text ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
