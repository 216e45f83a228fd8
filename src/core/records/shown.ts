/** Whether an import would do what its dry run has shown: the plant may have changed since. */
import type { Checked, Row } from './check.ts';

type Shown = Pick<Checked, 'rows' | 'creations'>;

/** @returns rows, and records made on the way, that would become something else than was shown */
export function notAsShown(shown: Shown, now: Shown): number {
  if (shown.rows.length !== now.rows.length) return Math.max(shown.rows.length, now.rows.length);
  const others = now.rows.filter((row, at) => toldOf(row) !== toldOf(shown.rows[at]!)).length;
  const made = countsOf(shown);
  let more = 0;
  for (const [kind, count] of countsOf(now)) more += Math.max(0, count - (made.get(kind) ?? 0));
  return others + more;
}

/** What becomes of a row; ids of what is yet to be made are others each time. */
function toldOf({ action, stored, values }: Row): string {
  const changed = action === 'change' ? Object.keys(values).toSorted() : [];
  return JSON.stringify([action, stored?.id, ...changed.map((key) => [key, stored?.values[key]])]);
}

function countsOf({ creations }: Shown): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of creations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
