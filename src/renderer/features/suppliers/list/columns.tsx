import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupplierRow } from '../../../../shared/contract/suppliers.ts';
import type { Inputs } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import type { ListColumn } from '../../../ui/list/types.ts';
import { Website } from '../Website.tsx';

export type SupplierSort = NonNullable<Inputs['suppliers']['list']['sort']>;

export function useSupplierColumns(): readonly ListColumn<SupplierRow, SupplierSort>[] {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  return useMemo(() => {
    const count = (value: number) => (value === 0 ? '–' : format.number(value));
    return [
      {
        id: 'name',
        header: t('column.name'),
        cell: ({ name }) => name,
        width: 180,
        grow: 3,
        sort: 'name',
        fixed: true,
      },
      {
        id: 'phone',
        header: t('column.phone'),
        cell: ({ phone }) => phone ?? '–',
        width: 164,
        grow: 1,
        yields: 1,
      },
      {
        id: 'email',
        header: t('column.email'),
        cell: ({ email }) => email ?? '–',
        width: 180,
        grow: 2,
        yields: 2,
      },
      {
        id: 'website',
        header: t('column.website'),
        cell: ({ website }) => (website === null ? '–' : <Website text={website} />),
        width: 160,
        grow: 2,
        yields: 4,
      },
      {
        id: 'parts',
        header: t('column.parts'),
        cell: ({ partCount }) => count(partCount),
        width: 110,
        grow: 0,
        yields: 3,
        align: 'end',
        sort: 'partCount',
      },
      {
        id: 'reorder',
        header: t('column.reorder'),
        cell: ({ reorderCount }) => (reorderCount === 0 ? '–' : <strong>{count(reorderCount)}</strong>),
        width: 130,
        grow: 0,
        align: 'end',
        sort: 'reorderCount',
      },
    ];
  }, [t, format]);
}
