import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import type { EmptyStateProps } from '../../../ui/EmptyState.tsx';
import { DataList } from '../../../ui/list/DataList.tsx';
import { PrintSelected } from '../../labels/index.ts';
import { filterOf, isNarrowed, type PartsSearch, type View } from '../search.ts';
import { usePartColumns } from './columns.tsx';

interface PartListProps {
  readonly search: PartsSearch;
  readonly onSearch: (search: PartsSearch) => void;
  /** Opens the form; undefined for those who may not. */
  readonly onNew: (() => void) | undefined;
}

/** The parts of one view. */
export function PartList({ search, onSearch, onNew }: PartListProps) {
  const { t } = useTranslation('parts');
  const columns = usePartColumns();
  const { view = 'all' } = search;
  return (
    <DataList
      id="parts"
      label={`${t('title')}: ${t(`view.${view}`)}`}
      columns={columns}
      page={(window) => api.parts.list.queryOptions({ input: { ...filterOf(search), ...window } })}
      defaultSort={{ sort: 'number', direction: 'asc' }}
      rowId={({ id }) => id}
      rowName={({ number }) => number}
      rowHref={({ id }) => recordHref('parts', id) ?? '/'}
      bulkActions={(ids) => <PrintSelected entity="parts" ids={ids} />}
      search={{
        value: search.text ?? '',
        onChange: (text) => onSearch({ ...search, text: text || undefined }),
        label: t('search'),
      }}
      filters={
        <CategoryFilter value={search.category} onChange={(category) => onSearch({ ...search, category })} />
      }
      filtered={isNarrowed(search)}
      onClearFilters={() => onSearch({ view: search.view })}
      empty={useEmptyState(view, onSearch, onNew)}
    />
  );
}

function CategoryFilter(props: {
  readonly value: string | undefined;
  readonly onChange: (category: string | undefined) => void;
}) {
  const { t } = useTranslation('parts');
  const { t: tc } = useTranslation();
  const { data } = useQuery(api.parts.categories.queryOptions());
  return (
    <Select
      aria-label={t('filter.category')}
      placeholder={t('filter.allCategories')}
      data={data ?? []}
      value={props.value ?? null}
      onChange={(category) => props.onChange(category ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': tc('select.clear') }}
      nothingFoundMessage={tc('select.nothing')}
      w={200}
    />
  );
}

function useEmptyState(
  view: View,
  onSearch: (search: PartsSearch) => void,
  onNew: (() => void) | undefined,
): EmptyStateProps {
  const { t } = useTranslation('parts');
  return {
    icon: IconBox,
    title: t(`empty.${view}.title`),
    hint: t(`empty.${view}.hint`),
    action:
      view === 'all'
        ? onNew && { label: t('new'), onClick: onNew }
        : { label: t('empty.showAll'), onClick: () => onSearch({}) },
  };
}
