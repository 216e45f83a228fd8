/** From what a person has chosen to what the check needs. */
import type { RecordImportKind, RecordsPlan } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { KINDS } from './kinds/index.ts';
import { field, type Kind } from './kinds/kind.ts';
import type { Target } from './references.ts';
import type { Cell } from './tables/table.ts';
import type { Field } from './values.ts';

/** Our own id of a record, as an export writes it. */
export const ID_FIELD = field('id', 'text', 'record id, millwright id, uuid, datensatz id', {
  isKey: true,
  longest: 36,
});

/** All fields that a file of this kind may have, those of the plant's own among them. */
export function fieldsOf(db: Reader, kind: Kind): Field[] {
  return [...(kind.withoutIds === true ? [] : [ID_FIELD]), ...kind.fields, ...(kind.moreFields?.(db) ?? [])];
}

/** Where the value of a field is found: in a column, or the same for all rows. */
export interface Source {
  readonly field: Field;
  readonly index: number | null;
  readonly constant: Cell;
}

export interface ResolvedPlan {
  readonly plan: RecordsPlan;
  readonly kind: Kind;
  readonly sources: readonly Source[];
  /** What the person may do beside importing. */
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * @throws AppError IMPORT_PLAN_INVALID {reason}, FORBIDDEN {permission}
 */
export function resolvePlan(
  db: Reader,
  plan: RecordsPlan,
  permissions: ReadonlySet<Permission>,
): ResolvedPlan {
  const kind = KINDS[plan.kind];
  if (!permissions.has(kind.write)) throw new AppError('FORBIDDEN', { permission: kind.write });
  const fields = new Map(fieldsOf(db, kind).map((each) => [each.key, each]));
  const known = (key: string): Field => {
    const found = fields.get(key);
    if (found === undefined) throw new AppError('IMPORT_PLAN_INVALID', { reason: 'unknown-field' });
    return found;
  };
  const columns = plan.columns.flatMap(({ index, field: key }): Source[] =>
    key === null ? [] : [{ field: known(key), index, constant: '' }],
  );
  const constants = plan.constants.map(({ field: key, value }): Source => ({
    field: known(key),
    index: null,
    constant: value,
  }));
  const sources = [...columns, ...constants];
  if (sources.length === 0) throw new AppError('IMPORT_PLAN_INVALID', { reason: 'no-columns' });
  const keys = sources.map((source) => source.field.key);
  if (new Set(keys).size < keys.length) {
    throw new AppError('IMPORT_PLAN_INVALID', { reason: 'two-columns-one-field' });
  }
  return { plan, kind, sources, permissions };
}

/** Which kind's permission it takes to make something that is only named. */
export function mayCreate(target: Target, permissions: ReadonlySet<Permission>, forStock: boolean): boolean {
  // Whoever receives parts may make a store for them, as on the parts page.
  if (target === 'locations' && forStock && permissions.has('stock.receive')) return true;
  const kind = target in KINDS ? KINDS[target as RecordImportKind] : undefined;
  if (kind === undefined) return false;
  return permissions.has(kind.write) && (kind.fromName !== undefined || kind.kind === 'locations');
}
