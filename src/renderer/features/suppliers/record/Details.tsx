import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import { Prose } from '../../../ui/Prose.tsx';
import { Section } from '../../../ui/Section.tsx';

/** What is noted of a supplier. */
export function Details({ supplier: { description } }: { supplier: SupplierDetail }) {
  const { t } = useTranslation('suppliers');
  return (
    <Section title={t('details.title')}>
      {description === null ? <Text c="dimmed">{t('details.none')}</Text> : <Prose text={description} />}
    </Section>
  );
}
