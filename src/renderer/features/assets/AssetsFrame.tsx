import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { TreeFrame } from '../../ui/tree/manage/TreeFrame.tsx';
import { AssetTree } from './AssetTree.tsx';
import { NewAsset } from './form/NewAsset.tsx';
import { useOpenNew } from './use-open-new.ts';
import { useAssetView } from './view.ts';

const route = getRouteApi('/assets');

/** The tree and what is chosen in it, or the list. */
export function AssetsFrame() {
  const { t } = useTranslation('assets');
  const [view] = useAssetView();
  const { assetId } = useParams({ strict: false });
  const search = route.useSearch();
  const navigate = useNavigate();
  const canWrite = useCan('assets.write');

  const openNew = useOpenNew();
  const closeNew = () =>
    void navigate({
      to: '.',
      search: (old: object) => ({
        ...old,
        new: undefined,
        below: undefined,
        code: undefined,
        type: undefined,
      }),
      replace: true,
    });
  // Walking the tree is one visit, not one per row.
  const open = (id: string) =>
    void navigate({
      to: '/assets/$assetId',
      params: { assetId: id },
      search: ({ tab }: { tab?: string }) => (tab === undefined ? {} : { tab }),
      replace: assetId !== undefined,
    });
  useShortcut('n', () => openNew(), { label: t('new'), enabled: canWrite });

  return (
    <>
      {view === 'list' ? (
        <Outlet />
      ) : (
        <TreeFrame
          id="assets"
          label={t('tree.label')}
          showLabel={t('tree.expand')}
          recordId={assetId}
          tree={(place) => (
            <AssetTree {...place} selectedId={assetId} onOpen={open} onNew={() => openNew()} />
          )}
        >
          <Outlet />
        </TreeFrame>
      )}
      {canWrite && (
        <NewAsset
          opened={search.new === true}
          belowId={search.below}
          code={search.code}
          typeId={search.type}
          onClose={closeNew}
        />
      )}
    </>
  );
}
