import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconArchive } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useCan, type Outputs } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { notifyError } from '../../ui/notify.ts';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { DateTime } from '../../ui/values.tsx';
import classes from './Metrics.module.css';

type Archived = Outputs['metrics']['archived'][number];

/** The archived metrics of an asset, shown on demand, and the way back; nothing where there are none. */
export function ArchivedMetrics({ assetId }: { assetId: string }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const writes = useCan('metrics.write');
  const [shown, setShown] = useState(false);
  const { data } = useQuery(api.metrics.archived.queryOptions({ input: { assetId } }));
  if (data === undefined || data.length === 0) return null;
  return (
    <div className={classes.archived}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArchive size={16} aria-hidden />}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'archived.hide' : 'archived.show', { count: data.length })}
      </Button>
      {shown && (
        <SimpleTable<Archived>
          label={t('archived.title')}
          rows={data}
          rowId={({ id }) => id}
          empty=""
          columns={[
            {
              id: 'name',
              header: t('column.metric'),
              cell: ({ name, unit }) => (unit === '' ? name : `${name}, ${unit}`),
              width: 180,
            },
            {
              id: 'at',
              header: t('archived.at'),
              cell: ({ archivedAt }) => <DateTime at={archivedAt} />,
              width: 140,
              yields: 1,
            },
            {
              id: 'readings',
              header: t('archived.readings'),
              cell: ({ readings }) => format.number(readings),
              width: 110,
              align: 'end',
              yields: 2,
            },
            ...(writes
              ? [
                  {
                    id: 'restore',
                    header: '',
                    cell: (row: Archived) => <Restore metric={row} />,
                    width: 130,
                    align: 'end' as const,
                  },
                ]
              : []),
          ]}
        />
      )}
    </div>
  );
}

function Restore({ metric: { id, name } }: { metric: Archived }) {
  const { t } = useTranslation('metrics');
  const restore = useMutation(
    api.metrics.restore.mutationOptions({
      onError: notifyError,
      onSuccess: () =>
        showUndoToast({
          message: t('archived.restored', { metric: name }),
          undo: () => client.metrics.archive({ id }),
        }),
    }),
  );
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={t('archived.restoreOne', { metric: name })}
      loading={restore.isPending}
      onClick={() => restore.mutate({ id })}
    >
      {t('archived.restore')}
    </Button>
  );
}
