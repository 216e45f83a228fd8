import { IconBox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../../api.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { Quantity } from '../../../ui/values.tsx';
import type { Location } from '../form/values.ts';

type Row = Outputs['locations']['stock']['rows'][number];

/** Stock kept at a location and below. */
export function StockHere({ location: { id } }: { location: Location }) {
  const { t } = useTranslation('locations');
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      { id: 'number', header: t('stock.number'), cell: ({ part }) => part.number, width: 130, fixed: true },
      { id: 'name', header: t('stock.name'), cell: ({ part }) => part.name, width: 200, grow: 2 },
      {
        id: 'where',
        header: t('stock.where'),
        cell: ({ location }) => location.name,
        width: 150,
        grow: 1,
        yields: 1,
      },
      {
        id: 'quantity',
        header: t('stock.quantity'),
        cell: ({ quantity, unit }) => <Quantity milli={quantity} unit={unit} />,
        width: 110,
        align: 'end',
      },
    ],
    [t],
  );
  return (
    <DataList<Row>
      id="locations.stock"
      label={t('tab.stock')}
      columns={columns}
      page={({ offset, limit }) => api.locations.stock.queryOptions({ input: { id, offset, limit } })}
      rowId={({ part, location }) => `${part.id} ${location.id}`}
      rowName={({ part }) => `${part.number} ${part.name}`}
      rowHref={({ part }) => `/parts/${part.id}`}
      height={20}
      empty={{ icon: IconBox, title: t('stock.empty'), hint: t('stock.emptyHint') }}
    />
  );
}
