/** What is wrong in a file, line by line: named up to a limit (about 20 MB), counted without one. */
import { PROBLEM_REASONS } from '../../../shared/contract/imports.ts';
import { Buffer } from 'node:buffer';

const MAX_VALUE_CHARS = 80;
const MAX_PROBLEMS = 100_000;
/** Named of every reason, also when the others have used up the room. */
const LEAST_OF_A_REASON = 1000;

/**
 * `impossible-time`: before 1970 or after the plan's latest instant. `unclosed-quote`: a quoted cell that
 * does not end within 20 lines. `line-too-long`: above 256 Ki characters. `duplicate-in-file`: a column
 * has a reading at this instant already; the first is kept. `counter-impossible`: no meter that only rises can
 * have shown it between its neighbours. `value-differs`: another value is stored for the instant.
 */
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

export interface Problem {
  /** 1-based physical line in the file. */
  readonly line: number;
  /** Name of the column; null when the whole line is meant. */
  readonly column: string | null;
  /** What stands there, cut to 80 characters. */
  readonly value: string;
  readonly reason: ProblemReason;
  /** What was almost certainly meant, in the file's own format. */
  readonly suggestion?: string;
}

export type ProblemCounts = Record<ProblemReason, number>;

export interface ProblemList {
  /** Counts the problem, and appends it to `kept` while there is room. */
  add(problem: Problem, kept: Problem[]): void;
  /** All problems so far, as a copy. */
  counts(): ProblemCounts;
}

export function makeProblemList(): ProblemList {
  const counts = Object.fromEntries(PROBLEM_REASONS.map((reason) => [reason, 0])) as ProblemCounts;
  let total = 0;
  return {
    add(problem, kept) {
      counts[problem.reason] += 1;
      if (total >= MAX_PROBLEMS && counts[problem.reason] > LEAST_OF_A_REASON) return;
      total += 1;
      kept.push(problem);
    },
    counts: () => ({ ...counts }),
  };
}

/** The first 80 characters, so that a kept problem does not keep the piece of the file it was cut from. */
export function cutValue(text: string): string {
  return copied(text.slice(0, MAX_VALUE_CHARS));
}

/** The same text, by itself. */
export function copied(text: string): string {
  return Buffer.from(text).toString();
}
