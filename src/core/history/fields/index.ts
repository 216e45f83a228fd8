/** How each recorded column of each record is told: whether it is, how its value is written, what names it. */
import type { HistoryEntity } from '../../../shared/contract/history.ts';
import { ALARMS } from './alarms.ts';
import { ASSETS } from './assets.ts';
import { METRICS } from './metrics.ts';
import { PARTS } from './parts.ts';
import { RECORDS } from './records.ts';
import type { EntityRule, FieldRule } from './rule.ts';
import { WORK } from './work.ts';

export { type FieldRule, NAMED_TABLES, type NamedTable } from './rule.ts';

export const ENTITY_RULES: Readonly<Record<HistoryEntity, EntityRule>> = {
  ...ASSETS,
  ...METRICS,
  ...ALARMS,
  ...WORK,
  ...PARTS,
  ...RECORDS,
};

/** Facts of events that are no told column: computed, or told only as part of an event. */
export const FACT_RULES: Readonly<Partial<Record<HistoryEntity, Readonly<Record<string, FieldRule>>>>> = {
  alarms: { peak_value: 'reading', state_name: 'text' },
  checklist_items: { reading_value: 'reading' },
  installations: {
    replaced_plate: 'text',
    installed_plate: 'text',
    removed_plate: 'text',
    location_id: { refersTo: 'locations' },
  },
  stock_movements: { amount: 'quantity', cost: 'money', to_location_id: { refersTo: 'locations' } },
  imports: { file_name: 'text', added: 'count', metric_count: 'count' },
};

export function ruleOf(entity: HistoryEntity, column: string): FieldRule | undefined {
  return FACT_RULES[entity]?.[column] ?? ENTITY_RULES[entity].fields[column];
}

/** `due_on` as the contract has it: `dueOn`. */
export function camelCase(column: string): string {
  return column.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/** `dueOn` as the database has it: `due_on`. */
export function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
