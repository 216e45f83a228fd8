import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { AlarmTable } from '../../alarms/AlarmTable.tsx';
import { CodesSection } from '../../codes/index.ts';
import { MetricCards } from '../../metrics/MetricCards.tsx';
import { AssetPredictions } from '../../predictions/AssetPredictions.tsx';
import { DueDay } from '../../work-orders/DueDay.tsx';
import type { Asset } from '../form/values.ts';
import { AssetFacts } from './AssetFacts.tsx';
import classes from '../Assets.module.css';

const shownAlarms = 5;
const shownWork = 5;

/** What one wants to know first: alarms, readings, open work, then what the asset is. */
export function Overview({ asset }: { asset: Asset }) {
  const readsMetrics = useCan('metrics.read');
  const readsAlarms = useCan('alarms.read');
  const readsWork = useCan('work.read');
  const { t } = useTranslation('assets');
  return (
    <div className={classes.overview}>
      <div className={classes.overviewMain}>
        {readsAlarms && asset.standingAlarms > 0 && <StandingAlarms asset={asset} />}
        {readsMetrics && (
          <Section title={t('overview.metrics')}>
            <MetricCards assetId={asset.id} />
          </Section>
        )}
        {readsMetrics && <AssetPredictions assetId={asset.id} />}
        {readsWork && <OpenWork asset={asset} />}
      </div>
      <div className={classes.overviewMain}>
        <AssetFacts asset={asset} />
        <CodesSection entity="assets" recordId={asset.id} title={tagName(asset.tag, asset.name)} />
      </div>
    </div>
  );
}

function StandingAlarms({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const { data } = useQuery(
    api.alarms.list.queryOptions({ input: { view: 'standing', assetId: asset.id, limit: shownAlarms } }),
  );
  if (data === undefined) return null;
  return (
    <Section title={t('overview.alarms')} flush>
      <AlarmTable
        label={t('overview.alarms')}
        rows={data.rows}
        total={data.total}
        allHref={`/assets/${asset.id}?tab=alarms`}
        empty={t('home.noAlarms')}
        withoutAsset
      />
    </Section>
  );
}

function OpenWork({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const { data } = useQuery(
    api.workOrders.list.queryOptions({ input: { view: 'open', assetId: asset.id, limit: shownWork } }),
  );
  if (data === undefined) return null;
  return (
    <Section
      title={t('overview.work')}
      flush={data.rows.length > 0}
      action={<PageAnchor href={`/assets/${asset.id}?tab=work`}>{t('overview.allWork')}</PageAnchor>}
    >
      {data.rows.length === 0 ? (
        <Text c="dimmed">{t('overview.noWork')}</Text>
      ) : (
        <SimpleTable
          label={t('overview.work')}
          rows={data.rows}
          rowId={({ id }) => id}
          rowHref={({ id }) => recordHref('work_orders', id) ?? '/'}
          columns={[
            {
              id: 'number',
              header: t('overview.number'),
              cell: ({ number }) => <span className={classes.number}>{number}</span>,
              width: 134,
            },
            { id: 'title', header: t('overview.workTitle'), cell: ({ title }) => title, width: 140 },
            {
              id: 'priority',
              header: t('overview.priority'),
              cell: ({ priority }) => <StatusBadge kind="priority" value={priority} plain />,
              width: 100,
              yields: 3,
            },
            {
              id: 'status',
              header: t('overview.status'),
              cell: ({ status }) => <StatusBadge kind="workOrder" value={status} plain />,
              width: 120,
              yields: 2,
            },
            {
              id: 'due',
              header: t('overview.due'),
              cell: (row) => <DueDay row={row} />,
              width: 130,
              yields: 1,
            },
          ]}
          empty={t('overview.noWork')}
        />
      )}
    </Section>
  );
}
