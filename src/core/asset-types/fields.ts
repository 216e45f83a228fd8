/** Fields that a plant adds to its types, and the choices in them. */
import { and, eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { placeAt, positionBetween } from '../../shared/domain/ordering.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assertOtherThan } from '../database/same-name.ts';
import { customFields, customValues } from '../database/schema/index.ts';
import { assertAssetType, storedFields } from './queries.ts';

type StoredField = typeof customFields.$inferSelect;

/**
 * Adds a field at the end.
 * @throws AppError NOT_FOUND for the type, ALREADY_EXISTS {field}, INVALID_INPUT {fields} where choices or unit
 * do not go with the kind
 */
export function addField(tx: WriteTx, input: Inputs['assetTypes']['addField']): void {
  assertNew(tx, customFields, input.id);
  assertAssetType(tx, input.assetTypeId);
  assertFits(input.kind, input);
  assertOtherName(tx, input);
  const last = storedFields(tx, input.assetTypeId).at(-1)?.position ?? null;
  tx.insert(customFields)
    .values({
      ...input,
      unit: input.unit === '' ? null : input.unit,
      position: positionBetween(last, null),
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
}

/** Fields of a type have different names, as long as they are there. */
function assertOtherName(
  tx: WriteTx,
  { id, name, assetTypeId }: Pick<StoredField, 'id' | 'name' | 'assetTypeId'>,
): void {
  const scope = { column: 'asset_type_id', id: assetTypeId, isLiveOnly: true };
  assertOtherThan(tx, 'custom_fields', 'name', { id, name }, scope);
}

/** Choices belong to a choice, each once, and a unit to a number. */
function assertFits(
  kind: StoredField['kind'],
  { unit, choices }: { readonly unit?: string | null; readonly choices?: readonly string[] | null },
): void {
  const isChoice = kind === 'choice';
  const wrong = [
    ...(choices !== undefined && (choices !== null) !== isChoice ? ['choices'] : []),
    ...(choices && new Set(choices).size !== choices.length ? ['choices'] : []),
    ...(unit && kind !== 'number' ? ['unit'] : []),
  ];
  if (wrong.length > 0) throw new AppError('INVALID_INPUT', { fields: [...new Set(wrong)] });
}

/**
 * Renames, changes the unit, gives the choices anew and moves the values of those that go.
 * @throws AppError NOT_FOUND, ALREADY_EXISTS {field}, INVALID_INPUT {fields}, CHOICE_IN_USE {count} where values
 * would be left that are no choice any more
 */
export function updateField(
  tx: WriteTx,
  { id, changes, moved = [] }: Inputs['assetTypes']['updateField'],
): void {
  const field = liveField(tx, id);
  assertFits(field.kind, changes);
  const choices = changes.choices ?? field.choices;
  if (moved.some(({ to }) => to !== null && choices?.includes(to) !== true)) {
    throw new AppError('INVALID_INPUT', { fields: ['moved'] });
  }
  if (changes.name !== undefined) assertOtherName(tx, { ...field, name: changes.name });
  tx.update(customFields)
    .set({
      ...changes,
      ...(changes.unit === undefined ? {} : { unit: changes.unit || null }),
      updatedAt: tx.now,
    })
    .where(eq(customFields.id, id))
    .run();
  if (field.kind !== 'choice') return;
  moveValues(tx, id, moved);
  const left = tx
    .sql(
      `SELECT count(*) FROM custom_values v JOIN assets a ON a.id = v.asset_id
       WHERE v.field_id = ? AND a.archived_at IS NULL AND a.asset_type_id = ? AND v.value NOT IN (SELECT value FROM json_each(?))
         AND v.value IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(id, field.assetTypeId, JSON.stringify(choices ?? []), JSON.stringify(field.choices ?? [])) as number;
  if (left > 0) throw new AppError('CHOICE_IN_USE', { count: left });
}

/** All at once, so that two choices can trade their names. */
function moveValues(tx: WriteTx, fieldId: Id, moved: readonly { from: string; to: string | null }[]): void {
  const having = moved.map(({ from, to }) => ({
    to,
    assetIds: tx
      .sql('SELECT asset_id FROM custom_values WHERE field_id = ? AND value = ?')
      .pluck()
      .all(fieldId, from) as Id[],
  }));
  for (const { to, assetIds } of having) {
    for (const assetId of assetIds) {
      const which = and(eq(customValues.assetId, assetId), eq(customValues.fieldId, fieldId));
      if (to === null) tx.delete(customValues).where(which).run();
      else tx.update(customValues).set({ value: to }).where(which).run();
    }
  }
}

/**
 * Puts a field after another one of its type, or first.
 * @throws AppError NOT_FOUND
 */
export function moveField(tx: WriteTx, { id, afterId }: Inputs['assetTypes']['moveField']): void {
  const { assetTypeId } = liveField(tx, id);
  const fields = storedFields(tx, assetTypeId);
  const others = fields.filter((field) => field.id !== id);
  const after = others.findIndex((field) => field.id === afterId);
  if (afterId !== null && after === -1) throw new AppError('NOT_FOUND', { entity: 'customField' });
  for (const { id: placed, position } of placeAt(fields, id, after + 1)) {
    tx.update(customFields).set({ position, updatedAt: tx.now }).where(eq(customFields.id, placed)).run();
  }
}

/** Hides a field; the values stay. @throws AppError NOT_FOUND */
export function archiveField(tx: WriteTx, id: Id): void {
  if (storedField(tx, id).archivedAt !== null) return;
  tx.update(customFields).set({ archivedAt: tx.now, updatedAt: tx.now }).where(eq(customFields.id, id)).run();
}

/** @throws AppError NOT_FOUND, ALREADY_EXISTS {field} when another field has its name by now */
export function restoreField(tx: WriteTx, id: Id): void {
  const field = storedField(tx, id);
  if (field.archivedAt === null) return;
  assertOtherName(tx, field);
  tx.update(customFields).set({ archivedAt: null, updatedAt: tx.now }).where(eq(customFields.id, id)).run();
}

function storedField(db: Reader, id: Id): StoredField {
  const field = db.select().from(customFields).where(eq(customFields.id, id)).get();
  if (field === undefined) throw new AppError('NOT_FOUND', { entity: 'customField' });
  return field;
}

function liveField(db: Reader, id: Id): StoredField {
  const field = storedField(db, id);
  if (field.archivedAt !== null) throw new AppError('NOT_FOUND', { entity: 'customField' });
  return field;
}
