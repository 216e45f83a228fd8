import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';
import { AdminNav } from '../people/AdminNav.tsx';
import { KeepSection } from './KeepSection.tsx';
import { PruneSection } from './PruneSection.tsx';

export function RetentionPage() {
  const { t } = useTranslation('retention');
  return (
    <Page title={t('title')}>
      <AdminNav current="readings" />
      <Stack gap="md" maw={900}>
        <Text>{t('lead')}</Text>
        <KeepSection />
        <PruneSection />
      </Stack>
    </Page>
  );
}
