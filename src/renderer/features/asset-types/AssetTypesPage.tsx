import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconArchive, IconCategory, IconPlus, IconZoomQuestion } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetTypeRow } from '../../../shared/contract/asset-types.ts';
import { api, useCan } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { TableSearch } from '../../ui/list/TableSearch.tsx';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { ViewToggle } from '../assets/ViewToggle.tsx';
import classes from './AssetTypes.module.css';
import { NewType } from './form/NewType.tsx';
import { useRecordFiles } from '../imports/index.ts';
import { TypeName } from './TypeName.tsx';
import { useIntervalText, useLifetimeText } from './words.ts';

const route = getRouteApi('/assets/types');

/** All types, and those that were archived. */
export function AssetTypesPage() {
  const { t } = useTranslation('assetTypes');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useCan('assets.write');
  const [archived, setArchived] = useState(false);
  const { data, error, refetch } = useQuery(api.assetTypes.list.queryOptions({ input: { archived } }));
  const files = useRecordFiles('asset_types');
  const openForm = () => void navigate({ search: { new: true } });
  return (
    <Page
      title={t('title')}
      secondary={<ViewToggle present="types" />}
      menu={files.menu}
      primary={canWrite ? { label: t('new'), icon: IconPlus, onClick: openForm, shortcut: 'n' } : undefined}
    >
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <TypeTable
        types={error === null ? data : undefined}
        archived={archived}
        onArchived={setArchived}
        onNew={canWrite ? openForm : undefined}
      />
      {files.dialog}
      {canWrite && (
        <NewType opened={search.new === true} onClose={() => void navigate({ search: {}, replace: true })} />
      )}
    </Page>
  );
}

interface TypeTableProps {
  readonly types: readonly AssetTypeRow[] | undefined;
  readonly archived: boolean;
  readonly onArchived: (archived: boolean) => void;
  readonly onNew: (() => void) | undefined;
}

function TypeTable({ types, archived, onArchived, onNew }: TypeTableProps) {
  const { t } = useTranslation('assetTypes');
  const [text, setText] = useState('');
  const wanted = text.trim().toLocaleLowerCase();
  const shown = types?.filter(({ name, category }) =>
    `${name} ${category ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <div className={classes.page}>
      <TableSearch
        label={t('search')}
        text={text}
        onText={setText}
        count={shown && t('count', { count: shown.length })}
      >
        <SegmentedControl
          aria-label={t('view')}
          value={archived ? 'archived' : 'live'}
          onChange={(value) => onArchived(value === 'archived')}
          data={[
            { value: 'live', label: t('live') },
            { value: 'archived', label: t('archived') },
          ]}
        />
      </TableSearch>
      {shown !== undefined && (
        <div className={classes.table}>
          <Rows rows={shown} empty={<Nothing text={text} archived={archived} onNew={onNew} />} />
        </div>
      )}
    </div>
  );
}

function Rows({ rows, empty }: { rows: readonly AssetTypeRow[]; empty: ReactNode }) {
  const { t } = useTranslation('assetTypes');
  const format = useFormat();
  const interval = useIntervalText();
  const lifetime = useLifetimeText();
  return (
    <SimpleTable
      label={t('title')}
      rows={rows}
      rowId={({ id }) => id}
      rowHref={({ id }) => recordHref('asset_types', id) ?? '/'}
      columns={[
        {
          id: 'name',
          header: t('column.name'),
          cell: ({ icon, name }) => <TypeName icon={icon} name={name} />,
          width: 240,
        },
        {
          id: 'category',
          header: t('column.category'),
          cell: ({ category }) => category ?? '–',
          width: 150,
          yields: 2,
        },
        {
          id: 'assets',
          header: t('column.assets'),
          cell: ({ assetCount }) => (assetCount === 0 ? '–' : format.number(assetCount)),
          width: 80,
          align: 'end',
        },
        {
          id: 'maintenance',
          header: t('column.maintenance'),
          cell: ({ maintenance }) => interval(maintenance) ?? '–',
          width: 150,
          yields: 1,
        },
        {
          id: 'lifetime',
          header: t('column.lifetime'),
          cell: ({ expectedLifetimeMonths }) => lifetime(expectedLifetimeMonths) ?? '–',
          width: 120,
          yields: 3,
        },
      ]}
      empty={empty}
    />
  );
}

function Nothing({
  text,
  archived,
  onNew,
}: {
  text: string;
  archived: boolean;
  onNew?: (() => void) | undefined;
}) {
  const { t } = useTranslation('assetTypes');
  if (text.trim() !== '') return <EmptyState icon={IconZoomQuestion} title={t('nothing', { text })} />;
  if (archived) return <EmptyState icon={IconArchive} title={t('noneArchived')} />;
  return (
    <EmptyState
      icon={IconCategory}
      title={t('empty')}
      hint={t('emptyHint')}
      action={onNew && { label: t('new'), onClick: onNew }}
    />
  );
}
