/** What assets have in the fields of their types. */
import { and, eq } from 'drizzle-orm';
import type { CustomField } from '../../shared/contract/asset-types.ts';
import { customValueProblem } from '../../shared/domain/custom-fields.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { customFieldsOf } from '../asset-types/queries.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { customValues } from '../database/schema/index.ts';

export interface CustomValue {
  readonly fieldId: Id;
  readonly value: string | number;
}

/** The fields of the asset's type and what it has in them, in their order. */
export function customOf(
  db: Reader,
  assetId: Id,
  assetTypeId: Id | null,
): { customFields: CustomField[]; customValues: CustomValue[] } {
  const customFields = assetTypeId === null ? [] : customFieldsOf(db, assetTypeId);
  const values = storedValues(db, assetId);
  return {
    customFields,
    customValues: customFields.flatMap(({ id }) => {
      const value = values.get(id);
      return value === undefined ? [] : { fieldId: id, value };
    }),
  };
}

/** What an asset has in the fields of any type, those of its earlier ones among them. */
export function storedValues(db: Reader, assetId: Id): Map<Id, string | number> {
  const rows = db
    .sql('SELECT field_id AS fieldId, value FROM custom_values WHERE asset_id = ?')
    .all(assetId) as CustomValue[];
  return new Map(rows.map(({ fieldId, value }) => [fieldId, value]));
}

/**
 * Changes the fields that are given; null and an empty text empty one. What stands there already is not checked
 * again: a choice may have gone since.
 * @param assetTypeId whose fields they must be
 * @throws AppError INVALID_INPUT {fields: ['customValues']} for a value that its field does not take
 */
export function setCustomValues(
  tx: WriteTx,
  assetId: Id,
  assetTypeId: Id | null,
  changes: readonly { readonly fieldId: Id; readonly value: string | number | null }[],
): void {
  const fields = new Map(
    (assetTypeId === null ? [] : customFieldsOf(tx, assetTypeId)).map((field) => [field.id, field]),
  );
  const present = storedValues(tx, assetId);
  for (const { fieldId, value } of changes) {
    const which = and(eq(customValues.assetId, assetId), eq(customValues.fieldId, fieldId));
    const stands = present.get(fieldId);
    if (value === null || value === '') {
      if (stands !== undefined) tx.delete(customValues).where(which).run();
    } else if (value !== stands) {
      const field = fields.get(fieldId);
      if (field === undefined || customValueProblem(field, value) !== null) {
        throw new AppError('INVALID_INPUT', { fields: ['customValues'] });
      }
      if (stands === undefined) tx.insert(customValues).values({ assetId, fieldId, value }).run();
      else tx.update(customValues).set({ value }).where(which).run();
      present.set(fieldId, value);
    }
  }
}
