/**
 * Fields that a plant has given its asset types. Types may share the name of a field; a file has one column for
 * it, and every row means the field of its own type.
 */
import { customValueProblem, MAX_CUSTOM_TEXT } from '../../../shared/domain/custom-fields.ts';
import type { CustomFieldKind } from '../../../shared/domain/vocabulary.ts';
import type { RecordField } from '../../../shared/contract/records.ts';
import type { Id } from '../../../shared/ids.ts';
import type { Reader, WriteTx } from '../../database/database.ts';
import type { Field, Value, Values } from '../values.ts';
import { type CheckContext, field, type RowView, type Stored, textOf } from './kind.ts';

const CUSTOM = 'custom:';

const TYPES: Readonly<Record<CustomFieldKind, RecordField['type']>> = {
  text: 'text',
  number: 'decimal',
  choice: 'choice',
  date: 'day',
  link: 'text',
};

interface CustomField {
  readonly id: Id;
  readonly typeId: Id;
  readonly typeName: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly choices: readonly string[];
}

function liveFields(db: Reader): CustomField[] {
  const rows = db
    .sql(
      `SELECT f.id, f.asset_type_id AS typeId, t.name AS typeName, f.name, f.kind, f.choices FROM custom_fields f
       JOIN asset_types t ON t.id = f.asset_type_id
       WHERE f.archived_at IS NULL ORDER BY natural_key(f.name), f.id`,
    )
    .all() as (Omit<CustomField, 'choices'> & { choices: string | null })[];
  return rows.map((row) => ({ ...row, choices: JSON.parse(row.choices ?? '[]') as string[] }));
}

/** Fields of the same name and kind are one column; its key has the id of the first. */
function columnsOf(fields: readonly CustomField[]): Map<string, CustomField[]> {
  const columns = new Map<string, CustomField[]>();
  for (const each of fields) {
    const column = `${each.name.toLowerCase()}/${TYPES[each.kind]}`;
    columns.set(column, [...(columns.get(column) ?? []), each]);
  }
  return columns;
}

export function customFields(db: Reader): Field[] {
  return [...columnsOf(liveFields(db)).values()].map((same) => {
    const [{ id, name, kind, typeName }] = same as [CustomField];
    return {
      ...field(`${CUSTOM}${id}`, TYPES[kind], ''),
      headers: [name, `${name} (${typeName})`],
      name,
      longest: MAX_CUSTOM_TEXT,
      manyLines: kind === 'text',
      standsWith: 'type',
      choices: [...new Set(same.flatMap(({ choices }) => choices))],
    };
  });
}

/** The field that a column means for assets of a type: by key of the column, then by type. */
function fieldsOfTypes(db: Reader): Map<string, Map<Id, CustomField>> {
  return new Map(
    [...columnsOf(liveFields(db)).values()].map((same) => [
      `${CUSTOM}${same[0]!.id}`,
      new Map(same.map((each) => [each.typeId, each])),
    ]),
  );
}

/** Only what is in the fields of its own type: what an asset had with another type waits, unseen. */
export function addCustomValues(db: Reader, records: readonly Stored[]): void {
  const fields = fieldsOfTypes(db);
  if (fields.size === 0 || records.length === 0) return;
  const columnOf = new Map(
    [...fields].flatMap(([key, types]) => [...types.values()].map(({ id, typeId }) => [id, { key, typeId }])),
  );
  const byId = new Map(records.map(({ id, values }) => [id, values]));
  const rows = db
    .sql(
      'SELECT asset_id, field_id, value FROM custom_values WHERE asset_id IN (SELECT value FROM json_each(?))',
    )
    .raw()
    .all(JSON.stringify([...byId.keys()])) as [Id, Id, string | number][];
  for (const values of byId.values()) for (const key of fields.keys()) values[key] = null;
  for (const [assetId, fieldId, value] of rows) {
    const column = columnOf.get(fieldId);
    const values = byId.get(assetId)!;
    if (column !== undefined && values['type'] === column.typeId) values[column.key] = value;
  }
}

/** A value needs a field of its asset's type, and must be one that this field takes. */
export function checkCustomValues(rows: readonly RowView[], { db }: CheckContext): void {
  const fields = fieldsOfTypes(db);
  if (fields.size === 0) return;
  for (const { values, stored, bad } of rows) {
    const typeId = values['type'] === undefined ? stored?.values['type'] : values['type'];
    for (const key of fields.keys()) {
      const value = values[key];
      if (value === undefined || value === null) continue;
      const own = fields.get(key)!.get(typeof typeId === 'string' ? typeId : '');
      const problem = own === undefined ? 'not-text' : customValueProblem(own, value as string | number);
      if (problem !== null) bad(key, problem === 'no-choice' ? 'bad-choice' : 'not-allowed');
    }
  }
}

export function customFieldWriter(tx: WriteTx): {
  write(assetId: Id, typeId: string | null, values: Values): void;
} {
  const fields = fieldsOfTypes(tx);
  const keep = tx.sql(
    `INSERT INTO custom_values (asset_id, field_id, value) VALUES (?, ?, ?)
     ON CONFLICT (asset_id, field_id) DO UPDATE SET value = excluded.value`,
  );
  const forget = tx.sql('DELETE FROM custom_values WHERE asset_id = ? AND field_id = ?');
  return {
    write(assetId, typeId, values) {
      if (fields.size === 0 || textOf(typeId) === null) return;
      for (const [key, types] of fields) {
        const value: Value | null | undefined = values[key];
        const own = types.get(typeId!);
        if (value === undefined || own === undefined) continue;
        if (value === null) forget.run(assetId, own.id);
        else keep.run(assetId, own.id, value);
      }
    },
  };
}
