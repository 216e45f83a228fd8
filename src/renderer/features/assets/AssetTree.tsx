import { ActionIcon, Title, Tooltip } from '@mantine/core';
import {
  IconEngine,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetNode } from '../../../shared/contract/assets.ts';
import { api, useCan } from '../../api.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { TreeView } from '../../ui/tree/TreeView.tsx';
import { AlarmMarks } from './AlarmMarks.tsx';
import { AssetFinder } from './AssetFinder.tsx';
import classes from './Assets.module.css';
import { ViewToggle } from './ViewToggle.tsx';

export interface AssetTreeProps {
  readonly selectedId: string | undefined;
  /** True where the tree stands beside the record; otherwise only Enter and a click open a record. */
  readonly beside: boolean;
  readonly onOpen: (id: string) => void;
  /** Opened by searching for it. */
  readonly onFound: (id: string) => void;
  readonly onNew: () => void;
  /** Undefined where the tree cannot be hidden. */
  readonly onHide: (() => void) | undefined;
}

function describe({ id, tag, childCount }: AssetNode) {
  return { id, label: tag, hasChildren: childCount > 0 };
}

/** The left pane: find an asset, walk the tree. */
export function AssetTree({ selectedId, beside, onOpen, onFound, onNew, onHide }: AssetTreeProps) {
  const { t } = useTranslation('assets');
  const canWrite = useCan('assets.write');
  const [chosenHere, setChosenHere] = useState<string>();
  const reveal = usePathTo(selectedId === chosenHere ? undefined : selectedId);
  const open = (id: string) => {
    setChosenHere(id);
    onOpen(id);
  };
  return (
    <>
      <header className={classes.treeHeader}>
        <Title order={selectedId === undefined ? 1 : 2} className={classes.treeTitle}>
          {t('title')}
        </Title>
        <ViewToggle />
        {canWrite && (
          <Tooltip label={t('new')}>
            <ActionIcon variant="filled" color="accent" aria-label={t('new')} onClick={onNew}>
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {onHide !== undefined && (
          <Tooltip label={t('tree.collapse')}>
            <ActionIcon aria-label={t('tree.collapse')} onClick={onHide}>
              <IconLayoutSidebarLeftCollapse size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <AssetFinder
        onFound={(id) => {
          setChosenHere(undefined);
          onFound(id);
        }}
      >
        <TreeView
          id="assets"
          label={t('tree.label')}
          // Not React's children: those of a node.
          // oxlint-disable-next-line react/no-children-prop
          children={(parentId) => api.assets.children.queryOptions({ input: { parentId } })}
          describe={describe}
          icon={({ status }) => <StatusBadge kind="asset" value={status} plain iconOnly />}
          detail={({ name }) => <span title={name}>{name}</span>}
          adornment={(node) => <AlarmMarks node={node} />}
          selectedId={selectedId ?? null}
          onSelect={({ id }, by) => {
            if (by === 'click' || beside) open(id);
          }}
          onOpen={({ id }) => open(id)}
          reveal={reveal}
          empty={{
            icon: IconEngine,
            title: t('tree.empty'),
            hint: t('tree.emptyHint'),
            action: canWrite ? { label: t('new'), onClick: onNew } : undefined,
          }}
        />
      </AssetFinder>
    </>
  );
}

/** Ids from the root down to the asset, once they are known; the same array as long as the path stays. */
function usePathTo(id: string | undefined): readonly string[] | undefined {
  const { data } = useQuery(
    api.assets.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined }),
  );
  const path = data?.path;
  return useMemo(
    () => (id === undefined || path === undefined ? undefined : [...path.map((asset) => asset.id), id]),
    [id, path],
  );
}

/** Where the hidden tree was: a narrow strip that brings it back. */
export function HiddenTree({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('assets');
  return (
    <div className={classes.hiddenTree}>
      <Tooltip label={t('tree.expand')} position="right">
        <ActionIcon aria-label={t('tree.expand')} onClick={onShow}>
          <IconLayoutSidebarLeftExpand size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
