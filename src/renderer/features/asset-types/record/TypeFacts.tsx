import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { DateTime } from '../../../ui/values.tsx';
import { useIntervalText, useLifetimeText } from '../words.ts';
import type { AssetType } from './TypePage.tsx';

export function TypeFacts({ type }: { type: AssetType }) {
  const { t } = useTranslation('assetTypes');
  const format = useFormat();
  const interval = useIntervalText();
  const lifetime = useLifetimeText();
  return (
    <Facts
      items={[
        { label: t('fact.assets'), value: format.number(type.assetCount) },
        { label: t('fact.maintenance'), value: interval(type.maintenance) },
        { label: t('fact.lifetime'), value: lifetime(type.expectedLifetimeMonths) },
        { label: t('fact.category'), value: type.category },
        ...(type.archivedAt === null
          ? []
          : [{ label: t('fact.archived'), value: <DateTime at={type.archivedAt} /> }]),
      ]}
    />
  );
}
