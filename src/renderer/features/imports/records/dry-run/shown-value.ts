/** The values of a dry run as people read them; the core tells them as an export would write them. */
import type { RecordField } from '../../../../../shared/contract/records.ts';
import type { Format } from '../../../../ui/format.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A clock of the plant, without its zone. */
const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** @param choice the word for a choice */
export function shownValue(
  type: RecordField['type'] | undefined,
  value: string | null,
  format: Pick<Format, 'day' | 'clock'>,
  choice: (value: string) => string,
): string {
  if (value === null || value === '') return '–';
  if (type === 'choice') return choice(value);
  if (type !== 'day' && type !== 'instant') return value;
  if (DAY.test(value)) return format.day(value);
  return TIME.test(value) ? format.clock(value.replace(' ', 'T')) : value;
}
