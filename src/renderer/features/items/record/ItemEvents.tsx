import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconClipboardText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { DateTime } from '../../../ui/values.tsx';

const firstLook = 50;
const further = 100;
/** The most one answer of the contract holds. */
const atMost = 500;

/** The work orders and alarms of the positions while the item was there: its own history. */
export function ItemEvents({ itemId }: { itemId: string }) {
  const { t } = useTranslation('items');
  const [limit, setLimit] = useState(firstLook);
  const { data, error, refetch, isFetching } = useQuery(
    api.items.events.queryOptions({ input: { id: itemId, limit }, placeholderData: keepPreviousData }),
  );
  if (data === undefined) {
    return error === null ? (
      <DelayedBar active />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.rows.length === 0) {
    return <EmptyState icon={IconClipboardText} title={t('events.empty')} hint={t('events.emptyHint')} />;
  }
  return (
    <Section title={t('events.title')} flush>
      <SimpleTable
        label={t('events.title')}
        rows={data.rows}
        rowId={({ id }) => id}
        rowHref={({ entity, id }) => recordHref(entity, id) ?? '/'}
        columns={[
          { id: 'what', header: t('events.what'), cell: ({ name }) => name, width: 220 },
          {
            id: 'state',
            header: t('events.state'),
            cell: (row) =>
              row.entity === 'alarms' ? (
                <StatusBadge kind="severity" value={row.severity} plain />
              ) : (
                <StatusBadge kind="workOrder" value={row.status} plain />
              ),
            width: 120,
            yields: 2,
          },
          {
            id: 'position',
            header: t('column.position'),
            cell: ({ asset }) => (
              <PageAnchor href={recordHref('assets', asset.id) ?? '/'} title={asset.name}>
                {asset.tag}
              </PageAnchor>
            ),
            width: 120,
            yields: 1,
          },
          { id: 'when', header: t('events.when'), cell: ({ at }) => <DateTime at={at} />, width: 150 },
        ]}
        empty={t('events.empty')}
      />
      {data.total > data.rows.length && limit < atMost && (
        <Button
          variant="subtle"
          loading={isFetching}
          onClick={() => setLimit(Math.min(atMost, limit + further))}
        >
          {t('events.older')}
        </Button>
      )}
    </Section>
  );
}
