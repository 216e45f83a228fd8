import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  IMPORT_KINDS,
  IMPORT_STATES,
  type ImportKind,
  type ImportState as State,
} from '../../../../shared/domain/vocabulary.ts';
import { api, useCan, type Outputs } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { ChoiceFilter } from '../../../ui/list/ChoiceFilter.tsx';
import { DataList } from '../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { Page } from '../../../ui/Page.tsx';
import { DateTime } from '../../../ui/values.tsx';
import { ImportState } from '../ImportState.tsx';

type Row = Outputs['imports']['list']['rows'][number];

/** Every file that was read in, newest first. */
export function ImportsPage() {
  const { t } = useTranslation('records');
  const { t: ts } = useTranslation('dataSources');
  const router = useRouter();
  const records = useCan('records.import');
  const readings = useCan('readings.import');
  const sources = useCan('metrics.write');
  const [kinds, setKinds] = useState<readonly ImportKind[]>([]);
  const [states, setStates] = useState<readonly State[]>([]);
  const columns = useColumns();
  const start = {
    label: t('list.import'),
    onClick: () => router.history.push(records ? '/imports/new' : '/imports/readings'),
  };
  return (
    <Page
      title={t('list.title')}
      fill
      secondary={
        sources && (
          <Button variant="default" onClick={() => router.history.push('/data-sources')}>
            {ts('title')}
          </Button>
        )
      }
      primary={records || readings ? { ...start, icon: IconFileImport, shortcut: 'n' } : undefined}
    >
      <DataList<Row>
        id="imports"
        label={t('list.label')}
        columns={columns}
        page={({ offset, limit }) =>
          api.imports.list.queryOptions({
            input: {
              offset,
              limit,
              kinds: kinds.length === 0 ? null : [...kinds],
              states: states.length === 0 ? null : [...states],
            },
          })
        }
        rowId={({ id }) => id}
        rowName={({ fileName }) => fileName}
        rowHref={({ id }) => `/imports/${id}`}
        filters={
          <>
            <ChoiceFilter
              label={t('list.kind')}
              options={IMPORT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              value={kinds}
              onChange={setKinds}
            />
            <ChoiceFilter
              label={t('list.state')}
              options={IMPORT_STATES.map((state) => ({ value: state, label: t(`list.states.${state}`) }))}
              value={states}
              onChange={setStates}
            />
          </>
        }
        filtered={kinds.length + states.length > 0}
        onClearFilters={() => {
          setKinds([]);
          setStates([]);
        }}
        empty={{
          icon: IconFileImport,
          title: t('list.empty'),
          hint: t('list.emptyHint'),
          action: records || readings ? start : undefined,
        }}
      />
    </Page>
  );
}

function useColumns(): readonly ListColumn<Row>[] {
  const { t } = useTranslation('records');
  const format = useFormat();
  return useMemo(() => {
    const count = (value: number | null) => (value === null || value === 0 ? '–' : format.number(value));
    return [
      {
        id: 'file',
        header: t('list.file'),
        cell: ({ fileName }) => fileName,
        width: 200,
        grow: 3,
        fixed: true,
      },
      {
        id: 'kind',
        header: t('list.kind'),
        cell: ({ kind }) => t(`kind.${kind}`),
        width: 150,
        grow: 1,
        yields: 2,
      },
      {
        id: 'state',
        header: t('list.state'),
        cell: ({ state }) => <ImportState state={state} />,
        width: 240,
        grow: 1,
      },
      {
        id: 'when',
        header: t('list.when'),
        cell: ({ createdAt }) => <DateTime at={createdAt} />,
        width: 190,
        grow: 0,
        yields: 1,
      },
      {
        id: 'who',
        header: t('list.who'),
        cell: ({ createdBy }) => createdBy?.fullName ?? '–',
        width: 140,
        grow: 1,
        yields: 3,
      },
      {
        id: 'created',
        header: t('list.created'),
        cell: ({ kind, created, added }) => count(kind === 'readings' ? added : created),
        width: 96,
        grow: 0,
        yields: 2,
        align: 'end',
      },
      {
        id: 'changed',
        header: t('list.changed'),
        cell: ({ changed }) => count(changed),
        width: 96,
        grow: 0,
        yields: 4,
        align: 'end',
      },
      {
        id: 'bad',
        header: t('list.bad'),
        cell: ({ problems }) => count(problems),
        width: 96,
        grow: 0,
        yields: 5,
        align: 'end',
      },
    ];
  }, [t, format]);
}
