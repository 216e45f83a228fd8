// Rows of a virtual grid are positioned boxes; real table elements cannot be, so the roles are said in words.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Button, Group, Text } from '@mantine/core';
import { IconFilterOff, IconX } from '@tabler/icons-react';
import { useId, useMemo, useRef, type CSSProperties, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { DelayedBar } from '../Progress.tsx';
import { useShortcut } from '../shortcuts.ts';
import { tellWhole } from '../tell-whole.ts';
import classes from './DataList.module.css';
import { listLayout } from './layout.ts';
import { ListBody } from './ListBody.tsx';
import { ListHeader } from './ListRow.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import type { DataListProps } from './types.ts';
import { useList, type List } from './use-list.ts';
import { useRoom } from './use-room.ts';
import { selectedAtMost } from './use-row-selection.ts';

/**
 * The list of the product: virtual rows fetched in windows and sorted by the server, filters, column choice,
 * keyboard, selection, and words for empty and failed.
 */
export function DataList<Row extends object, SortKey extends string = string>(
  props: DataListProps<Row, SortKey>,
) {
  const { columns, filtered = false, bulkActions, height = 'fill' } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useList(props, scroller);
  const { pages, count, choice, selection } = list;
  const isEmpty = pages.total === 0;
  return (
    <div className={classes.list} data-fill={height === 'fill' || undefined}>
      <ListToolbar
        search={props.search}
        filters={props.filters}
        filtered={filtered}
        onClearFilters={props.onClearFilters}
        actions={props.actions}
        total={pages.total}
        columns={columns}
        visibility={choice.visibility}
        onChange={(visibility) => list.changeChoice({ visibility })}
        onReset={list.resetChoice}
        leftOut={list.leftOut}
        bulk={
          bulkActions === undefined || selection.ids.length === 0 ? undefined : (
            <BulkBar count={selection.ids.length} onClear={selection.clear}>
              {bulkActions(selection.ids, selection.clear)}
            </BulkBar>
          )
        }
      />
      {props.rowKeys?.map(({ keys, label, run }) => (
        <RowKey
          key={keys}
          keys={keys}
          label={label}
          run={() => {
            const row = pages.rowAt(list.cursor.index);
            if (row !== undefined) run(row);
          }}
        />
      ))}
      {pages.error !== null && <ErrorState error={pages.error} onRetry={pages.retry} />}
      {isEmpty && <ListEmpty filtered={filtered} empty={props.empty} onClearFilters={props.onClearFilters} />}
      {!isEmpty && pages.error === null && <ListGrid {...props} list={list} scroller={scroller} />}
      {pages.total !== undefined && pages.total > count && (
        <Text size="xs" c="dimmed">
          {t('list.tooMany', { shown: count, total: pages.total })}
        </Text>
      )}
    </div>
  );
}

function ListGrid<Row extends object, SortKey extends string>(
  props: DataListProps<Row, SortKey> & {
    readonly list: List<Row, SortKey>;
    readonly scroller: RefObject<HTMLDivElement | null>;
  },
) {
  const { list, scroller, label, rowId, rowName, height = 'fill' } = props;
  const { t } = useTranslation();
  const { pages, count, shown, density, selectable, selection, cursor, rowHeight } = list;
  const gridId = useId();
  useRoom(scroller, list.setRoom);
  const rowDomId = (index: number) => `${gridId}-row-${index}`;
  const layout = useMemo(() => listLayout(shown, density, selectable), [shown, density, selectable]);
  const loaded = pages.total !== undefined;
  const busy = !loaded || pages.stale;
  const boxHeight =
    height === 'fill' ? undefined : (Math.min(loaded ? count : 3, height) + 1) * rowHeight + 2;
  return (
    <div
      className={classes.frame}
      data-two-lines={list.twoLines || undefined}
      style={{ height: boxHeight, '--mw-row': `${rowHeight}px` } as CSSProperties}
    >
      <DelayedBar active={busy} />
      <div
        ref={scroller}
        className={classes.scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={loaded ? count + 1 : -1}
        aria-colcount={shown.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable || undefined}
        aria-busy={busy}
        aria-activedescendant={cursor.index >= 0 ? rowDomId(cursor.index) : undefined}
        tabIndex={0}
        style={layout}
        onKeyDown={cursor.onKeyDown}
        onPointerOver={tellWhole}
        data-stale={pages.stale || undefined}
      >
        <ListHeader
          table={list.table}
          columns={shown}
          selectAll={
            selectable
              ? {
                  checked: count > 0 && selection.ids.length === count,
                  some: selection.ids.length > 0,
                  enabled: count > 0 && count <= selectedAtMost,
                  reason:
                    count > selectedAtMost ? t('list.selectTooMany', { limit: selectedAtMost }) : undefined,
                  onChange: (all) => (all ? selection.selectBetween(0, count - 1) : selection.clear()),
                }
              : undefined
          }
        />
        <ListBody list={list} rowId={rowId} rowName={rowName} rowDomId={rowDomId} />
      </div>
    </div>
  );
}

function RowKey({ keys, label, run }: { keys: string; label: string; run: () => void }) {
  useShortcut(keys, run, { label, group: 'list' });
  return null;
}

function ListEmpty({
  filtered,
  empty,
  onClearFilters,
}: Pick<DataListProps<object>, 'filtered' | 'empty' | 'onClearFilters'>) {
  const { t } = useTranslation();
  if (filtered !== true) return <EmptyState {...empty} />;
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('list.emptyFiltered')}
      hint={t('list.emptyFilteredHint')}
      action={
        onClearFilters === undefined ? undefined : { label: t('list.clearFilters'), onClick: onClearFilters }
      }
    />
  );
}

function BulkBar(props: {
  readonly count: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  const { count, onClear, children } = props;
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Text fw={600} component="output">
        {t('list.selected', { count })}
      </Text>
      {children}
      <Button
        variant="subtle"
        color="neutral"
        leftSection={<IconX size={16} aria-hidden />}
        onClick={onClear}
      >
        {t('list.clearSelection')}
      </Button>
    </Group>
  );
}
