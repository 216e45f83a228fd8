import { IconEngine } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetNode } from '../../../shared/contract/assets.ts';
import { api, useCan } from '../../api.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { TreePlace } from '../../ui/tree/manage/TreeFrame.tsx';
import { TreePane } from '../../ui/tree/manage/TreePane.tsx';
import { useChosenHere } from '../../ui/tree/manage/use-chosen-here.ts';
import { useRecordFiles } from '../imports/index.ts';
import { AlarmMarks } from './AlarmMarks.tsx';
import { ChangeSelected } from './ChangeSelected.tsx';
import { assetTree } from './tree-kind.ts';
import { ViewToggle } from './ViewToggle.tsx';

export interface AssetTreeProps extends TreePlace {
  readonly selectedId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onNew: () => void;
}

function describe({ id, tag, childCount }: AssetNode) {
  return { id, label: tag, hasChildren: childCount > 0 };
}

/** The left pane: find an asset, walk the tree, move and archive what is in it. */
export function AssetTree({ selectedId, beside, onOpen, onNew, onHide, focusRecord }: AssetTreeProps) {
  const { t } = useTranslation('assets');
  const { t: tt } = useTranslation('trees');
  const canWrite = useCan('assets.write');
  const chosenHere = useChosenHere(selectedId);
  const { name, path } = useOpenAsset(selectedId);
  const open = (id: string) => {
    chosenHere.choose(id);
    onOpen(id);
  };
  const files = useRecordFiles('assets');
  return (
    <>
      <TreePane<AssetNode>
        kind={assetTree}
        words={{
          title: t('title'),
          tree: t('tree.label'),
          search: t('tree.search'),
          create: t('new'),
          hide: t('tree.collapse'),
          archived: `${t('title')}: ${tt('archived.open')}`,
        }}
        // Not React's children: those of a node.
        // oxlint-disable-next-line react/no-children-prop
        children={(parentId, window) => api.assets.children.queryOptions({ input: { parentId, ...window } })}
        filter={(text) => api.assets.filter.queryOptions({ input: { text } })}
        describe={describe}
        icon={({ status }) => <StatusBadge kind="asset" value={status} plain iconOnly />}
        detail={({ tag, name: detail }) =>
          detail === tag ? undefined : <span title={detail}>{detail}</span>
        }
        adornment={(node) => <AlarmMarks node={node} />}
        selectedId={selectedId}
        selectedName={name}
        beside={beside}
        onOpen={open}
        onFound={(id) => {
          chosenHere.forget();
          onOpen(id);
          focusRecord();
        }}
        onNew={onNew}
        onHide={onHide}
        views={<ViewToggle />}
        menu={files.menu}
        bulkActions={(ids, clear) => <ChangeSelected ids={ids} onChanged={clear} size="compact-md" />}
        reveal={chosenHere.isOpen ? undefined : path}
        empty={{
          icon: IconEngine,
          title: t('tree.empty'),
          hint: t('tree.emptyHint'),
          action: canWrite ? { label: t('new'), onClick: onNew } : undefined,
        }}
      />
      {files.dialog}
    </>
  );
}

/** What the open asset is called, and the ids from the root down to it; the same array as long as the path stays. */
function useOpenAsset(id: string | undefined): { name?: string; path?: readonly string[] } {
  const { data } = useQuery(
    api.assets.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined }),
  );
  const above = data?.path;
  const path = useMemo(
    () => (id === undefined || above === undefined ? undefined : [...above.map((asset) => asset.id), id]),
    [id, above],
  );
  return { name: data?.tag, path };
}
