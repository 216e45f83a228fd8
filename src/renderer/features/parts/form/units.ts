import { useTranslation } from 'react-i18next';

/** Units that parts are usually counted in, the commonest first; any other can be typed. */
export function useUnits(): string[] {
  const { t } = useTranslation('parts');
  return [
    t('units.pcs'),
    t('units.set'),
    t('units.m'),
    t('units.l'),
    t('units.kg'),
    t('units.pair'),
    t('units.roll'),
    t('units.box'),
  ];
}
