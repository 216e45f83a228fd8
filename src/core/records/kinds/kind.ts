/**
 * What there is to know of a kind of record that files bring and take: one entry of the table in `index.ts` is
 * all that reading, checking, writing and exporting it need.
 */
import { z } from 'zod';
import type { RecordField, RecordImportKind } from '../../../shared/contract/records.ts';
import type { Id } from '../../../shared/ids.ts';
import type { Permission } from '../../../shared/permissions.ts';
import type { Reader, WriteTx } from '../../database/database.ts';
import type { Field, Reason, Value, Values } from '../values.ts';

/** A record as it stands in the plant, in the fields that files know. */
export interface Stored {
  readonly id: Id;
  readonly isArchived: boolean;
  readonly values: Values;
}

/** Where the records of a kind are; asked in bulk, never one by one. */
export interface RecordSource {
  byIds(db: Reader, ids: readonly Id[]): Stored[];
  /** All that may have one of these natural keys; more than wanted does no harm. */
  byKeys(db: Reader, keys: readonly string[]): Stored[];
  /** All that live, in the order in which a file shows them. */
  all(db: Reader): Iterable<Stored>;
}

/** Writes records in one unit of work. Ids, references and rules have been checked. */
export interface RecordWriter {
  create(id: Id, values: Values): void;
  change(stored: Stored, changes: Values): void;
  /** After the last record. */
  finish?(): void;
}

/** A row of the file as the rules of its kind see it. */
export interface RowView {
  /** What the file says; a reference is the id of a record that is there or will be. */
  readonly values: Values;
  readonly stored: Stored | null;
  /** Names a cell that cannot stay as it is. */
  readonly bad: (field: string, reason: Reason, fix?: string | null) => void;
}

/** What rules may ask while rows are checked. */
export interface CheckContext {
  readonly db: Reader;
  /** Fields of a record that is there or will be made on the way; undefined for none. */
  readonly record: (kind: RecordImportKind, id: Id) => Values | undefined;
}

/** Two records agree in it: they are probably the same thing. */
export interface Twin {
  readonly field: string;
  readonly of: (values: Values) => string | null;
  /** Whether another is looked for; of every new record unless told. */
  readonly asks?: (values: Values) => boolean;
}

export interface Kind {
  readonly kind: RecordImportKind;
  readonly read: Permission;
  readonly write: Permission;
  /** The built-in fields. */
  readonly fields: readonly Field[];
  /** Fields that the plant has added. */
  readonly moreFields?: (db: Reader) => Field[];
  /** The field in which a wrong natural key is named. */
  readonly keyField: string;
  /** The field, and the column, that no two records of the table may have the same in. */
  readonly uniqueField?: string;
  /** The natural key is told by the row's own cells, or only once its references are known. */
  readonly keyNeeds: 'cells' | 'references';
  /** Equal for the same record; null when the row does not tell. */
  keyOf(values: Values): string | null;
  /** What people call it. */
  labelOf(values: Values): string;
  /** Field that refers to the record above it. */
  readonly parent?: string;
  /** Fields that only come in. */
  readonly exportsWithout?: readonly string[];
  /** Records have no id of their own to be named by. */
  readonly withoutIds?: boolean;
  readonly source: RecordSource;
  /** What a new record is in the fields that the file does not tell. */
  complete?(values: Values, context: CheckContext): void;
  /** Rules beyond those of single cells, asked once the references are known; a list of rows, to be asked in bulk. */
  check?(rows: readonly RowView[], context: CheckContext): void;
  /** What new records are taken to be where the file does not say it, and what tells how old they are. */
  readonly assumed?: { readonly field: string; readonly value: string; readonly since: string };
  /** Nothing has to be done for a row that is not in the plant either. */
  isNothing?(values: Values): boolean;
  readonly twins: readonly Twin[];
  /** The least that makes a record of a name found in another file; undefined where that cannot be. */
  fromName?(name: string): Values;
  writer(tx: WriteTx): RecordWriter;
}

/** What the contract allows of a text or a number, as options of a field. */
export function boundsOf(schema: z.ZodType): Pick<Field, 'longest' | 'least' | 'greatest' | 'pattern'> {
  if (schema instanceof z.ZodNullable) return boundsOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodString) {
    const { maxLength } = schema;
    const pattern = schema.def.checks
      ?.map(({ _zod: { def } }) =>
        'pattern' in def && def.pattern instanceof RegExp ? def.pattern : undefined,
      )
      .find((found) => found !== undefined);
    return {
      ...(maxLength === null ? {} : { longest: maxLength }),
      ...(pattern === undefined ? {} : { pattern }),
    };
  }
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    return {
      ...(minValue === null ? {} : { least: minValue }),
      ...(maxValue === null ? {} : { greatest: maxValue }),
    };
  }
  throw new Error('only texts and numbers have bounds');
}

interface FieldOptions extends Partial<Omit<Field, 'key' | 'type' | 'headers'>> {}

export function field(
  key: string,
  type: RecordField['type'],
  headers: string,
  options: FieldOptions = {},
): Field {
  return {
    key,
    type,
    name: null,
    required: false,
    isKey: false,
    choices: [],
    refersTo: null,
    canCreate: false,
    ...options,
    headers: headers.split(',').map((header) => header.trim()),
  };
}

export function textOf(value: Value | null | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
