import { useElementSize } from '@mantine/hooks';
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { useDensity } from '../../app/theme/density.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { AssetTree, HiddenTree } from './AssetTree.tsx';
import classes from './Assets.module.css';
import { NewAsset } from './form/NewAsset.tsx';
import { useOpenNew } from './use-open-new.ts';
import { useAssetView, useTreeHidden } from './view.ts';

/** Least width of a record beside the tree, in CSS pixels. */
const leastRecord = 580;
const route = getRouteApi('/assets');

/** The tree at the left and what is chosen at the right; on narrow windows one or the other. */
export function AssetsFrame() {
  const { t } = useTranslation('assets');
  const [view] = useAssetView();
  const [hidden, setHidden] = useTreeHidden();
  const { ref, width } = useElementSize();
  const { rowHeight } = useDensity();
  const record = useRef<HTMLDivElement>(null);
  const { assetId } = useParams({ strict: false });
  const search = route.useSearch();
  const navigate = useNavigate();
  const canWrite = useCan('assets.write');
  // The tree is never narrower than this; the same sum is in the style.
  const beside = width === 0 || width >= rowHeight * 5 + 100 + leastRecord;

  const openNew = useOpenNew();
  const closeNew = () =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, new: undefined, below: undefined, code: undefined }),
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
        <div
          ref={ref}
          className={classes.frame}
          data-beside={beside || undefined}
          data-pane={assetId === undefined ? 'tree' : 'record'}
        >
          {hidden && assetId !== undefined ? (
            <HiddenTree onShow={() => setHidden(false)} />
          ) : (
            <section className={classes.tree} aria-label={t('tree.label')}>
              <AssetTree
                selectedId={assetId}
                beside={beside}
                onOpen={open}
                onFound={(id) => {
                  open(id);
                  // From the search field to what was found: keys mean the record now.
                  record.current?.focus();
                }}
                onNew={() => openNew()}
                onHide={beside && assetId !== undefined ? () => setHidden(true) : undefined}
              />
            </section>
          )}
          <div ref={record} className={classes.record} tabIndex={-1}>
            <Outlet />
          </div>
        </div>
      )}
      {canWrite && <NewAsset opened={search.new === true} belowId={search.below} code={search.code} onClose={closeNew} />}
    </>
  );
}
