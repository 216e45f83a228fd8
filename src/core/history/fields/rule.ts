/** How a recorded column is told. */
import type { HistoryEntity, HistoryValueKind } from '../../../shared/contract/history.ts';
import type { Permission } from '../../../shared/permissions.ts';

/** Tables whose records other records refer to, and that have a name to show. */
export const NAMED_TABLES = [
  'users',
  'teams',
  'assets',
  'locations',
  'asset_types',
  'metrics',
  'alarms',
  'work_orders',
  'parts',
  'suppliers',
] as const;
export type NamedTable = (typeof NAMED_TABLES)[number];

/**
 * A column is told by the kind of its value, by the name of what it refers to, or not at all. `list` holds a JSON
 * array of texts or of what has a label; `custom` the value of a custom field, which tells its kind itself.
 */
export type FieldRule =
  | Exclude<HistoryValueKind, 'name'>
  | 'list'
  | 'custom'
  | { readonly refersTo: NamedTable }
  | 'untold';

export interface EntityRule {
  /** Who may not read these records is not told of their changes. */
  readonly needs: Permission;
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** Columns that tell what a new record is, besides those its event tells. */
  readonly telling: readonly string[];
}

/** Rules of some records. */
export type EntityRules = Readonly<Partial<Record<HistoryEntity, EntityRule>>>;

/** What rules refer to most often. */
export const user = { refersTo: 'users' } as const satisfies FieldRule;
export const asset = { refersTo: 'assets' } as const satisfies FieldRule;
export const metric = { refersTo: 'metrics' } as const satisfies FieldRule;
export const workOrder = { refersTo: 'work_orders' } as const satisfies FieldRule;
export const part = { refersTo: 'parts' } as const satisfies FieldRule;
