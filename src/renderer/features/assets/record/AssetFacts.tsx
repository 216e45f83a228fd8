import { useTranslation } from 'react-i18next';
import { Facts, type Fact } from '../../../ui/Facts.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Day, Money, useNow } from '../../../ui/values.tsx';
import { useFormat } from '../../../ui/format.ts';
import type { Asset } from '../form/values.ts';
import { useIntervalText, useLifetimeText } from '../../asset-types/words.ts';
import { StatusMeaning } from '../StatusMeaning.tsx';
import classes from '../Assets.module.css';
import { CustomValue, Keywords, TypeLink } from './custom-facts.tsx';

/** What the asset is; what nobody entered is left out. */
export function AssetFacts({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const items = useItems(asset);
  return (
    <Section title={t('facts.title')}>
      <Facts layout="grid" items={items} />
      {asset.keywords.length > 0 && <Keywords keywords={asset.keywords} />}
      {asset.description !== null && <p className={classes.description}>{asset.description}</p>}
    </Section>
  );
}

function useItems(asset: Asset): readonly Fact[] {
  const { t } = useTranslation('assets');
  const format = useFormat();
  const today = format.dayOf(useNow(3_600_000));
  const months = asset.expectedLifetimeMonths ?? asset.type?.expectedLifetimeMonths ?? null;
  const lifetime = useLifetimeText()(months);
  const interval = useIntervalText()(asset.type?.maintenance ?? null);
  const known = (label: string, value: Fact['value'] | null): Fact[] =>
    value === null ? [] : [{ label, value }];
  return [
    {
      label: t('facts.status'),
      value: <StatusMeaning status={asset.status} />,
    },
    { label: t('facts.type'), value: <TypeLink asset={asset} /> },
    { label: t('facts.location'), value: asset.locationPath.join(' / ') },
    ...known(t('facts.manufacturer'), asset.manufacturer),
    ...known(t('facts.model'), asset.model),
    ...known(t('facts.serialNumber'), asset.serialNumber),
    ...known(
      t('facts.installedOn'),
      asset.installedOn === null ? null : (
        <>
          <Day date={asset.installedOn} />
          {yearsSince(asset.installedOn, today) > 0 &&
            ` (${t('facts.age', { count: yearsSince(asset.installedOn, today) })})`}
        </>
      ),
    ),
    ...known(
      t('facts.lifetime'),
      lifetime !== null && asset.expectedLifetimeMonths === null
        ? t('facts.ofType', { value: lifetime })
        : lifetime,
    ),
    ...known(t('facts.maintenance'), interval),
    ...known(
      t('facts.responsible'),
      [asset.responsibleUser?.fullName, asset.responsibleTeam?.name].filter(Boolean).join(', ') || null,
    ),
    ...known(
      t('facts.warrantyUntil'),
      asset.warrantyUntil === null ? null : (
        <>
          <Day date={asset.warrantyUntil} />
          {asset.warrantyUntil < today && ` (${t('facts.warrantyOver')})`}
        </>
      ),
    ),
    ...known(
      t('facts.purchaseCost'),
      asset.purchaseCost === null ? null : <Money minor={asset.purchaseCost} />,
    ),
    ...known(t('facts.children'), asset.childCount === 0 ? null : asset.childCount),
    ...asset.customFields.flatMap((field) => {
      const value = asset.customValues.find(({ fieldId }) => fieldId === field.id)?.value ?? null;
      return value === null
        ? []
        : [{ label: field.name, value: <CustomValue field={field} value={value} /> }];
    }),
  ];
}

/** Whole years between two ISO dates. */
function yearsSince(day: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
  return today.slice(5) < day.slice(5) ? years - 1 : years;
}
