/** The values of custom fields in the asset form. */
import type { CustomField } from '../../../../shared/contract/asset-types.ts';

/** By the id of the field; what is left out is empty. */
export type CustomValues = Readonly<Record<string, string | number | null | undefined>>;

export interface CustomChange {
  readonly fieldId: string;
  readonly value: string | number | null;
}

function valueIn(values: CustomValues, { id }: CustomField): string | number | null {
  const value = values[id] ?? null;
  return typeof value === 'string' ? value.trim() || null : value;
}

/** What stands in fields of a type. */
export function filledIn(values: CustomValues, fields: readonly CustomField[]): CustomChange[] {
  return fields.flatMap((field) => {
    const value = valueIn(values, field);
    return value === null ? [] : [{ fieldId: field.id, value }];
  });
}

/** What differs, and what it was before, for the undo. */
export function customChanges(
  initial: CustomValues,
  values: CustomValues,
  fields: readonly CustomField[],
): { changes: CustomChange[]; before: CustomChange[] } {
  const differing = fields.filter((field) => valueIn(initial, field) !== valueIn(values, field));
  const told = (from: CustomValues) =>
    differing.map((field) => ({ fieldId: field.id, value: valueIn(from, field) }));
  return { changes: told(values), before: told(initial) };
}
