import { SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { SupplierValues } from './values.ts';

/** The fields of a supplier; only its name is needed. */
export function SupplierFields({ form }: { form: UseFormReturnType<SupplierValues> }) {
  const { t } = useTranslation('suppliers');
  return (
    <Stack gap="md">
      <TextInput
        label={t('form.name')}
        required
        data-autofocus
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('form.phone')}
          type="tel"
          autoComplete="off"
          maxLength={200}
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('form.email')}
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          {...form.getInputProps('email')}
        />
      </SimpleGrid>
      <TextInput
        label={t('form.website')}
        description={t('form.websiteHint')}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        {...form.getInputProps('website')}
      />
      <Textarea
        label={t('form.description')}
        description={t('form.descriptionHint')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        {...form.getInputProps('description')}
      />
    </Stack>
  );
}
