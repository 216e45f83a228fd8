/** The states a characteristic can have, e.g. `running`, `blocked`; a reading holds the code of one. */
import type { Severity } from './vocabulary.ts';

export interface Choice {
  readonly code: number;
  readonly label: string;
  /** How bad it is to be in this state; null: it is normal. */
  readonly severity: Severity | null;
}

/**
 * The code of a state as it is written: by its name in any case, or by the code itself.
 * @returns null where there is no such state
 */
export function codeOf(choices: readonly Choice[], written: string): number | null {
  const text = written.trim();
  const name = text.toLocaleLowerCase('en');
  const named = choices.find(({ label }) => label.trim().toLocaleLowerCase('en') === name);
  if (named !== undefined) return named.code;
  const code = text === '' ? Number.NaN : Number(text);
  return choices.some((choice) => choice.code === code) ? code : null;
}
