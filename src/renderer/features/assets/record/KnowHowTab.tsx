import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconBulb, IconChecklist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Prose } from '../../../ui/Prose.tsx';
import { Section } from '../../../ui/Section.tsx';
import { MissingMetrics } from '../../asset-types/metrics/MissingMetrics.tsx';
import { KnowHow } from '../../asset-types/KnowHow.tsx';
import { useIntervalText, useLifetimeText } from '../../asset-types/words.ts';
import type { Asset } from '../form/values.ts';
import classes from '../Assets.module.css';

/** What the plant knows of all assets of the type: how often they are maintained, what goes wrong, where to look. */
export function KnowHowTab({ asset, onEdit }: { asset: Asset; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('assets');
  if (asset.type === null) {
    return (
      <EmptyState
        icon={IconBulb}
        title={t('knowHow.noType')}
        hint={t(onEdit === undefined ? 'knowHow.noTypeRead' : 'knowHow.noTypeHint')}
        action={onEdit && { label: t('knowHow.chooseType'), onClick: onEdit }}
      />
    );
  }
  return <OfType asset={asset} typeId={asset.type.id} />;
}

function OfType({ asset, typeId }: { asset: Asset; typeId: string }) {
  const { t } = useTranslation('assets');
  const { t: tt } = useTranslation('assetTypes');
  const router = useRouter();
  const writes = useCan('assets.write');
  const writesMetrics = useCan('metrics.write');
  const { data, error, refetch } = useQuery(api.assetTypes.get.queryOptions({ input: { id: typeId } }));
  const interval = useIntervalText();
  const lifetime = useLifetimeText();
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  const href = recordHref('asset_types', typeId) ?? '/';
  return (
    <div className={classes.overviewMain}>
      {writesMetrics && asset.archivedAt === null && (
        <MissingMetrics target={{ assetId: asset.id }} typeName={data.name} />
      )}
      <Section
        title={tt('knowHow.ofType', { type: data.name })}
        action={<PageAnchor href={href}>{t('knowHow.openType')}</PageAnchor>}
      >
        <Facts
          layout="grid"
          items={[
            { label: tt('fact.maintenance'), value: interval(data.maintenance) },
            { label: tt('fact.lifetime'), value: lifetime(data.expectedLifetimeMonths) },
            { label: tt('fact.assets'), value: data.assetCount },
          ]}
        />
        {data.description !== null && (
          <div className={classes.description}>
            <Prose text={data.description} />
          </div>
        )}
      </Section>
      <KnowHow
        {...data}
        onWrite={writes && data.archivedAt === null ? () => router.history.push(href) : undefined}
      />
      {data.checklists.length > 0 && (
        <Section title={tt('checklists.title')}>
          <ul className={classes.checklists}>
            {data.checklists.map(({ id, name, steps }) => (
              <li key={id}>
                <IconChecklist size={18} aria-hidden />
                {name}
                <span className={classes.dim}>{tt('checklists.stepCount', { count: steps })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
