import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { sentenceOfCode } from '../../../ui/errors.ts';
import { Page } from '../../../ui/Page.tsx';
import { AdminNav } from '../../people/AdminNav.tsx';
import { CheckSection } from './CheckSection.tsx';
import { LimitSection } from './LimitSection.tsx';

/** How large a file may be, and whether all that records need are there. */
export function FilesPage() {
  const { t } = useTranslation('attachments');
  const manages = useCan('plant.manage');
  return (
    <Page title={t('admin.title')}>
      <AdminNav current="files" />
      {manages ? (
        <Stack gap="md" maw={900}>
          <Text>{t('admin.lead')}</Text>
          <LimitSection />
          <CheckSection />
        </Stack>
      ) : (
        <ErrorState error={sentenceOfCode('FORBIDDEN')} />
      )}
    </Page>
  );
}
