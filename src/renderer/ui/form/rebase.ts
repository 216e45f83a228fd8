/** Puts what a person was changing in a record onto what the record holds now. */
import type { Draft } from './drafts.ts';
import { sameValues } from './send-once.ts';

type Changes<Values> = Required<Pick<Draft<Values>, 'values' | 'base'>>;

export interface Rebased<Values> {
  readonly values: Values;
  /** Changes to fields that somebody else has changed too: put aside, the record's value stays. */
  readonly aside: Changes<Values>;
}

/** A draft without a base holds all fields, as they are to be shown. */
export function rebase<Values extends object>(
  { values, base }: Pick<Draft<Values>, 'values' | 'base'>,
  record: Values,
): Rebased<Values> {
  const nothing = { values: {}, base: {} };
  if (base === undefined) return { values: { ...record, ...values }, aside: nothing };
  const keys = (Object.keys(values) as (keyof Values)[]).filter((key) => key in record);
  const clashes = keys.filter(
    (key) => !sameValues(base[key], record[key]) && !sameValues(values[key], record[key]),
  );
  const pick = (from: Partial<Values>, chosen: readonly (keyof Values)[]) =>
    Object.fromEntries(chosen.map((key) => [key, from[key]])) as unknown as Partial<Values>;
  const mine = keys.filter((key) => !clashes.includes(key));
  return {
    values: { ...record, ...pick(values, mine) },
    aside: { values: pick(values, clashes), base: pick(base, clashes) },
  };
}
