import { ActionIcon, Group, Stack, Tabs, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  IconArchive,
  IconEdit,
  IconHistory,
  IconKey,
  IconPlugConnected,
  IconPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataSource } from '../../../shared/contract/data-sources.ts';
import { api, client } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { notifyError } from '../../ui/notify.ts';
import { Page } from '../../ui/Page.tsx';
import { Count } from '../../ui/Pill.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { Ago } from '../../ui/values.tsx';
import { ActivityDialog } from './ActivityDialog.tsx';
import classes from './DataSources.module.css';
import { EndpointSection } from './EndpointSection.tsx';
import { HeldSection } from './HeldSection.tsx';
import { type Keyed, KeyDialog } from './KeyDialog.tsx';
import { SourceForm } from './SourceForm.tsx';

const VIEWS = ['sources', 'held'] as const;
const route = getRouteApi('/data-sources');

/** What brings readings by itself, how it stands, and what is held back. */
export function DataSourcesPage() {
  const { t } = useTranslation('dataSources');
  const format = useFormat();
  const { view = 'sources' } = route.useSearch();
  const navigate = route.useNavigate();
  const [edited, setEdited] = useState<DataSource | 'new' | null>(null);
  const [keyed, setKeyed] = useState<Keyed | null>(null);
  const [told, setTold] = useState<DataSource | null>(null);
  const { data: held } = useQuery(api.dataSources.quarantine.queryOptions());
  const waiting = (held?.groups ?? []).reduce((sum, { count }) => sum + count, 0);
  const add = { label: t('add'), icon: IconPlus, onClick: () => setEdited('new'), shortcut: 'n' };
  return (
    <Page title={t('title')} primary={add}>
      <Tabs
        value={view}
        onChange={(next) =>
          void navigate({ search: { view: VIEWS.find((name) => name === next) }, replace: true })
        }
      >
        <Tabs.List aria-label={t('views')} mb="md">
          <Tabs.Tab value="sources">{t('sources')}</Tabs.Tab>
          <Tabs.Tab value="held">
            {t('held.title')}
            {waiting > 0 && <Count of={format.number(waiting)} tone="warning" />}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sources">
          <Stack gap="md">
            <Sources onEdit={setEdited} onKey={setKeyed} onTell={setTold} />
            <EndpointSection />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="held">
          <HeldSection />
        </Tabs.Panel>
      </Tabs>
      {edited !== null && (
        <SourceForm
          key={edited === 'new' ? 'new' : edited.id}
          source={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
          onNeedsKey={(source) => setKeyed({ ...source, replaces: false })}
        />
      )}
      {told !== null && <ActivityDialog source={told} onClose={() => setTold(null)} />}
      {keyed !== null && <KeyDialog key={keyed.id} source={keyed} onClose={() => setKeyed(null)} />}
    </Page>
  );
}

interface SourcesProps {
  readonly onEdit: (source: DataSource | 'new') => void;
  readonly onKey: (source: Keyed) => void;
  readonly onTell: (source: DataSource) => void;
}

function Sources({ onEdit, onKey, onTell }: SourcesProps) {
  const { t } = useTranslation('dataSources');
  const format = useFormat();
  const { data, error, refetch } = useQuery(api.dataSources.list.queryOptions());
  const archive = async (source: DataSource) => {
    const { id, name, enabled, config, mapping } = source;
    try {
      await client.dataSources.archive({ id });
      showUndoToast({
        message: t('archived', { name }),
        undo: () => client.dataSources.save({ id, name, enabled, config, mapping }),
      });
    } catch (failure) {
      notifyError(failure);
    }
  };
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t('sources')} flush>
      <DelayedBar active={data === undefined} />
      <SimpleTable
        label={t('sources')}
        rows={data ?? []}
        rowId={({ id }) => id}
        columns={[
          { id: 'name', header: t('column.name'), cell: ({ name }) => name, width: 150 },
          {
            id: 'kind',
            header: t('column.kind'),
            cell: ({ kind }) => t(`kind.${kind}`),
            width: 140,
            yields: 3,
          },
          { id: 'state', header: t('column.state'), cell: (source) => <State source={source} />, width: 240 },
          {
            id: 'heard',
            header: t('column.heard'),
            cell: ({ lastHeardAt }) => <Ago at={lastHeardAt} />,
            width: 130,
            yields: 1,
          },
          {
            id: 'taken',
            header: t('column.taken'),
            cell: ({ taken }) => format.number(taken),
            width: 100,
            align: 'end',
            yields: 2,
          },
          {
            id: 'duplicates',
            header: t('column.duplicates'),
            cell: ({ duplicates }) => format.number(duplicates),
            width: 110,
            align: 'end',
            yields: 4,
          },
          {
            id: 'waiting',
            header: t('column.waiting'),
            cell: ({ waiting }) => format.number(waiting),
            width: 140,
            align: 'end',
            yields: 2,
          },
          {
            id: 'actions',
            header: t('actions'),
            align: 'end',
            width: 180,
            cell: (source) => (
              <Group gap={4} justify="flex-end" wrap="nowrap">
                {source.kind === 'http' && (
                  <Action
                    label={t('key.make', { name: source.name })}
                    icon={IconKey}
                    onClick={() => onKey({ id: source.id, name: source.name, replaces: source.hasSecret })}
                  />
                )}
                <Action
                  label={t('activity.open', { name: source.name })}
                  icon={IconHistory}
                  onClick={() => onTell(source)}
                />
                <Action
                  label={t('edit', { name: source.name })}
                  icon={IconEdit}
                  onClick={() => onEdit(source)}
                />
                <Action
                  label={t('archive', { name: source.name })}
                  icon={IconArchive}
                  onClick={() => void archive(source)}
                />
              </Group>
            ),
          },
        ]}
        empty={
          data !== undefined && (
            <EmptyState
              icon={IconPlugConnected}
              title={t('empty.title')}
              hint={t('empty.hint')}
              action={{ label: t('add'), onClick: () => onEdit('new') }}
            />
          )
        }
      />
    </Section>
  );
}

function Action(props: { label: string; icon: typeof IconEdit; onClick: () => void }) {
  const { label, icon: Icon, onClick } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="neutral" aria-label={label} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function State({ source }: { source: DataSource }) {
  const { state, problem, config, tooLarge, retained, quietSince } = source;
  const { t } = useTranslation('dataSources');
  const format = useFormat();
  const path = config.kind === 'folder' ? config.path : '';
  return (
    <>
      <StatusBadge kind="source" value={state} plain />
      {quietSince !== null && (
        <Text c="warning" fz="sm">
          {t('quietSince', { at: format.dateTime(quietSince) })}
        </Text>
      )}
      {problem !== null && (
        <Text c="dimmed" fz="sm" className={classes.said}>
          {t(`problem.${problem}`, { path })}
        </Text>
      )}
      {tooLarge > 0 && (
        <Text c="warning" fz="sm">
          {t('tooLarge', { count: tooLarge })}
        </Text>
      )}
      {retained > 0 && (
        <Text c="dimmed" fz="sm">
          {t('retained', { count: retained })}
        </Text>
      )}
    </>
  );
}
