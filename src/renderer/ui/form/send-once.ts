/** Sends what a form holds as often as it takes and has it done once, also when an answer was lost. */
import type { Id } from '../../../shared/ids.ts';
import { errorCodeOf, isOwnRecord, SavedBeforeError } from '../errors.ts';

/** What was sent from one opening of a form. */
export interface Attempts<Values> {
  /** Of what the command makes; the core makes nothing twice under one id. */
  readonly id: Id;
  /** Sent under this id, and nobody knows whether it was saved: the answer never came. */
  readonly unanswered: readonly Values[];
}

/** Whether exactly this was sent before without an answer. */
export function isUnanswered<Values>({ unanswered }: Attempts<Values>, values: Values): boolean {
  return unanswered.some((sent) => sameValues(sent, values));
}

export function sameValues(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Sends the values. What the core says of its own record, which it has from an earlier attempt with the same
 * values, is as good as an answer.
 * @param keep remembers the attempts, before the command is sent and after each answer
 * @returns whether it was this attempt that saved it, or an earlier one
 * @throws SavedBeforeError when an earlier attempt with other values was saved; else what the command threw
 */
export async function sendOnce<Values>(
  attempts: Attempts<Values>,
  values: Values,
  command: () => Promise<unknown>,
  keep: (attempts: Attempts<Values>) => void,
): Promise<'now' | 'before'> {
  keep({ ...attempts, unanswered: [...attempts.unanswered, values] });
  try {
    await command();
    return 'now';
  } catch (error) {
    if (isOwnRecord(error)) {
      keep(attempts);
      const all = attempts.unanswered;
      if (all.length > 0 && all.every((sent) => sameValues(sent, values))) return 'before';
      throw new SavedBeforeError();
    }
    // A refusal is an answer: this attempt wrote nothing. An earlier one may have.
    if (!['CONNECTION_LOST', 'INTERNAL'].includes(errorCodeOf(error))) keep(attempts);
    throw error;
  }
}
