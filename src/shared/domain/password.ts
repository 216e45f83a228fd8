/** What a password of this plant must be; the page tells while it is typed, the core has the last word. */

/** In characters as a person counts them. */
export const MINIMUM_PASSWORD_LENGTH = 12;

const LEAST_DIFFERENT = 5;

/** Why a password is too easy to guess, or null. */
export function passwordWeakness(
  password: string,
  username: string,
): 'tooShort' | 'tellsName' | 'monotonous' | null {
  if (Array.from(password).length < MINIMUM_PASSWORD_LENGTH) return 'tooShort';
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase())) return 'tellsName';
  return new Set(password).size < LEAST_DIFFERENT ? 'monotonous' : null;
}
