/** New records that are probably the same thing as another: of the plant, or of the file. */
import type { Id } from '../../shared/ids.ts';
import type { Reader, SliceProgress } from '../database/database.ts';
import type { Row } from './check.ts';
import type { Kind, Twin } from './kinds/kind.ts';

export interface TwinFound {
  readonly line: number;
  readonly label: string;
  readonly record: { readonly id: Id; readonly label: string } | null;
  readonly otherLine: number | null;
  readonly field: string;
}

export interface Twins {
  readonly count: number;
  readonly list: readonly TwinFound[];
  /** Rows that are not loaded for it. */
  readonly leftOut: ReadonlySet<Row>;
}

export const NO_TWINS: Twins = { count: 0, list: [], leftOut: new Set() };

const MOST = 1000;
const SLICE = 5000;

/**
 * @param creating rows that make a record, parents first
 * @param leavingOutOf all rows of the file, where those found are not to be loaded
 */
export function* findTwins(
  db: Reader,
  kind: Kind,
  creating: readonly Row[],
  leavingOutOf: readonly Row[] | null,
): Generator<SliceProgress, Twins, void> {
  if (kind.twins.length === 0 || creating.length === 0) return NO_TWINS;
  const found = new Map<Row, TwinFound>();
  const note = (row: Row, twin: Omit<TwinFound, 'line' | 'label'>): void => {
    if (!found.has(row)) found.set(row, { line: row.line, label: kind.labelOf(row.values), ...twin });
  };
  const firstOf = kind.twins.map((twin) => withinFile(twin, creating, note));
  let seen = 0;
  for (const stored of kind.source.all(db)) {
    seen += 1;
    if (seen % SLICE === 0) yield { step: 'checking', fraction: 0.95 };
    kind.twins.forEach((twin, at) => {
      const value = twin.of(stored.values);
      const row = value === null ? undefined : firstOf[at]!.get(value);
      if (row === undefined || twin.asks?.(row.values) === false) return;
      note(row, {
        record: { id: stored.id, label: kind.labelOf(stored.values) },
        otherLine: null,
        field: twin.field,
      });
    });
  }
  const list = [...found.values()].toSorted((one, other) => one.line - other.line);
  return {
    count: list.length,
    list: list.slice(0, MOST),
    leftOut: leavingOutOf === null ? NO_TWINS.leftOut : leaveOut(kind, leavingOutOf, creating, found),
  };
}

/** Those that nothing else of the file stands below: it would have no place without them. */
function leaveOut(
  { parent }: Kind,
  rows: readonly Row[],
  creating: readonly Row[],
  twins: ReadonlyMap<Row, TwinFound>,
): ReadonlySet<Row> {
  const leftOut = new Set<Row>();
  const parentOf = ({ values }: Row) => (parent === undefined ? undefined : values[parent]);
  const above = new Set(rows.filter(({ action }) => action === 'change').map(parentOf));
  for (const row of creating.toReversed()) {
    if (twins.has(row) && !above.has(row.id)) leftOut.add(row);
    else above.add(parentOf(row));
  }
  return leftOut;
}

/** The first row of each value; those that repeat it are noted. */
function withinFile(
  { field, of, asks }: Twin,
  creating: readonly Row[],
  note: (row: Row, twin: Omit<TwinFound, 'line' | 'label'>) => void,
): Map<string, Row> {
  const firstOf = new Map<string, Row>();
  for (const row of creating) {
    const value = of(row.values);
    if (value === null) continue;
    const first = firstOf.get(value);
    if (first === undefined) firstOf.set(value, row);
    else if (asks?.(row.values) !== false) note(row, { record: null, otherLine: first.line, field });
  }
  return firstOf;
}
