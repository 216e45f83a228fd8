import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useDensity } from '../../app/theme/density.ts';
import { EmptyState, type EmptyStateProps } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { DelayedBar } from '../Progress.tsx';
import { tellWhole } from '../tell-whole.ts';
import type { PlacedNode } from './filtered.ts';
import type { TreeNode, TreeRow } from './flatten.ts';
import { TreeRowContent } from './TreeRowContent.tsx';
import classes from './TreeView.module.css';
import type { BranchQuery, BranchWindow } from './use-branches.ts';
import type { Marks } from './use-marks.ts';
import { useHeldInSight } from './use-held-in-sight.ts';
import { useRows, type Rows } from './use-rows.ts';
import { TOP, useTreeDrag } from './use-tree-drag.ts';
import { useTreeKeys } from './use-tree-keys.ts';

export interface TreeViewProps<Node extends PlacedNode> {
  /** Key under which the open nodes are kept, e.g. `assets`. */
  readonly id: string;
  /** Accessible name, e.g. "Assets". */
  readonly label: string;
  /** The children of a node (null: the roots), e.g. `api.assets.children.queryOptions({ input: { parentId, ...window } })`. */
  readonly children: (parentId: string | null, window: BranchWindow) => BranchQuery<Node>;
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
  /** Instead of the whole tree: what matches a text, and all that stands above it, in the order of siblings. */
  readonly filtered?: readonly (Node & { readonly matches: boolean })[];
  /** Makes rows markable: Space, Shift with arrows, Ctrl and click, boxes to tick. */
  readonly marks?: Marks;
  /** Shown as cut. */
  readonly cut?: ReadonlySet<string>;
  /** Makes rows draggable, onto another row or to the top level (null). */
  readonly onDrop?: (ids: readonly string[], parentId: string | null) => void;
  /** A key the tree itself does not know, with the node it is pressed on; true when it meant something. */
  readonly onKey?: (event: KeyboardEvent, node: Node | undefined) => boolean;
}

/**
 * A tree of any size: virtual rows, children loaded when opened and in windows where they are many, keyboard after
 * the WAI-ARIA tree pattern.
 */
export function TreeView<Node extends PlacedNode>(props: TreeViewProps<Node>) {
  const known = useRows({ ...props, filtered: props.filtered });
  return <Tree {...props} {...known} />;
}

/** Apart from what makes the rows: scrolling and walking them renders only what is in sight. */
function Tree<Node extends PlacedNode>(props: TreeViewProps<Node> & Rows<Node>) {
  const { label, selectedId, onSelect, onOpen, reveal, filtered, marks, cut, onDrop, onKey } = props;
  const { rows, describe, branches, open, close } = props;
  const { t } = useTranslation();
  const domId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeight } = useDensity();
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
  const visible = virtualizer.getVirtualItems();

  const revealedId = filtered === undefined ? reveal?.at(-1) : undefined;
  const openPath = useEffectEvent(() => {
    if (filtered === undefined && reveal !== undefined && reveal.length > 1) open(reveal.slice(0, -1));
  });
  const isFiltered = filtered !== undefined;
  useEffect(() => openPath(), [reveal, isFiltered]);
  const revealedIndex = revealedId === undefined ? undefined : indexOf.get(revealedId);
  useEffect(() => {
    if (revealedIndex !== undefined) virtualizer.scrollToIndex(revealedIndex, { align: 'center' });
  }, [reveal, revealedIndex, virtualizer]);
  const reachRevealed = useEffectEvent(() => {
    if (revealedId === undefined || revealedIndex !== undefined) return;
    reveal?.forEach((id, at) => {
      const parentId = reveal[at - 1] ?? null;
      const branch = branches.branchOf(parentId);
      if (branch?.state !== 'loaded' || branch.nodes.length === branch.total) return;
      if (!branch.nodes.some((node) => node.id === id)) branches.reach(parentId, id);
    });
  });
  useEffect(() => reachRevealed(), [reveal, rows.length]);

  const moreRow = visible.map(({ index }) => rows[index]).find((row) => row?.kind === 'more');
  const loadMore = useEffectEvent(() => {
    if (moreRow?.kind === 'more') branches.more(moreRow.parentId);
  });
  useEffect(() => loadMore(), [moreRow?.id, rows.length]);

  const hasChildren = (row: TreeRow<Node>) => row.kind === 'node' && describe(row.node).hasChildren;
  const keys = useTreeKeys<Node>({
    rows,
    isFiltered,
    selectedId: selectedId ?? null,
    labelOf: (row) => (row.kind === 'node' ? describe(row.node).label : ''),
    hasChildren,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    onMove: (index) => virtualizer.scrollToIndex(index),
    onSelect: (row) => row.kind === 'node' && onSelect(row.node, 'key'),
    onOpen: (row) => {
      if (row.kind === 'failed') branches.retry(row.parentId);
      else if (row.kind !== 'node') return;
      else if (onOpen === undefined) onSelect(row.node, 'key');
      else onOpen(row.node);
    },
    expand: (row) => open([row.id]),
    collapse: (row) => close(row.id),
    expandAll: open,
    ...(marks !== undefined && {
      toggleMark: (row) => row.kind === 'node' && marks.toggle(row.id),
      mark: (both) => marks.add(both.flatMap((row) => (row.kind === 'node' ? row.id : []))),
    }),
    onOtherKey: (event, row) => onKey?.(event, row?.kind === 'node' ? row.node : undefined) ?? false,
  });
  const sight = useHeldInSight(scroller, keys.index, rows[keys.index]?.id, rowHeight);
  const drag = useTreeDrag({
    idsOf: (id) => (marks?.ids.has(id) === true ? [...marks.ids] : [id]),
    onDrop: (ids, parentId) => onDrop?.(ids, parentId),
    expand: (id) => {
      const row = rows[indexOf.get(id) ?? -1];
      if (row !== undefined && hasChildren(row)) open([id]);
    },
  });

  if (filtered === undefined && branches.rootsError !== null) {
    return <ErrorState error={branches.rootsError} onRetry={() => branches.retry(null)} />;
  }
  if ((filtered !== undefined || !branches.rootsLoading) && rows.length === 0) {
    return <EmptyState {...(props.empty ?? { title: t('tree.empty') })} />;
  }

  const click = (row: TreeRow<Node>, event: MouseEvent) => {
    if (row.kind === 'node' && marks !== undefined) {
      const between = rows.slice(
        Math.min(keys.index, indexOf.get(row.id)!),
        Math.max(keys.index, indexOf.get(row.id)!) + 1,
      );
      keys.set(row.id);
      if (event.shiftKey && keys.index >= 0) {
        return marks.add(between.flatMap(({ kind, id }) => (kind === 'node' ? id : [])));
      }
      if (event.ctrlKey || event.metaKey || marks.ticking) return marks.toggle(row.id);
    }
    keys.set(row.id);
    if (row.kind === 'node') onSelect(row.node, 'click');
    else if (row.kind === 'failed') branches.retry(row.parentId);
  };
  const rowId = (index: number) => `${domId}-node-${index}`;
  const words = { loading: 'tree.loading', more: 'tree.loading', failed: 'tree.failed' } as const;
  return (
    <div className={classes.frame}>
      <DelayedBar active={branches.rootsLoading} />
      <div
        ref={scroller}
        className={classes.scroller}
        role="tree"
        aria-label={label}
        aria-busy={branches.rootsLoading}
        aria-multiselectable={marks !== undefined || undefined}
        aria-activedescendant={keys.index >= 0 ? rowId(keys.index) : undefined}
        tabIndex={0}
        onKeyDown={(event) => keys.onKeyDown(event)}
        {...sight}
        onPointerOver={tellWhole}
        onFocus={keys.onFocus}
      >
        <div role="none" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {visible.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const node = row.kind === 'node' ? describe(row.node) : undefined;
            const isMarked = marks?.ids.has(row.id) === true;
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
                aria-selected={marks === undefined ? row.id === selectedId : isMarked}
                aria-current={row.id === selectedId || undefined}
                data-current={index === keys.index || undefined}
                data-marked={isMarked || undefined}
                data-cut={cut?.has(row.id) || drag.dragged?.has(row.id) || undefined}
                data-target={drag.target === row.id || undefined}
                data-context={
                  (row.kind === 'node' && (row.node as { matches?: boolean }).matches === false) || undefined
                }
                {...(onDrop !== undefined &&
                  row.kind === 'node' && { ...drag.source(row.id), ...drag.dropZone(row.id) })}
                onClick={(event) => click(row, event)}
              >
                <TreeRowContent
                  row={row}
                  label={node?.label ?? (row.kind === 'node' ? '' : t(words[row.kind]))}
                  toggle={
                    node?.hasChildren !== true
                      ? undefined
                      : () => (row.kind === 'node' && row.expanded ? close(row.id) : open([row.id]))
                  }
                  ticked={
                    marks !== undefined && row.kind === 'node' && (marks.ticking || marks.ids.size > 0)
                      ? isMarked
                      : undefined
                  }
                  icon={row.kind === 'node' ? props.icon?.(row.node) : undefined}
                  detail={row.kind === 'node' ? props.detail?.(row.node) : undefined}
                  adornment={row.kind === 'node' ? props.adornment?.(row.node) : undefined}
                />
              </div>
            );
          })}
        </div>
      </div>
      {drag.dragged !== null && (
        <div className={classes.top} data-target={drag.target === TOP || undefined} {...drag.dropZone(TOP)}>
          {t('tree.dropTop')}
        </div>
      )}
    </div>
  );
}
