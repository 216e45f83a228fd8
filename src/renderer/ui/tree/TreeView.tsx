import { Loader } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useDensity } from '../../app/theme/density.ts';
import { EmptyState, type EmptyStateProps } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { DelayedBar } from '../Progress.tsx';
import { flattenTree, type TreeNode, type TreeRow } from './flatten.ts';
import classes from './TreeView.module.css';
import { useBranches, type BranchQuery } from './use-branches.ts';
import { useExpanded } from './use-expanded.ts';
import { useTreeKeys } from './use-tree-keys.ts';

export interface TreeViewProps<Node> {
  /** Key under which the open nodes are kept, e.g. `assets`. */
  readonly id: string;
  /** Accessible name, e.g. "Assets". */
  readonly label: string;
  /** The children of a node (null: the roots), e.g. `api.assets.children.queryOptions({ input: { parentId } })`. */
  readonly children: (parentId: string | null) => BranchQuery<Node>;
  readonly describe: (node: Node) => TreeNode;
  readonly icon?: (node: Node) => ReactNode;
  /** After the label, in a dimmer tone. */
  readonly detail?: (node: Node) => ReactNode;
  /** At the end of the row: badges. */
  readonly adornment?: (node: Node) => ReactNode;
  readonly selectedId?: string | null;
  /** A click or the arrow keys: the node is looked at. */
  readonly onSelect: (node: Node, by: 'click' | 'key') => void;
  /** Enter: the node is opened. */
  readonly onOpen?: (node: Node) => void;
  /** Ids from the root down to a node: opens them and scrolls to the last one. A new array reveals anew. */
  readonly reveal?: readonly string[];
  readonly empty?: EmptyStateProps;
}

/** A tree of any size: virtual rows, children loaded when opened, keyboard after the WAI-ARIA tree pattern. */
export function TreeView<Node>(props: TreeViewProps<Node>) {
  const { id, label, children, describe, icon, detail, adornment, selectedId, onSelect, onOpen, reveal } =
    props;
  const { t } = useTranslation();
  const domId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight } = useDensity();
  const expanded = useExpanded(id);
  const branches = useBranches(children, expanded.ids);
  const rows = flattenTree(branches.branchOf, describe, expanded.set);
  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows]);

  // oxlint-disable-next-line react/incompatible-library -- the compiler that cannot memoize it is not used
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const revealedId = reveal?.at(-1);
  const openPath = useEffectEvent(() => {
    if (reveal !== undefined && reveal.length > 1) expanded.open(reveal.slice(0, -1));
  });
  useEffect(() => openPath(), [reveal]);
  const revealedIndex = revealedId === undefined ? undefined : indexOf.get(revealedId);
  useEffect(() => {
    if (revealedIndex !== undefined) virtualizer.scrollToIndex(revealedIndex, { align: 'center' });
  }, [reveal, revealedIndex, virtualizer]);

  const keys = useTreeKeys({
    rows,
    selectedId: selectedId ?? null,
    labelOf: (row) => (row.kind === 'node' ? describe(row.node).label : ''),
    hasChildren: (row) => row.kind === 'node' && describe(row.node).hasChildren,
    onMove: (index) => virtualizer.scrollToIndex(index),
    onSelect: (row) => row.kind === 'node' && onSelect(row.node, 'key'),
    onOpen: (row) => {
      if (row.kind === 'failed') branches.retry(row.parentId);
      else if (row.kind !== 'node') return;
      else if (onOpen === undefined) onSelect(row.node, 'key');
      else onOpen(row.node);
    },
    expand: (row) => expanded.open([row.id]),
    collapse: (row) => expanded.close(row.id),
    expandAll: (siblings) => expanded.open(siblings),
  });

  if (branches.rootsError !== null) {
    return <ErrorState error={branches.rootsError} onRetry={() => branches.retry(null)} />;
  }
  if (!branches.rootsLoading && rows.length === 0) {
    return <EmptyState {...(props.empty ?? { title: t('tree.empty') })} />;
  }

  const rowId = (index: number) => `${domId}-node-${index}`;
  return (
    <div className={classes.frame}>
      <DelayedBar active={branches.rootsLoading} />
      <div
        ref={scroller}
        className={classes.scroller}
        role="tree"
        aria-label={label}
        aria-busy={branches.rootsLoading}
        aria-activedescendant={keys.index >= 0 ? rowId(keys.index) : undefined}
        tabIndex={0}
        onKeyDown={(event) => keys.onKeyDown(event)}
        onFocus={keys.onFocus}
      >
        <div role="none" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const node = row.kind === 'node' ? describe(row.node) : undefined;
            const style = { transform: `translateY(${start}px)`, '--level': row.level } as CSSProperties;
            return (
              // Keys are handled by the tree, which has the focus (aria-activedescendant).
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={row.id}
                id={rowId(index)}
                role="treeitem"
                className={classes.row}
                style={style}
                aria-level={row.level}
                aria-expanded={node?.hasChildren === true ? row.kind === 'node' && row.expanded : undefined}
                aria-posinset={row.kind === 'node' ? row.position : 1}
                aria-setsize={row.kind === 'node' ? row.siblings : 1}
                aria-selected={row.id === selectedId}
                data-current={index === keys.index || undefined}
                onClick={() => {
                  keys.set(row.id);
                  if (row.kind === 'node') onSelect(row.node, 'click');
                  else if (row.kind === 'failed') branches.retry(row.parentId);
                }}
              >
                <TreeRowContent
                  row={row}
                  label={node?.label ?? t(row.kind === 'failed' ? 'tree.failed' : 'tree.loading')}
                  toggle={
                    node?.hasChildren !== true
                      ? undefined
                      : () =>
                          row.kind === 'node' && row.expanded
                            ? expanded.close(row.id)
                            : expanded.open([row.id])
                  }
                  icon={row.kind === 'node' ? icon?.(row.node) : undefined}
                  detail={row.kind === 'node' ? detail?.(row.node) : undefined}
                  adornment={row.kind === 'node' ? adornment?.(row.node) : undefined}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function TreeRowContent<Node>(props: {
  row: TreeRow<Node>;
  label: string;
  toggle: (() => void) | undefined;
  icon: ReactNode;
  detail: ReactNode;
  adornment: ReactNode;
}) {
  const { row, label, toggle, icon, detail, adornment } = props;
  return (
    <>
      {/* The mouse's way to open and close; the keyboard has the arrow keys on the tree. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span
        className={classes.toggle}
        data-open={(row.kind === 'node' && row.expanded) || undefined}
        onClick={(event) => {
          if (toggle === undefined) return;
          event.stopPropagation();
          toggle();
        }}
      >
        {toggle !== undefined && <IconChevronRight aria-hidden className={classes.chevron} />}
        {row.kind === 'loading' && <Loader size={14} aria-hidden />}
        {row.kind === 'failed' && <IconAlertTriangle aria-hidden className={classes.failed} />}
      </span>
      {icon !== undefined && <span className={classes.icon}>{icon}</span>}
      <span className={classes.label}>{label}</span>
      {detail !== undefined && <span className={classes.detail}>{detail}</span>}
      {adornment !== undefined && <span className={classes.adornment}>{adornment}</span>}
    </>
  );
}
