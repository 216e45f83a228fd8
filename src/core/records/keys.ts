/** Whether the records that a file would leave behind can be told apart. */
import type { RecordProblem, RecordsPlan } from '../../shared/contract/records.ts';
import { isId } from '../../shared/ids.ts';
import type { Row } from './check.ts';
import type { Kind, Stored } from './kinds/kind.ts';
import { ID_FIELD } from './plan.ts';

/** Records of the plant by their natural keys, as far as rows have such keys. */
export type KeptKeys = ReadonlyMap<string, readonly Stored[]>;

export type BadKey = (row: Row, key: string, reason: RecordProblem['reason'], detail?: string) => void;

/**
 * Judged by what would be: a key may be taken that another row gives up, and two rows may not come to have the same.
 * Records of the plant that have had the same key before may keep it.
 * @returns rows that take over a key, with the row that gives it up
 */
export function judgeKeys(
  rows: readonly Row[],
  kind: Kind,
  mode: RecordsPlan['mode'],
  byKey: KeptKeys,
  bad: BadKey,
): Map<Row, Row> {
  const { keyField } = kind;
  const needsKey =
    kind.keyNeeds === 'cells' && kind.fields.some(({ key, required }) => key === keyField && required);
  const keyBefore = (row: Row): string | null => (row.stored === null ? null : kind.keyOf(row.stored.values));
  const keeps = (row: Row): boolean => row.stored !== null && row.key === keyBefore(row);
  const rowOf = new Map<string, Row>();
  const firstOf = new Map<string, Row>();
  for (const row of rows) {
    const { stored } = row;
    const id = row.values[ID_FIELD.key];
    if (stored !== null) row.key = kind.keyOf({ ...stored.values, ...row.values });
    // An id that the plant does not know is that of a new record only where the row has its key as well.
    const isLost = stored === null && row.key === null && needsKey;
    if (typeof id === 'string' && (isLost || !isId(id))) bad(row, ID_FIELD.key, 'not-there');
    if (stored?.isArchived === true) bad(row, keyField, 'archived-reference');
    const same = rowOf.get(row.id);
    if (same === undefined) rowOf.set(row.id, row);
    else bad(row, keyField, 'duplicate-in-file', String(same.line));
    const first = row.key === null ? undefined : firstOf.get(row.key);
    if (row.key !== null && (first === undefined || (keeps(row) && !keeps(first)))) firstOf.set(row.key, row);
    if (first !== undefined && same === undefined) {
      if (!keeps(row)) bad(row, keyField, 'duplicate-in-file', String(first.line));
      else if (!keeps(first)) bad(first, keyField, 'duplicate-in-file', String(row.line));
    }
    if (stored === null && mode === 'change' && row.action !== 'bad') bad(row, keyField, 'not-there');
    if (stored !== null && mode === 'create' && row.action !== 'bad') bad(row, keyField, 'exists-already');
  }
  const takers = new Map<Row, Row>();
  for (const row of rows) {
    if (row.key === null || keeps(row)) continue;
    for (const holder of byKey.get(row.key) ?? []) {
      if (holder.id === row.id) continue;
      const giver = rowOf.get(holder.id);
      if (giver === undefined || giver.key === row.key) {
        if (giver === undefined)
          bad(row, keyField, holder.isArchived ? 'archived-reference' : 'exists-already');
      } else takers.set(row, giver);
    }
  }
  return takers;
}
