import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';

interface AssigneeFilterProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

export function AssigneeFilter({ value, onChange }: AssigneeFilterProps) {
  const { t } = useTranslation('workOrders');
  const { t: tc } = useTranslation();
  const { data } = useQuery(api.workOrders.assignees.queryOptions());
  return (
    <Select
      aria-label={t('filter.assignee')}
      placeholder={t('filter.assignee')}
      data={data?.map(({ id, fullName }) => ({ value: id, label: fullName })) ?? []}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      selectFirstOptionOnChange
      clearable
      clearButtonProps={{ 'aria-label': tc('select.clear') }}
      nothingFoundMessage={tc('select.nothing')}
      w={200}
    />
  );
}
