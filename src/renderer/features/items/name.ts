import { useTranslation } from 'react-i18next';

export interface NamedPlate {
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
}

/** `KSB Etanorm 123`: what tells an item from others; null when its plate says none of it. */
export function itemName({ manufacturer, model, serialNumber }: NamedPlate): string | null {
  const known = [manufacturer, model, serialNumber].filter((text) => text !== null && text !== '');
  return known.length === 0 ? null : known.join(' ');
}

/** The same with words for an item whose plate says nothing. */
export function useItemName(): (plate: NamedPlate) => string {
  const { t } = useTranslation('items');
  return (plate) => itemName(plate) ?? t('unnamed');
}
