import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Section } from '../../ui/Section.tsx';
import { HeldDialog } from './HeldDialog.tsx';

type Held = Outputs['dataSources']['quarantine']['groups'][number];

/** Readings that wait for a decision, by source and reason. */
export function HeldSection() {
  const { t } = useTranslation('dataSources');
  const format = useFormat();
  const { data, error, refetch } = useQuery(api.dataSources.quarantine.queryOptions());
  const [open, setOpen] = useState<Pick<Held, 'sourceId' | 'reason' | 'source'> | null>(null);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t('held.title')} flush>
      <SimpleTable
        label={t('held.title')}
        rows={data?.groups ?? []}
        rowId={({ sourceId, reason }) => `${sourceId} ${reason}`}
        columns={[
          { id: 'source', header: t('column.name'), cell: ({ source }) => source, width: 100 },
          {
            id: 'reason',
            header: t('held.reasonColumn'),
            cell: ({ reason }) => t(`held.reason.${reason}`),
            width: 110,
          },
          {
            id: 'count',
            header: t('held.count'),
            cell: ({ count }) => format.number(count),
            width: 100,
            align: 'end',
            yields: 1,
          },
          {
            id: 'open',
            header: '',
            width: 90,
            align: 'end',
            cell: (group) => (
              <Button
                variant="subtle"
                aria-label={t('held.openOf', {
                  reason: t(`held.reason.${group.reason}`),
                  source: group.source,
                })}
                onClick={() => setOpen(group)}
              >
                {t('held.open')}
              </Button>
            ),
          },
        ]}
        empty={
          data !== undefined && (
            <EmptyState icon={IconCircleCheck} title={t('held.empty')} hint={t('held.emptyHint')} />
          )
        }
      />
      {data !== undefined && data.forgotten > 0 && (
        <Text c="dimmed" p="sm">
          {t('held.forgotten', { count: data.forgotten })}
        </Text>
      )}
      {open !== null && <HeldDialog group={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
