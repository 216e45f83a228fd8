/**
 * The order in which a person looks for names: by letters whatever their case or accents, numbers by value
 * (Unicode collation, UTS #10, root with numeric ordering). It is the same in every language of the program, so
 * that one list does not change its order with the window it is seen in.
 */
const collator = new Intl.Collator('und', { numeric: true });

/** Sorts a copy by the name of each row; equal names keep their places. */
export function sortedByName<Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] {
  return rows.toSorted((one, other) => collator.compare(nameOf(one), nameOf(other)));
}
