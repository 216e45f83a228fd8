import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sentenceOfCode } from '../../ui/errors.ts';
import { Page } from '../../ui/Page.tsx';
import { AdminNav } from '../people/AdminNav.tsx';
import { KeepSection } from './KeepSection.tsx';
import { PruneSection } from './PruneSection.tsx';

export function RetentionPage() {
  const { t } = useTranslation('retention');
  const manages = useCan('plant.manage');
  return (
    <Page title={t('title')}>
      <AdminNav current="readings" />
      {manages ? (
        <Stack gap="md" maw={900}>
          <Text>{t('lead')}</Text>
          <KeepSection />
          <PruneSection />
        </Stack>
      ) : (
        <ErrorState error={sentenceOfCode('FORBIDDEN')} />
      )}
    </Page>
  );
}
