import {
  Autocomplete,
  Button,
  Collapse,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ASSET_STATUSES, CRITICALITIES, type AssetStatus } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { DayField } from '../../../ui/form/DayField.tsx';
import { EntitySelect } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { MoneyField, NumberField } from '../../../ui/form/NumberField.tsx';
import { usePlant } from '../../../ui/plant.tsx';
import { useLifetimeText } from '../../asset-types/words.ts';
import { StatusMeaning } from '../StatusMeaning.tsx';
import { CustomFields } from './CustomFields.tsx';
import { LocationField } from './LocationField.tsx';
import { KeywordsField, ResponsibleFields } from './ResponsibleFields.tsx';
import { useTypeNamed } from './use-type-named.ts';
import { assetOption, type AssetValues } from './values.ts';

type Form = UseFormReturnType<AssetValues>;

const columns = { base: 1, xs: 2 };

/** The fields of an asset; what nobody needs to create one is folded away. */
export function AssetFields({ form, ownId }: { form: Form; ownId?: string }) {
  const { t } = useTranslation('assets');
  const word = useTranslator('status');
  const [more, setMore] = useState(() => hasDetails(form.values));
  return (
    <Stack gap="md">
      <SimpleGrid cols={columns}>
        <TextInput
          label={t('form.tag')}
          description={t('form.tagHint')}
          required
          data-autofocus
          autoCapitalize="characters"
          spellCheck={false}
          {...form.getInputProps('tag')}
        />
        <TextInput label={t('form.name')} required {...form.getInputProps('name')} />
      </SimpleGrid>
      <EntitySelect
        label={t('form.parent')}
        description={t('form.parentHint')}
        {...fieldProps(form, 'parent')}
        query={(text) => api.assets.find.queryOptions({ input: { text } })}
        options={(found) =>
          found
            .filter(({ id, path }) => id !== ownId && path.every((above) => above.id !== ownId))
            .map((asset) => ({
              ...assetOption(asset),
              detail: asset.path.map(({ name }) => name).join(' › '),
            }))
        }
      />
      <SimpleGrid cols={columns}>
        <TypeField form={form} />
        <LocationField {...fieldProps(form, 'location')} />
        <Select
          label={t('form.criticality')}
          data={CRITICALITIES.map((value) => ({ value, label: word(`criticality.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('criticality')}
        />
        <Select
          label={t('form.status')}
          data={ASSET_STATUSES.map((value) => ({ value, label: word(`asset.${value}`) }))}
          allowDeselect={false}
          renderOption={({ option }) => <StatusMeaning status={option.value as AssetStatus} />}
          {...form.getInputProps('status')}
        />
      </SimpleGrid>
      <Button
        variant="subtle"
        justify="flex-start"
        w="fit-content"
        aria-expanded={more}
        leftSection={
          more ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
        }
        onClick={() => setMore(!more)}
      >
        {t('form.more')}
      </Button>
      <Collapse expanded={more} transitionDuration={0}>
        <Details form={form} />
      </Collapse>
      <CustomFields form={form} />
    </Stack>
  );
}

function hasDetails(values: AssetValues): boolean {
  const { manufacturer, model, serialNumber, installedOn, purchaseCost, description } = values;
  const { responsibleUser, responsibleTeam, keywords } = values;
  return (
    [manufacturer, model, serialNumber, description].some((value) => value !== '') ||
    [installedOn, purchaseCost, responsibleUser, responsibleTeam].some((value) => value !== null) ||
    keywords.length > 0
  );
}

function TypeField({ form }: { form: Form }) {
  const { t } = useTranslation('assets');
  const { data = [] } = useQuery(api.assetTypes.list.queryOptions({ input: {} }));
  const typed = form.values.typeName.trim().toLowerCase();
  const isNew = typed !== '' && data.every(({ name }) => name.toLowerCase() !== typed);
  return (
    <Autocomplete
      label={t('form.type')}
      description={isNew ? t('form.typeNew') : t('form.typeHint')}
      data={data.map(({ name }) => name)}
      maxLength={200}
      {...form.getInputProps('typeName')}
    />
  );
}

function Details({ form }: { form: Form }) {
  const { t } = useTranslation('assets');
  const { currency } = usePlant();
  const lifetime = useLifetimeText();
  const fromType = lifetime(useTypeNamed(form.values.typeName)?.expectedLifetimeMonths ?? null);
  return (
    <Stack gap="md">
      <SimpleGrid cols={columns}>
        <TextInput label={t('form.manufacturer')} maxLength={200} {...form.getInputProps('manufacturer')} />
        <TextInput label={t('form.model')} maxLength={200} {...form.getInputProps('model')} />
        <TextInput label={t('form.serialNumber')} maxLength={200} {...form.getInputProps('serialNumber')} />
        <MoneyField
          label={t('form.purchaseCost')}
          currency={currency}
          min={0}
          {...fieldProps(form, 'purchaseCost')}
        />
        <DayField label={t('form.installedOn')} {...fieldProps(form, 'installedOn')} />
        <DayField label={t('form.warrantyUntil')} {...fieldProps(form, 'warrantyUntil')} />
        <NumberField
          label={t('form.lifetime')}
          description={fromType === null ? undefined : t('form.lifetimeOfType', { lifetime: fromType })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          decimals={0}
          unit={t('form.lifetimeUnit')}
          {...fieldProps(form, 'expectedLifetimeMonths')}
        />
      </SimpleGrid>
      <ResponsibleFields form={form} />
      <KeywordsField form={form} />
      <Textarea label={t('form.description')} autosize minRows={2} {...form.getInputProps('description')} />
    </Stack>
  );
}
