/** What of a dry run waits for answers, and what is wrong whatever is answered. Pure. */
import { RECORD_PROBLEMS, type RecordProblem } from '../../../../../shared/contract/records.ts';
import type { Outputs } from '../../../../api.ts';
import type { Choices } from '../plan.ts';

type DryRun = Outputs['records']['dryRunResult'];
type Reason = RecordProblem['reason'];

/** What an answer settles, be it that of another row: what is left of it then, the next dry run tells. */
const SETTLED_BY_ANSWERS: ReadonlySet<Reason> = new Set([
  'unknown-reference',
  'bad-choice',
  'depends-on-bad-row',
]);

/** A unit nobody knows may be right all the same: nothing waits for it. */
function isAwaited({ refersTo }: Pick<DryRun['unknown'][number], 'refersTo'>): boolean {
  return refersTo !== 'units';
}

interface Waiting {
  /** There are values whose meaning somebody has to say. */
  readonly isWaiting: boolean;
  /** What has to be mended beside them, most frequent first. */
  readonly reasons: readonly Reason[];
  /** How many problems these are. */
  readonly besides: number;
}

export function waitingOf({
  unknown,
  problemsByReason,
}: Pick<DryRun, 'unknown' | 'problemsByReason'>): Waiting {
  const isWaiting = unknown.some(isAwaited);
  const countOf = (reason: Reason) => problemsByReason[reason] ?? 0;
  const reasons = RECORD_PROBLEMS.filter(
    (reason) => countOf(reason) > 0 && !(isWaiting && SETTLED_BY_ANSWERS.has(reason)),
  ).toSorted((one, other) => countOf(other) - countOf(one));
  return { isWaiting, reasons, besides: reasons.reduce((sum, reason) => sum + countOf(reason), 0) };
}

/** How many of the values that a dry run did not know have no answer yet. */
export function openCount(
  unknown: readonly Pick<DryRun['unknown'][number], 'field' | 'value' | 'canCreate' | 'refersTo'>[],
  { answers, createUnknown }: Pick<Choices, 'answers' | 'createUnknown'>,
): number {
  const answered = new Set(answers.map(({ field, value }) => `${field} ${value}`));
  return unknown
    .filter(isAwaited)
    .filter(
      ({ field, value, canCreate }) => !answered.has(`${field} ${value}`) && !(createUnknown && canCreate),
    ).length;
}
