/** Which addresses are Millwright's own, and which may be opened outside. */

export const APP_SCHEME = 'app';
const APP_HOST = 'millwright';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** True for a page of our own: exactly app://millwright, without port or user. */
export function isAppUrl(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

const MAX_LINK = 2_048;

/**
 * True for a link that may be handed to the person's browser: https only, since any other scheme may start a
 * program, and no user name, which is used to make a foreign address look like a known one.
 */
export function isAllowedLink(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed !== null &&
    url.length <= MAX_LINK &&
    parsed.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === ''
  );
}
