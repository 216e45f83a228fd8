import { sameValues } from './send-once.ts';

/** Only the fields that differ from the record, and what they were before, for the undo. */
export function changesOf<Fields extends object>(
  record: Fields,
  fields: Fields,
): { readonly changes: Partial<Fields>; readonly before: Partial<Fields> } {
  const differing = (Object.keys(fields) as (keyof Fields)[]).filter(
    (key) => !sameValues(fields[key], record[key]),
  );
  const pick = (from: Fields) =>
    Object.fromEntries(differing.map((key) => [key, from[key]])) as unknown as Partial<Fields>;
  return { changes: pick(fields), before: pick(record) };
}
