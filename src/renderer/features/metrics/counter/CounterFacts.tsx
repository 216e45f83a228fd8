import { ActionIcon, Stack, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MeterChange } from '../../../../shared/contract/counters.ts';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { api, client, useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { newId } from '../../../ui/new-id.ts';
import { notifyError } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { DateTime } from '../../../ui/values.tsx';
import { useMetricValue } from '../value.ts';

const mostListed = 20;

/** Where a counter stands: life to date, what its meter shows, how fast it rises; and the meters it has had. */
export function CounterFacts({ metric }: { metric: Metric }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  const { data, error, refetch } = useQuery(
    api.counters.get.queryOptions({ input: { metricId: metric.id } }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.newest === null) return null;
  const { newest, rate, changes, changeCount } = data;
  return (
    <Stack gap="xs" mb="sm">
      <Facts
        items={[
          { label: t('counter.ltd'), value: valueText(newest.ltd, metric) },
          { label: t('counter.face'), value: valueText(newest.face, metric) },
          {
            label:
              rate === null
                ? t('counter.rate')
                : t('counter.rateSince', { when: format.dateTime(rate.from) }),
            value: rate === null ? null : t('counter.perDay', { value: rateText(rate.perDay) }),
          },
        ]}
      />
      {changes.length > 0 && <MeterChanges metric={metric} changes={changes.slice(0, mostListed)} />}
      {changeCount > mostListed && (
        <Text c="dimmed" size="sm">
          {t('meter.newest', { shown: mostListed, count: changeCount })}
        </Text>
      )}
    </Stack>
  );

  /** A slow counter is told in as many decimals as tell something. */
  function rateText(perDay: number): string {
    const decimals = perDay >= 100 || perDay === 0 ? 0 : perDay >= 1 ? 1 : 3;
    return valueText(perDay, { ...metric, decimals: Math.max(decimals, Math.min(metric.decimals, 2)) });
  }
}

function MeterChanges({ metric, changes }: { metric: Metric; changes: readonly MeterChange[] }) {
  const { t } = useTranslation('metrics');
  const valueText = useMetricValue();
  const mayRemove = useCan('work.do');
  const remove = async ({ id, at, oldFace, newFace, reason }: MeterChange) => {
    try {
      await client.counters.removeChange({ id });
    } catch (error) {
      notifyError(error);
      return;
    }
    showUndoToast({
      message: t('meter.removed'),
      undo: () =>
        client.counters.changeMeter({ id: newId(), metricId: metric.id, at, oldFace, newFace, reason }),
    });
  };
  return (
    <SimpleTable
      label={t('meter.changes')}
      rows={changes}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'at',
          header: t('meter.column.at'),
          cell: ({ at }) => <DateTime at={at} />,
          width: 140,
        },
        {
          id: 'old',
          header: t('meter.column.old'),
          cell: ({ oldFace }) => valueText(oldFace, metric),
          width: 100,
          align: 'end',
        },
        {
          id: 'new',
          header: t('meter.column.new'),
          cell: ({ newFace }) => valueText(newFace, metric),
          width: 100,
          align: 'end',
          yields: 1,
        },
        {
          id: 'ltd',
          header: t('counter.ltd'),
          cell: ({ ltd }) => valueText(ltd, metric),
          width: 110,
          align: 'end',
          yields: 2,
        },
        {
          id: 'reason',
          header: t('meter.column.reason'),
          cell: ({ reason }) => reason,
          width: 180,
          yields: 3,
        },
        {
          id: 'by',
          header: t('meter.column.by'),
          cell: ({ changedBy }) => changedBy.fullName,
          width: 130,
          yields: 4,
        },
        ...(mayRemove
          ? [
              {
                id: 'remove',
                header: '',
                cell: (change: MeterChange) => (
                  <Tooltip label={t('meter.remove')}>
                    <ActionIcon
                      variant="subtle"
                      color="neutral"
                      aria-label={t('meter.remove')}
                      onClick={() => void remove(change)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                ),
                width: 44,
              },
            ]
          : []),
      ]}
      empty=""
    />
  );
}
