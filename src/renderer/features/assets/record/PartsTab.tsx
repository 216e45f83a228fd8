import { useQuery } from '@tanstack/react-query';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { stockState } from '../../../ui/status.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { Ago, Quantity } from '../../../ui/values.tsx';
import { BomSection } from '../../bom/BomSection.tsx';
import type { Asset } from '../form/values.ts';
import classes from '../Assets.module.css';

/** Parts that fit the asset, and those that were used on it. */
export function PartsTab({ asset }: { asset: Asset }) {
  const writes = useCan('assets.write') && asset.archivedAt === null;
  return (
    <div className={classes.overviewMain}>
      <BomSection
        owner={{ assetId: asset.id }}
        ownerName={asset.tag}
        typeId={asset.assetTypeId ?? undefined}
        writes={writes}
      />
      <PartsUsed asset={asset} />
    </div>
  );
}

/** Parts that were used on the asset, and whether there are more of them. */
function PartsUsed({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const { data, error, refetch } = useQuery(api.parts.ofAsset.queryOptions({ input: { assetId: asset.id } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  const label = t('parts.label', { asset: asset.tag });
  return (
    <Section title={t('parts.usedTitle')} flush>
      <SimpleTable
        label={label}
        rows={data}
        rowId={({ id }) => id}
        rowHref={({ id }) => recordHref('parts', id) ?? '/'}
        columns={[
          {
            id: 'part',
            header: t('parts.part'),
            cell: ({ number, name }) => `${number} ${name}`,
            width: 240,
          },
          {
            id: 'used',
            header: t('parts.used'),
            cell: ({ used, unit }) => <Quantity milli={used} unit={unit} />,
            width: 100,
            yields: 3,
            align: 'end',
          },
          {
            id: 'lastUsed',
            header: t('parts.lastUsed'),
            cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} />,
            width: 130,
            yields: 4,
          },
          {
            id: 'onHand',
            header: t('parts.onHand'),
            cell: ({ onHand, unit }) => <Quantity milli={onHand} unit={unit} />,
            width: 100,
            yields: 2,
            align: 'end',
          },
          {
            id: 'stock',
            header: t('parts.state'),
            cell: ({ onHand, reorderPoint }) => (
              <StatusBadge kind="stock" value={stockState(onHand, reorderPoint)} plain />
            ),
            width: 140,
            yields: 1,
          },
        ]}
        empty={<EmptyState icon={IconHistory} title={t('parts.empty')} hint={t('parts.emptyHint')} />}
      />
    </Section>
  );
}
