/** The values of changed fields as people read them. */
import type { HistoryChange, HistoryEntity } from '../../../shared/contract/history.ts';
import type { Translate } from '../../i18n/dynamic.ts';
import type { Format } from '../format.ts';

/** Longer texts are cut; the record itself shows them whole. */
const longest = 120;

/** Which list of the catalogue `status` translates a field's words. */
function wordList(entity: HistoryEntity, field: string): string {
  if (field === 'status') return entity === 'assets' ? 'asset' : 'workOrder';
  if (field === 'type') return 'workOrderType';
  if (field === 'kind') return 'movement';
  return field;
}

export interface ValueWords {
  readonly format: Format;
  /** Of the catalogue `status`. */
  readonly status: Translate;
  readonly yes: string;
  readonly no: string;
  readonly months: (count: number) => string;
}

export function historyValue(
  entity: HistoryEntity,
  { field, kind }: Pick<HistoryChange, 'field' | 'kind'>,
  value: string,
  words: ValueWords,
): string {
  const { format, status } = words;
  switch (kind) {
    case 'text':
    case 'name':
      return value.length > longest ? `${value.slice(0, longest)}…` : value;
    case 'word':
      return status(`${wordList(entity, field)}.${value}`);
    case 'flag':
      return value === 'true' ? words.yes : words.no;
    case 'instant':
      return format.dateTime(Date.parse(value));
    case 'day':
      return format.day(value);
    case 'number':
      return format.number(Number(value));
    case 'minutes':
      return format.duration(Number(value));
    case 'milliseconds':
      return format.span(Number(value));
    case 'months':
      return words.months(Number(value));
    case 'money':
      return format.money(Number(value));
    case 'quantity':
      return format.quantity(Number(value));
    case 'position':
      return '';
  }
}
