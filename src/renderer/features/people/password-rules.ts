/** The rules of src/core/people/accounts.ts, told while typing; the core has the last word. */
export const minimumPasswordLength = 12;

export type PasswordProblem = 'tooShort' | 'tellsName' | 'monotonous' | 'same';

/** What is wrong with a new password, as a key of the catalogue `people.password`. */
export function passwordProblem(
  next: string,
  { current, username }: { readonly current: string; readonly username: string },
): PasswordProblem | null {
  if (Array.from(next).length < minimumPasswordLength) return 'tooShort';
  if (next.toLowerCase().includes(username.toLowerCase())) return 'tellsName';
  if (new Set(next).size < 5) return 'monotonous';
  return next === current ? 'same' : null;
}
