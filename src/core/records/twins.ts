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
}

const MOST = 1000;
const SLICE = 5000;

/** @param creating rows that make a record */
export function* findTwins(
  db: Reader,
  kind: Kind,
  creating: readonly Row[],
): Generator<SliceProgress, Twins, void> {
  if (kind.twins.length === 0 || creating.length === 0) return { count: 0, list: [] };
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
  return { count: list.length, list: list.slice(0, MOST) };
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
