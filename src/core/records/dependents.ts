/** Rows that are good by themselves and cannot stand, because another row of the file is bad. */
import type { Row } from './check.ts';

export interface Dependent {
  readonly row: Row;
  /** The bad row, or the one below a bad row. */
  readonly on: Row;
}

/**
 * Rows whose parent, or a parent of that, is a bad row that is not in the plant: they have nowhere to stand.
 * @param parent the field that names the parent
 */
export function childrenOfBad(rows: readonly Row[], parent: string): Dependent[] {
  const queue = rows.filter(({ action, stored }) => action === 'bad' && stored === null);
  if (queue.length === 0) return [];
  const below = Map.groupBy(rows, ({ values }) => values[parent]);
  const found: Dependent[] = [];
  for (let on = queue.pop(); on !== undefined; on = queue.pop()) {
    for (const row of below.get(on.id) ?? []) {
      if (row.action === 'bad') continue;
      found.push({ row, on });
      if (row.stored === null) queue.push(row);
    }
  }
  return found;
}

/**
 * Rows that take a key which a bad row then does not give up.
 * @param takers each with the row that has the key
 */
export function takersFromBad(takers: ReadonlyMap<Row, Row>): Dependent[] {
  return [...takers].flatMap(([row, on]) =>
    row.action !== 'bad' && on.action === 'bad' ? [{ row, on }] : [],
  );
}
