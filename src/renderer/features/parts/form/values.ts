/** What the form of a part holds, and how it becomes what the contract takes. */
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import type { Inputs } from '../../../api.ts';

export type PartFields = Required<Inputs['parts']['update']['changes']>;

export interface PartValues extends Record<string, unknown> {
  number: string;
  name: string;
  unit: string;
  category: string;
  /** Thousandths, as the quantity below. */
  reorderPoint: number | null;
  reorderQuantity: number | null;
  leadDays: number | null;
  /** Name of the supplier; one that does not exist yet is made when the form is saved. */
  supplierName: string;
  supplierSku: string;
  description: string;
}

export function emptyValues(unit: string): PartValues {
  return {
    number: '',
    name: '',
    unit,
    category: '',
    reorderPoint: null,
    reorderQuantity: null,
    leadDays: null,
    supplierName: '',
    supplierSku: '',
    description: '',
  };
}

export function valuesOf(part: PartDetail): PartValues {
  return {
    number: part.number,
    name: part.name,
    unit: part.unit,
    category: part.category ?? '',
    reorderPoint: part.reorderPoint,
    reorderQuantity: part.reorderQuantity,
    leadDays: part.leadDays,
    supplierName: part.supplier?.name ?? '',
    supplierSku: part.supplierSku ?? '',
    description: part.description ?? '',
  };
}

/** The values in the contract's terms; an empty text is no text. */
export function fieldsOf(values: PartValues, supplierId: string | null): PartFields {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    number: values.number.trim(),
    name: values.name.trim(),
    unit: values.unit.trim(),
    category: text(values.category),
    reorderPoint: values.reorderPoint,
    reorderQuantity: values.reorderQuantity,
    leadDays: values.leadDays,
    supplierId,
    supplierSku: text(values.supplierSku),
    description: text(values.description),
  };
}

type InvalidKey = 'numberNeeded' | 'nameNeeded' | 'unitNeeded' | 'lotAboveZero';

/** What is wrong, as keys of the catalogue `parts.form`. */
export function validatePart(values: PartValues): Partial<Record<keyof PartValues & string, InvalidKey>> {
  const { number, name, unit, reorderQuantity } = values;
  return {
    ...(number.trim() === '' ? { number: 'numberNeeded' } : {}),
    ...(name.trim() === '' ? { name: 'nameNeeded' } : {}),
    ...(unit.trim() === '' ? { unit: 'unitNeeded' } : {}),
    ...(reorderQuantity !== null && reorderQuantity <= 0 ? { reorderQuantity: 'lotAboveZero' } : {}),
  };
}
