import { useTranslation } from 'react-i18next';
import type { FleetCell } from '../../../shared/contract/fleet.ts';
import { isWatched } from '../../../shared/domain/watch.ts';
import { useTranslator } from '../../i18n/dynamic.ts';

/** Where a metric stands, in a word or few. */
export function useLevelWord(): (cell: Pick<FleetCell, 'level' | 'threshold' | 'choices'>) => string {
  const { t } = useTranslation('metrics');
  const word = useTranslator('status');
  return ({ level, threshold, choices }) => {
    if (level === 'critical' || level === 'warning') return word(`severity.${level}`);
    if (level !== 'normal') return t(`level.${level}`);
    return isWatched(threshold, choices) ? t('level.normal') : t('level.unwatched');
  };
}
