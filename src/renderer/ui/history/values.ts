/** The values of a history as people read them. */
import type { HistoryChange, HistoryEntity, HistoryEntry } from '../../../shared/contract/history.ts';
import type { Translate } from '../../i18n/dynamic.ts';
import type { Format } from '../format.ts';

/** Longer texts are cut; the record itself shows them whole. */
const longest = 120;
/** The most digits after the decimal mark that are shown of a limit. */
const mostDigits = 9;

/** Which list of the catalogue `status` translates a field's words. */
function wordList(entity: HistoryEntity, field: string): string {
  if (field === 'status') return entity === 'assets' ? 'asset' : 'workOrder';
  if (field === 'state') return 'item';
  if (field === 'workSeverity') return 'severity';
  if (field === 'workPriority') return 'priority';
  if (field === 'type') return 'workOrderType';
  if (field === 'maintenanceUnit') return 'calendarUnit';
  if (field === 'kind') return KINDS[entity] ?? 'movement';
  return field;
}

const KINDS: Readonly<Partial<Record<HistoryEntity, string>>> = {
  locations: 'location',
  metrics: 'metricKind',
  asset_type_metrics: 'metricKind',
  custom_fields: 'customField',
  attachments: 'attachment',
};

export interface ValueWords {
  readonly format: Format;
  /** Of the catalogues of these names. */
  readonly status: Translate;
  readonly common: Translate;
  readonly history: Translate;
}

export type ValueOf = Pick<HistoryEntry, 'entity' | 'unit' | 'decimals'>;

export function historyValue(
  { entity, unit, decimals }: ValueOf,
  { field, kind }: Pick<HistoryChange, 'field' | 'kind'>,
  value: string,
  words: ValueWords,
): string {
  const { format, status, common, history } = words;
  switch (kind) {
    case 'text':
    case 'name':
      return shortened(value);
    case 'word':
      return status(`${wordList(entity, field)}.${value}`);
    case 'flag':
      return common(value === 'true' ? 'yes' : 'no');
    case 'instant':
      return format.dateTime(Date.parse(value));
    case 'day':
      return format.day(value);
    case 'limit':
      return inUnit(format.number(Number(value), digitsOf(Number(value), decimals)), unit);
    case 'reading':
      return inUnit(format.number(Number(value), decimals ?? undefined), unit);
    case 'number':
      return format.number(Number(value));
    case 'count':
      return history(`count.${field}`, { count: Number(value) });
    case 'minutes':
      return format.duration(Number(value));
    case 'milliseconds':
      return format.span(Number(value));
    case 'months':
      return history('months', { count: Number(value) });
    case 'money':
      return format.money(Number(value));
    case 'quantity':
      return format.quantity(Number(value), unit ?? undefined);
  }
}

export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** A limit has the digits of the metric, and more where it was entered more exactly. */
function digitsOf(value: number, decimals: number | null): number {
  let digits = decimals ?? 0;
  while (digits < mostDigits && Number(value.toFixed(digits)) !== value) digits += 1;
  return digits;
}

function inUnit(text: string, unit: string | null): string {
  return unit === null || unit === '' ? text : `${text}\u00A0${unit}`;
}
