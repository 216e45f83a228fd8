import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { Count } from '../../ui/Pill.tsx';

/** How many readings wait for a decision, beside the word of the navigation; nothing while there are none. */
export function HeldCount() {
  const { t } = useTranslation('dataSources');
  const { data } = useQuery(api.dataSources.quarantine.queryOptions());
  const waiting = (data?.groups ?? []).reduce((sum, { count }) => sum + count, 0);
  if (waiting === 0) return null;
  return (
    <>
      <VisuallyHidden>{t('held.waiting', { count: waiting })}</VisuallyHidden>
      <span aria-hidden>
        <Count of={waiting > 99 ? '99+' : waiting} tone="warning" />
      </span>
    </>
  );
}
