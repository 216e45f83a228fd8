import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconClipboardText, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, WORK_ORDER_STATUSES } from '../../../../shared/domain/vocabulary.ts';
import { isClosed } from '../../../../shared/domain/work-order.ts';
import { api } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import type { EmptyStateProps } from '../../../ui/EmptyState.tsx';
import { ChoiceFilter } from '../../../ui/list/ChoiceFilter.tsx';
import { DataList } from '../../../ui/list/DataList.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { filterOf, isNarrowed, type View, type WorkSearch } from '../search.ts';
import { AssigneeFilter } from './AssigneeFilter.tsx';
import { useWorkColumns } from './columns.tsx';

interface WorkListProps {
  readonly search: WorkSearch;
  readonly onSearch: (search: WorkSearch) => void;
  /** Opens the form; undefined for those who may not. */
  readonly onNew: (() => void) | undefined;
}

/** What shows first in a view: the newest of all, the last completed of the closed, the first due of the open. */
const firstOrder = {
  all: { sort: 'createdAt', direction: 'desc' },
  closed: { sort: 'completedAt', direction: 'desc' },
  open: { sort: 'dueOn', direction: 'asc' },
} as const;

/** The work orders of one view. */
export function WorkList({ search, onSearch, onNew }: WorkListProps) {
  const { t } = useTranslation('workOrders');
  const { view = 'open' } = search;
  const isClosedView = view === 'closed' || view === 'not-verified';
  const columns = useWorkColumns(isClosedView);
  // Columns and order are chosen for the open, the closed and all work on their own.
  const kind = isClosedView ? 'closed' : view === 'all' ? view : 'open';
  return (
    <DataList
      key={kind}
      id={`work-orders.${kind}`}
      label={`${t('list')}: ${t(`view.${view}`)}`}
      columns={columns}
      page={(window) => api.workOrders.list.queryOptions({ input: { ...filterOf(search), ...window } })}
      defaultSort={firstOrder[kind]}
      rowId={({ id }) => id}
      rowName={({ number }) => number}
      rowHref={({ id }) => recordHref('work_orders', id) ?? '/'}
      search={{
        value: search.text ?? '',
        onChange: (text) => onSearch({ ...search, text: text || undefined }),
        label: t('search'),
      }}
      filters={<Filters search={search} onSearch={onSearch} />}
      filtered={isNarrowed(search)}
      onClearFilters={() => onSearch({ view: search.view })}
      empty={useEmptyState(view, onSearch, onNew)}
    />
  );
}

function Filters({ search, onSearch }: Pick<WorkListProps, 'search' | 'onSearch'>) {
  const { t } = useTranslation('workOrders');
  const { view = 'open', status = [], priority = [] } = search;
  const statuses = WORK_ORDER_STATUSES.filter(
    (name) => view === 'all' || isClosed(name) === (view === 'closed'),
  );
  return (
    <>
      {view !== 'requests' && view !== 'not-verified' && (
        <ChoiceFilter
          label={t('filter.status')}
          options={statuses.map((value) => ({
            value,
            label: <StatusBadge kind="workOrder" value={value} plain />,
          }))}
          value={status}
          onChange={(next) => onSearch({ ...search, status: next.length === 0 ? undefined : next })}
        />
      )}
      <ChoiceFilter
        label={t('filter.priority')}
        options={PRIORITIES.toReversed().map((value) => ({
          value,
          label: <StatusBadge kind="priority" value={value} plain />,
        }))}
        value={priority}
        onChange={(next) => onSearch({ ...search, priority: next.length === 0 ? undefined : next })}
      />
      {view !== 'mine' && view !== 'requests' && (
        <AssigneeFilter
          value={search.assigneeId}
          onChange={(assigneeId) => onSearch({ ...search, assigneeId })}
        />
      )}
      {search.assetId !== undefined && search.new !== true && (
        <AssetFilter id={search.assetId} onClear={() => onSearch({ ...search, assetId: undefined })} />
      )}
    </>
  );
}

/** Set by a link from the asset's page; here it can only be taken away. */
function AssetFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const { t } = useTranslation('workOrders');
  const { data } = useQuery(api.assets.get.queryOptions({ input: { id } }));
  return (
    <Button
      variant="light"
      rightSection={<IconX size={16} aria-hidden />}
      onClick={onClear}
      title={t('filter.allAssets')}
    >
      {t('filter.ofAsset', { asset: data?.tag ?? '…' })}
    </Button>
  );
}

function useEmptyState(
  view: View,
  onSearch: (search: WorkSearch) => void,
  onNew: (() => void) | undefined,
): EmptyStateProps {
  const { t } = useTranslation('workOrders');
  const startsHere = view === 'open' || view === 'all';
  return {
    icon: IconClipboardText,
    title: t(`empty.${view}.title`),
    hint: t(`empty.${view}.hint`),
    action: startsHere
      ? onNew && { label: t('new'), onClick: onNew }
      : { label: t('empty.showOpen'), onClick: () => onSearch({}) },
  };
}
