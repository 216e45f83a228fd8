import { passwordWeakness } from '../../../shared/domain/password.ts';

export type PasswordProblem = NonNullable<ReturnType<typeof passwordWeakness>> | 'same';

/** What is wrong with a new password, as a key of the catalogue `people.password`. */
export function passwordProblem(
  next: string,
  { current, username }: { readonly current: string; readonly username: string },
): PasswordProblem | null {
  return passwordWeakness(next, username) ?? (next === current ? 'same' : null);
}
