/** What the form of a supplier holds, and how it becomes what the contract takes. */
import type { SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import type { Inputs } from '../../../api.ts';

export interface SupplierValues extends Record<string, unknown> {
  name: string;
  phone: string;
  email: string;
  website: string;
  description: string;
}

export const EMPTY: SupplierValues = { name: '', phone: '', email: '', website: '', description: '' };

export function valuesOf({ name, phone, email, website, description }: SupplierDetail): SupplierValues {
  return {
    name,
    phone: phone ?? '',
    email: email ?? '',
    website: website ?? '',
    description: description ?? '',
  };
}

/** The values in the contract's terms; an empty text is no text. */
export function fieldsOf(values: SupplierValues): Required<Inputs['suppliers']['update']['changes']> {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    name: values.name.trim(),
    phone: text(values.phone),
    email: text(values.email),
    website: text(values.website),
    description: text(values.description),
  };
}
