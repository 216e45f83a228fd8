import { useTranslation } from 'react-i18next';
import type { Maintenance } from '../../../shared/contract/asset-types.ts';

/** How often assets of a type are maintained, e.g. "every 3 months"; null: not by the calendar. */
export function useIntervalText(): (maintenance: Maintenance | null) => string | null {
  const { t } = useTranslation('assetTypes');
  return (maintenance) => {
    if (maintenance === null) return null;
    const { every: count, unit } = maintenance;
    return t(`interval.${unit}`, { count });
  };
}

/** A lifetime in years where it is a whole number of them, else in months. */
export function useLifetimeText(): (months: number | null) => string | null {
  const { t } = useTranslation('assets');
  return (months) => {
    if (months === null) return null;
    return months % 12 === 0 ? t('facts.age', { count: months / 12 }) : t('facts.months', { count: months });
  };
}
