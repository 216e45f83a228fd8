/** The plate of an item as forms hold it. */
import type { Plate } from '../../../shared/contract/items.ts';

export interface PlateValues extends Record<string, unknown> {
  manufacturer: string;
  model: string;
  serialNumber: string;
  purchaseCost: number | null;
  expectedLifetimeMonths: number | null;
  warrantyUntil: string | null;
}

export const EMPTY_PLATE: PlateValues = {
  manufacturer: '',
  model: '',
  serialNumber: '',
  purchaseCost: null,
  expectedLifetimeMonths: null,
  warrantyUntil: null,
};

/** In the contract's terms; an empty text is no text. */
export function plateOf(values: PlateValues): Plate {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  const { purchaseCost, expectedLifetimeMonths, warrantyUntil } = values;
  return {
    manufacturer: text(values.manufacturer),
    model: text(values.model),
    serialNumber: text(values.serialNumber),
    purchaseCost,
    expectedLifetimeMonths,
    warrantyUntil,
  };
}

/** Whether neither a serial number nor a model tells the item from others. */
export function isNameless({ serialNumber, model }: Pick<PlateValues, 'serialNumber' | 'model'>): boolean {
  return `${serialNumber}${model}`.trim() === '';
}

/** Months, as the contract takes them. */
export function isLifetimeOut({ expectedLifetimeMonths: months }: PlateValues): boolean {
  return months !== null && (months < 1 || months > 2400);
}
