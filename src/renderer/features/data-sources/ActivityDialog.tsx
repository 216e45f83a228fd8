import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFiles } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Activity, DataSource } from '../../../shared/contract/data-sources.ts';
import { api } from '../../api.ts';
import { HistoryPanel } from '../../ui/history/HistoryPanel.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { DateTime } from '../../ui/values.tsx';
import classes from './DataSources.module.css';

const SHOWN = 100;

/** The files that a source has taken, and messages that were too large. */
export function ActivityDialog({ source, onClose }: { source: DataSource; onClose: () => void }) {
  const { t } = useTranslation('dataSources');
  const { data, error } = useQuery(
    api.dataSources.activity.queryOptions({ input: { sourceId: source.id, limit: SHOWN } }),
  );
  const total = data?.total ?? 0;
  return (
    <Modal opened onClose={onClose} title={t('activity.title', { name: source.name })} size="xl">
      <Stack gap="sm">
        {source.unwatched > 0 && <Text c="dimmed">{t('unwatched', { count: source.unwatched })}</Text>}
        {error !== null && <ErrorState error={error} />}
        {total > SHOWN && <Text c="dimmed">{t('activity.newest', { shown: SHOWN, count: total })}</Text>}
        {(source.kind === 'folder' || total > 0) && (
          <SimpleTable
            label={t('activity.files')}
            rows={data?.rows ?? []}
            rowId={({ id }) => String(id)}
            columns={[
              {
                id: 'name',
                header: t('activity.file'),
                cell: ({ name }) => <span className={classes.said}>{name}</span>,
                width: 110,
              },
              {
                id: 'state',
                header: t('activity.state'),
                cell: (line) => <Became line={line} />,
                width: 150,
              },
              {
                id: 'at',
                header: t('activity.at'),
                cell: ({ startedAt, endedAt }) => <DateTime at={endedAt ?? startedAt} />,
                width: 160,
                yields: 1,
              },
            ]}
            empty={
              data !== undefined && (
                <EmptyState icon={IconFiles} title={t('activity.empty')} hint={t('activity.emptyHint')} />
              )
            }
          />
        )}
        <HistoryPanel subject="data_sources" id={source.id} />
      </Stack>
    </Modal>
  );
}

function Became({ line }: { line: Activity }) {
  const { state, problem, times, taken, duplicates, quarantined } = line;
  const { t } = useTranslation('dataSources');
  return (
    <>
      <Text c={state === 'failed' || state === 'too-large' ? 'critical' : undefined}>
        {state === 'too-large'
          ? t('activity.states.too-large', { count: times })
          : t(`activity.states.${state}`)}
      </Text>
      {state !== 'too-large' && taken + duplicates + quarantined > 0 && (
        <Text fz="sm">{t('activity.counts', { taken, duplicates, quarantined })}</Text>
      )}
      {problem !== null && (
        <Text c="dimmed" fz="sm">
          {t(`activity.problem.${problem}`)}
        </Text>
      )}
    </>
  );
}
