import { Badge, Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconArchive, IconArrowMoveRight, IconEdit, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RecordPage, type RecordTab } from '../../../ui/RecordPage.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { ArchivedBanner } from '../../../ui/tree/manage/ArchivedBanner.tsx';
import { ArchiveDialog } from '../../../ui/tree/manage/ArchiveDialog.tsx';
import { MoveDialog } from '../../../ui/tree/manage/MoveDialog.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { useLabelActions } from '../../labels/index.ts';
import { EditLocation } from '../form/EditLocation.tsx';
import type { Location } from '../form/values.ts';
import { locationTree } from '../tree-kind.ts';
import { useOpenNew } from '../use-open-new.ts';
import { AssetsHere } from './AssetsHere.tsx';
import { Overview } from './Overview.tsx';
import { StockHere } from './StockHere.tsx';

const route = getRouteApi('/locations/$locationId');

/** The page of one location. The last one stays until the next has been read, so that walking the tree is calm. */
export function LocationPage() {
  const { t } = useTranslation('locations');
  const { locationId } = route.useParams();
  const { data, error, refetch } = useQuery(
    api.locations.get.queryOptions({ input: { id: locationId }, placeholderData: keepPreviousData }),
  );
  if (error !== null) {
    return (
      <Page title={t('one')} breadcrumbs={[{ label: t('title'), href: '/locations' }]}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return data === undefined ? <DelayedBar active /> : <LocationRecord key={data.id} location={data} />;
}

function LocationRecord({ location }: { location: Location }) {
  const { t } = useTranslation('locations');
  const { t: tt } = useTranslation('trees');
  const word = useTranslator('status');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isLive = location.archivedAt === null;
  const canWrite = useCan('assets.write') && isLive;
  const openNew = useOpenNew();
  const [edit, move, archive] = [useDialog(), useDialog(), useDialog()];
  const tabs = useTabs(location);
  const labels = useLabelActions(location.name, [
    { kind: 'record', entity: 'locations', id: location.id },
    { kind: 'places-at', id: location.id },
    { kind: 'assets-at', id: location.id },
  ]);
  useShortcut('e', edit.open, { label: t('action.edit'), enabled: canWrite });
  return (
    <>
      <RecordPage
        name={location.name}
        breadcrumbs={[
          { label: t('title'), href: '/locations' },
          ...location.path.map(({ id, name }) => ({ label: name, href: `/locations/${id}` })),
        ]}
        state={
          <>
            <Badge variant="light" color="neutral" tt="none">
              {word(`location.${location.kind}`)}
            </Badge>
            {!isLive && (
              <Badge color="neutral" tt="none">
                {tt('archived.badge')}
              </Badge>
            )}
          </>
        }
        primary={
          canWrite ? { label: t('newBelow'), icon: IconPlus, onClick: () => openNew(location.id) } : undefined
        }
        secondary={
          canWrite && (
            <Button variant="default" leftSection={<IconEdit size={18} aria-hidden />} onClick={edit.open}>
              {t('action.edit')}
            </Button>
          )
        }
        menu={
          canWrite
            ? [
                { label: tt('move.action'), icon: IconArrowMoveRight, onClick: move.open },
                ...labels,
                { label: tt('archive.action'), icon: IconArchive, onClick: archive.open },
              ]
            : labels
        }
        facts={
          location.archivedAt !== null && (
            <ArchivedBanner
              kind={locationTree}
              node={{
                id: location.id,
                name: location.name,
                archivedAbove: location.archivedAbove.map(({ name }) => name),
              }}
              archivedAt={location.archivedAt}
            />
          )
        }
        tabs={tabs}
        tab={search.tab ?? 'overview'}
        onTabChange={(tab) => void navigate({ search: { tab }, replace: true })}
      />
      {canWrite && (
        <>
          <EditLocation location={location} {...edit.props} />
          <MoveDialog kind={locationTree} ids={[location.id]} {...move.props} />
          <ArchiveDialog kind={locationTree} ids={[location.id]} {...archive.props} />
        </>
      )}
    </>
  );
}

/** The tabs of a location that the signed-in person may see. */
function useTabs(location: Location): RecordTab[] {
  const { t } = useTranslation('locations');
  const readsParts = useCan('parts.read');
  const readsHistory = useCan('history.read');
  return [
    { id: 'overview', label: t('tab.overview'), content: <Overview location={location} /> },
    {
      id: 'assets',
      label: t('tab.assets'),
      count: location.assetCount,
      content: <AssetsHere location={location} />,
    },
    ...(readsParts
      ? [
          {
            id: 'stock',
            label: t('tab.stock'),
            count: location.stockedParts,
            content: <StockHere location={location} />,
          },
        ]
      : []),
    useDocumentsTab({ entity: 'locations', recordId: location.id, readOnly: location.archivedAt !== null }),
    ...(readsHistory
      ? [
          {
            id: 'history',
            label: t('tab.history'),
            content: <HistoryPanel subject="locations" id={location.id} />,
          },
        ]
      : []),
  ];
}
