import { Badge, Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import {
  IconArchive,
  IconArrowMoveRight,
  IconBinaryTree2,
  IconChartLine,
  IconEdit,
  IconFileImport,
  IconPlus,
  IconReplace,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { newWorkOrderHref } from '../../../app/record-links.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { Page, type PageAction } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { ArchivedBanner } from '../../../ui/tree/manage/ArchivedBanner.tsx';
import { ArchiveDialog } from '../../../ui/tree/manage/ArchiveDialog.tsx';
import { MoveDialog } from '../../../ui/tree/manage/MoveDialog.tsx';
import { HealthChip } from '../../health/index.ts';
import { useLabelActions } from '../../labels/index.ts';
import { EditAsset } from '../form/EditAsset.tsx';
import type { Asset } from '../form/values.ts';
import { assetTree } from '../tree-kind.ts';
import { useOpenNew } from '../use-open-new.ts';
import { useAssetView } from '../view.ts';
import { useAssetTabs } from './tabs.tsx';

const route = getRouteApi('/assets/$assetId');

/** The page of one asset. The last one stays until the next has been read, so that walking the tree is calm. */
export function AssetPage() {
  const { t } = useTranslation('assets');
  const { assetId } = route.useParams();
  const { data, error, refetch } = useQuery(
    api.assets.get.queryOptions({ input: { id: assetId }, placeholderData: keepPreviousData }),
  );
  if (error !== null) {
    return (
      <Page title={t('one')} breadcrumbs={[{ label: t('title'), href: '/assets' }]}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return data === undefined ? <DelayedBar active /> : <AssetRecord key={data.id} asset={data} />;
}

function AssetRecord({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const { t: tt } = useTranslation('trees');
  const router = useRouter();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Of an archived asset nothing changes until it is restored.
  const isLive = asset.archivedAt === null;
  const canWrite = useCan('assets.write') && isLive;
  const requestsWork = useCan('work.request') && isLive;
  const plansWork = useCan('work.plan');
  const imports = useCan('readings.import') && isLive;
  const [edit, move, archive] = [useDialog(), useDialog(), useDialog()];
  const tabs = useAssetTabs(asset, canWrite ? edit.open : undefined);
  useShortcut('e', edit.open, { label: t('action.edit'), enabled: canWrite });
  return (
    <>
      <RecordPage
        number={asset.tag}
        name={asset.name}
        breadcrumbs={[
          { label: t('title'), href: '/assets' },
          ...asset.path.map(({ id, tag, name }) => ({ label: tagName(tag, name), href: `/assets/${id}` })),
        ]}
        state={
          <>
            <StatusBadge kind="asset" value={asset.status} />
            <StatusBadge kind="criticality" value={asset.criticality} />
            <HealthChip asset={asset} />
            {!isLive && (
              <Badge color="neutral" tt="none">
                {tt('archived.badge')}
              </Badge>
            )}
          </>
        }
        primary={
          requestsWork
            ? {
                label: plansWork ? t('action.workOrder') : t('action.report'),
                icon: IconPlus,
                onClick: () => router.history.push(newWorkOrderHref({ assetId: asset.id })),
                shortcut: 'w',
              }
            : undefined
        }
        secondary={
          imports && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={() => router.history.push(`/imports/readings?assetId=${asset.id}`)}
            >
              {t('action.import')}
            </Button>
          )
        }
        menu={useMenu(
          asset,
          canWrite ? { edit: edit.open, move: move.open, archive: archive.open } : undefined,
        )}
        facts={
          asset.archivedAt !== null && (
            <ArchivedBanner
              kind={assetTree}
              node={{
                id: asset.id,
                name: asset.tag,
                archivedAbove: asset.archivedAbove.map(({ tag }) => tag),
                archivedLocations: asset.archivedLocations,
              }}
              archivedAt={asset.archivedAt}
            />
          )
        }
        tabs={tabs}
        tab={search.tab ?? 'overview'}
        onTabChange={(tab) => void navigate({ search: { tab }, replace: true })}
      />
      {canWrite && (
        <>
          <EditAsset asset={asset} {...edit.props} />
          <MoveDialog kind={assetTree} ids={[asset.id]} {...move.props} />
          <ArchiveDialog kind={assetTree} ids={[asset.id]} {...archive.props} />
        </>
      )}
    </>
  );
}

interface Changing {
  readonly edit: () => void;
  readonly move: () => void;
  readonly archive: () => void;
}

/** @param changing undefined where the asset cannot be changed */
function useMenu(asset: Asset, changing: Changing | undefined): PageAction[] {
  const { t } = useTranslation('assets');
  const { t: tt } = useTranslation('trees');
  const navigate = route.useNavigate();
  const openNew = useOpenNew();
  const [view, setView] = useAssetView();
  const { t: ti } = useTranslation('items');
  const writesMetrics = useCan('metrics.write');
  const labels = useLabelActions(tagName(asset.tag, asset.name), [
    { kind: 'record', entity: 'assets', id: asset.id },
    ...(asset.childCount > 0 ? [{ kind: 'below' as const, id: asset.id }] : []),
  ]);
  const replaces = useCan('assets.write') && asset.archivedAt === null;
  return [
    ...(changing === undefined
      ? []
      : [
          { label: t('action.edit'), icon: IconEdit, onClick: changing.edit },
          { label: t('newBelow'), icon: IconPlus, onClick: () => openNew(asset.id) },
          { label: tt('move.action'), icon: IconArrowMoveRight, onClick: changing.move },
        ]),
    ...(writesMetrics && asset.archivedAt === null
      ? [
          {
            label: t('action.metric'),
            icon: IconChartLine,
            onClick: () => void navigate({ search: { tab: 'metrics', add: true }, replace: true }),
          },
        ]
      : []),
    ...(replaces
      ? [
          {
            label: ti('action.replace'),
            icon: IconReplace,
            onClick: () => void navigate({ search: { tab: 'items', replace: true }, replace: true }),
          },
        ]
      : []),
    ...labels,
    ...(view === 'list'
      ? [{ label: t('tree.show'), icon: IconBinaryTree2, onClick: () => setView('tree') }]
      : []),
    ...(changing === undefined
      ? []
      : [{ label: tt('archive.action'), icon: IconArchive, onClick: changing.archive }]),
  ];
}
