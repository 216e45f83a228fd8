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
import { createElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sortedByName } from '../../../../shared/domain/collation.ts';
import { CALENDAR_UNITS } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { TYPE_ICONS, typeIcon } from '../icons.ts';
import type { TypeValues } from './values.ts';
import classes from './TypeFields.module.css';

type Form = UseFormReturnType<TypeValues>;

/** The fields of a type; what is long is folded away until it is wanted. */
export function TypeFields({ form, unfolded = false }: { form: Form; unfolded?: boolean }) {
  const { t } = useTranslation('assetTypes');
  const { data: types = [] } = useQuery(api.assetTypes.list.queryOptions({ input: {} }));
  const [more, setMore] = useState(unfolded);
  const categories = sortedByName(
    [...new Set(types.flatMap(({ category }) => category ?? []))],
    (name) => name,
  );
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('form.name')}
          description={t('form.nameHint')}
          required
          data-autofocus
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Autocomplete
          label={t('form.category')}
          data={categories}
          maxLength={200}
          {...form.getInputProps('category')}
        />
        <MaintenanceField form={form} />
        <NumberField
          label={t('form.lifetime')}
          description={t('form.lifetimeHint')}
          decimals={0}
          unit={t('form.lifetimeUnit')}
          {...fieldProps(form, 'expectedLifetimeMonths')}
        />
      </SimpleGrid>
      <Button
        variant="subtle"
        justify="flex-start"
        w="fit-content"
        aria-expanded={more}
        leftSection={createElement(more ? IconChevronUp : IconChevronDown, { size: 16, 'aria-hidden': true })}
        onClick={() => setMore(!more)}
      >
        {t('form.more')}
      </Button>
      <Collapse expanded={more} transitionDuration={0}>
        <Stack gap="md">
          {(['commonIssues', 'troubleshooting'] as const).map((field) => (
            <Textarea
              key={field}
              label={t(field === 'commonIssues' ? 'form.issues' : 'form.guide')}
              description={t('form.textHint')}
              autosize
              minRows={3}
              maxRows={14}
              maxLength={20_000}
              {...form.getInputProps(field)}
            />
          ))}
          <Textarea
            label={t('form.description')}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={20_000}
            {...form.getInputProps('description')}
          />
          <IconField form={form} />
        </Stack>
      </Collapse>
    </Stack>
  );
}

function MaintenanceField({ form }: { form: Form }) {
  const { t } = useTranslation('assetTypes');
  const word = useTranslator('status');
  return (
    <div className={classes.interval}>
      <NumberField label={t('form.maintenance')} decimals={0} {...fieldProps(form, 'maintenanceEvery')} />
      <Select
        aria-label={t('form.maintenanceUnit')}
        data={CALENDAR_UNITS.map((unit) => ({ value: unit, label: word(`calendarUnit.${unit}`) }))}
        allowDeselect={false}
        {...form.getInputProps('maintenanceUnit')}
      />
    </div>
  );
}

function IconField({ form }: { form: Form }) {
  const { t } = useTranslation('assetTypes');
  const { icon } = form.values;
  const known = icon === null || TYPE_ICONS.includes(icon) ? TYPE_ICONS : [icon, ...TYPE_ICONS];
  return (
    <Select
      label={t('form.icon')}
      placeholder={t('form.iconNone')}
      data={[...known]}
      clearable
      searchable
      leftSection={
        icon === null ? undefined : createElement(typeIcon(icon), { size: 18, 'aria-hidden': true })
      }
      renderOption={({ option }) => (
        <span className={classes.icon}>
          {createElement(typeIcon(option.value), { size: 20, 'aria-hidden': true })}
          {option.value}
        </span>
      )}
      {...form.getInputProps('icon')}
    />
  );
}
