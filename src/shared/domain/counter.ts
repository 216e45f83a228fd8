/**
 * Counters: metrics that only rise (operating hours, kWh, cycles). A meter shows its face, which begins again at zero
 * when it rolls over and at some other value when the meter is replaced; what is stored is life to date, which does
 * neither. The rule: life to date is the sum of what the face has risen by since the first reading, which counts from
 * zero.
 */

/** A moment at which both are known. */
export interface CounterMark {
  readonly ts: number;
  readonly face: number;
  readonly ltd: number;
}

/** A share of the range by which a face that fell may have risen over its rollover; more is a slip, or another meter. */
const MOST_OVER_ROLLOVER = 0.5;

/**
 * By how much a counter rose between two faces of the same meter, in the metric's unit. A face that fell has rolled over
 * if the rise to it is less than half of the range: 99,990 to 15 of a five-digit meter is 25, but 512 to 498 is nothing
 * that can be.
 * @param rolloverAt at what the face begins again at zero; null: never
 * @returns null where it cannot be
 */
export function counterRise(from: number, to: number, rolloverAt: number | null): number | null {
  if (to >= from) return tidy(to - from);
  if (rolloverAt === null) return null;
  const rise = to - from + rolloverAt;
  return rise >= 0 && rise < rolloverAt * MOST_OVER_ROLLOVER ? tidy(rise) : null;
}

/** Why a face cannot be: below that before it, above that after it, or more than the meter can show. */
export const COUNTER_PROBLEMS = ['below', 'above', 'beyond'] as const;
export type CounterProblem = (typeof COUNTER_PROBLEMS)[number];

export type Placement =
  | { readonly ltd: number; readonly problem: null; readonly rolledOver: boolean }
  /** `than`: the face or rollover it does not go with. */
  | { readonly ltd: null; readonly problem: CounterProblem; readonly than: number };

/** What is known of one meter around an instant: null where there is nothing. */
export interface Neighbours {
  readonly before: CounterMark | null;
  readonly after: CounterMark | null;
  readonly rolloverAt: number | null;
}

/**
 * The life to date at a face. Where it fits between its neighbours the others keep theirs, so readings come out the
 * same in whatever order they arrive.
 */
export function placeFace(face: number, { before, after, rolloverAt }: Neighbours): Placement {
  const cannot = (problem: CounterProblem, than: number) => ({ ltd: null, problem, than });
  if (face < 0) return cannot('below', before?.face ?? 0);
  if (rolloverAt !== null && face >= rolloverAt) return cannot('beyond', rolloverAt);
  if (before === null) {
    if (after === null) return { ltd: tidy(face), problem: null, rolledOver: false };
    if (face > after.face) return cannot('above', after.face);
    return { ltd: tidy(after.ltd - (after.face - face)), problem: null, rolledOver: false };
  }
  const rise = counterRise(before.face, face, rolloverAt);
  if (rise === null) return cannot('below', before.face);
  const ltd = tidy(before.ltd + rise);
  if (after !== null && ltd > after.ltd) return cannot('above', after.face);
  return { ltd, problem: null, rolledOver: face < before.face };
}

/** What the meter showed at a life to date; `offset` is the life to date at which it would have shown zero. */
export function faceOf(ltd: number, offset: number, rolloverAt: number | null): number {
  const since = tidy(ltd - offset);
  return rolloverAt === null ? since : tidy(since - Math.floor(since / rolloverAt) * rolloverAt);
}

/** Decimals of a counter that count; meters have three or four. */
export const COUNTER_DECIMALS = 6;
const SCALE = 10 ** COUNTER_DECIMALS;

/** Without what binary fractions leave behind: 12,345.7 - 12,345.6 is 0.1. */
export function tidy(value: number): number {
  const scaled = value * SCALE;
  return Math.abs(scaled) < Number.MAX_SAFE_INTEGER ? Math.round(scaled) / SCALE : value;
}
