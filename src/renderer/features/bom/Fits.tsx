import { useQuery } from '@tanstack/react-query';
import { IconEngine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../shared/contract/parts.ts';
import { api } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { Quantity } from '../../ui/values.tsx';
import classes from './Bom.module.css';

/** Where a part is used: types with all their assets, and single assets. */
export function Fits({ part }: { part: PartDetail }) {
  const { t } = useTranslation('assetTypes');
  const { data, error, refetch } = useQuery(api.bom.whereUsed.queryOptions({ input: { partId: part.id } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  if (data.types.length + data.assets.length === 0) {
    return <EmptyState icon={IconEngine} title={t('fits.empty')} hint={t('fits.emptyHint')} />;
  }
  const quantity = {
    id: 'quantity',
    header: t('fits.column.quantity'),
    cell: (fit: { quantity: number }) => <Quantity milli={fit.quantity} unit={part.unit} />,
    width: 100,
    align: 'end' as const,
  };
  const note = {
    id: 'note',
    header: t('fits.column.note'),
    cell: (fit: { note: string | null }) => fit.note ?? '–',
    width: 160,
    yields: 1,
  };
  return (
    <div className={classes.fits}>
      {data.types.length > 0 && (
        <Section title={t('fits.types')} flush>
          <SimpleTable
            label={t('fits.types')}
            rows={data.types}
            rowId={({ lineId }) => lineId}
            rowHref={({ type }) => recordHref('asset_types', type.id) ?? '/'}
            columns={[
              { id: 'name', header: t('fits.column.name'), cell: ({ type }) => type.name, width: 220 },
              {
                id: 'assets',
                header: t('fits.column.assets'),
                cell: ({ assetCount }) => assetCount,
                width: 90,
                align: 'end',
              },
              quantity,
              note,
            ]}
            empty={null}
          />
        </Section>
      )}
      {data.assets.length > 0 && (
        <Section title={t('fits.assets')} flush>
          <SimpleTable
            label={t('fits.assets')}
            rows={data.assets}
            rowId={({ lineId }) => lineId}
            rowHref={({ asset }) => recordHref('assets', asset.id) ?? '/'}
            columns={[
              {
                id: 'name',
                header: t('fits.column.name'),
                cell: ({ asset }) => tagName(asset.tag, asset.name),
                width: 240,
              },
              quantity,
              note,
            ]}
            empty={null}
          />
        </Section>
      )}
    </div>
  );
}
