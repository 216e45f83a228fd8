import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format.ts';

/** In words how many readings and rows of the pyramid; what there is none of is left out. */
export function useAmount(): (readings: number, rollups: number) => string {
  const { t } = useTranslation('retention');
  const format = useFormat();
  return (readings, rollups) =>
    format.list([
      ...(readings > 0 || rollups === 0 ? [t('prune.readings', { count: readings })] : []),
      ...(rollups > 0 ? [t('prune.sums', { count: rollups })] : []),
    ]);
}
