import { Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProofTerms } from '../../../shared/contract/verification.ts';
import { api, client } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { notifyError } from '../../ui/notify.ts';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { AdminNav } from '../people/AdminNav.tsx';
import { TermSelect } from './TermSelect.tsx';

/** How fixes are proved, where the rule of a metric says nothing else. */
export function VerificationPage() {
  const { t } = useTranslation('verification');
  const { data, error, refetch } = useQuery(api.verification.settings.queryOptions());
  return (
    <Page title={t('title')}>
      <AdminNav current="fixes" />
      <Stack gap="md" maw={900}>
        <Text>{t('lead')}</Text>
        <Section title={t('terms.title')}>
          <DelayedBar active={data === undefined && error === null} />
          {error !== null && data === undefined && (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )}
          {data !== undefined && <TermsForm key={`${data.holdMs}/${data.relapseMs}`} kept={data} />}
        </Section>
      </Stack>
    </Page>
  );
}

function TermsForm({ kept }: { kept: ProofTerms }) {
  const { t } = useTranslation('verification');
  const { t: tc } = useTranslation();
  const [terms, setTerms] = useState(kept);
  const save = useMutation({
    mutationFn: (value: ProofTerms) => client.verification.changeSettings(value),
    onSuccess: () =>
      showUndoToast({ message: t('saved'), undo: () => client.verification.changeSettings(kept) }),
    onError: notifyError,
  });
  const isSame = terms.holdMs === kept.holdMs && terms.relapseMs === kept.relapseMs;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(terms);
      }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TermSelect
          term="hold"
          value={terms.holdMs}
          onChange={(holdMs) => holdMs !== null && setTerms({ ...terms, holdMs })}
        />
        <TermSelect
          term="relapse"
          value={terms.relapseMs}
          onChange={(relapseMs) => relapseMs !== null && setTerms({ ...terms, relapseMs })}
        />
      </SimpleGrid>
      <Button type="submit" variant="default" mt="md" loading={save.isPending} disabled={isSame}>
        {tc('save')}
      </Button>
    </form>
  );
}
