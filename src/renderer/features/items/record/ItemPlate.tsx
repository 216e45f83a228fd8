import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '../../../../shared/contract/items.ts';
import { recordHref } from '../../../app/record-links.ts';
import { Facts, type Fact } from '../../../ui/Facts.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { Day, Money } from '../../../ui/values.tsx';

/** Where the item is and what stands on its plate; what nobody entered is left out. */
export function ItemPlate({ item }: { item: ItemDetail }) {
  const { t } = useTranslation('items');
  const {
    asset,
    location,
    locationPath,
    type,
    manufacturer,
    model,
    serialNumber,
    purchaseCost,
    warrantyUntil,
  } = item;
  const months = item.expectedLifetimeMonths;
  const place: Fact[] =
    asset !== null
      ? [
          {
            label: t('facts.installedIn'),
            value: (
              <PageAnchor href={recordHref('assets', asset.id) ?? '/'}>
                {tagName(asset.tag, asset.name)}
              </PageAnchor>
            ),
          },
        ]
      : location !== null
        ? [
            {
              label: t('facts.lies'),
              value: (
                <PageAnchor href={recordHref('locations', location.id) ?? '/'}>
                  {locationPath.join(' / ')}
                </PageAnchor>
              ),
            },
          ]
        : [];
  const known = (label: string, value: Fact['value'] | null): Fact[] =>
    value === null ? [] : [{ label, value }];
  return (
    <Facts
      items={[
        ...place,
        ...known(t('facts.type'), type?.name ?? null),
        ...known(t('facts.manufacturer'), manufacturer),
        ...known(t('facts.model'), model),
        ...known(t('facts.serialNumber'), serialNumber),
        ...known(t('facts.purchaseCost'), purchaseCost === null ? null : <Money minor={purchaseCost} />),
        ...known(
          t('facts.lifetime'),
          months === null
            ? null
            : months % 12 === 0
              ? t('facts.lifetimeYears', { count: months / 12 })
              : t('facts.lifetimeMonths', { count: months }),
        ),
        ...known(t('facts.warrantyUntil'), warrantyUntil === null ? null : <Day date={warrantyUntil} />),
      ]}
    />
  );
}
