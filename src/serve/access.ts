/**
 * Who may talk to the browser host. Promise: nobody without a one-time address printed by this process gets
 * a byte of the page or a message to the core, not a web page in the same browser, not another name for
 * 127.0.0.1, not a second reader of the address.
 *
 * The token in the printed address has 192 random bits, works once and is swapped for a cookie with another
 * 192 bits. Secrets live in this process only and are compared as digests in constant time.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from '../shared/ids.ts';

const SECRET_BYTES = 24;
/** As many browsers as one person uses; the oldest is signed out beyond that. */
const MAX_SESSIONS = 32;

type Digest = Buffer;

function digest(secret: string): Digest {
  return createHash('sha256').update(secret).digest();
}

export interface Access {
  /** A new one-time token; one that was not used yet is void from now on. */
  newToken(): string;
  /** The session secret for a valid token, which is spent by this; null for any other. */
  redeem(token: string): string | null;
  /** True when the Cookie header carries a live session of this host. */
  hasSession(cookieHeader: string | undefined): boolean;
  /** Value of the Set-Cookie header for a session secret. */
  cookie(session: string): string;
  /** True for the exact names of this host: 127.0.0.1:port and localhost:port. */
  isOwnHost(host: string | undefined): boolean;
  /** True when the Origin header is that of a page this host served under the same name. */
  isOwnOrigin(origin: string | undefined, host: string | undefined): boolean;
}

/** @param port the port the server listens on; it is part of the cookie's name as cookies ignore ports */
export function createAccess(random: RandomBytes, port: number): Access {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const cookieName = `millwright-${port}`;
  let token: Digest | null = null;
  let sessions: Digest[] = [];

  const newSecret = (): string => Buffer.from(random(SECRET_BYTES)).toString('base64url');
  const isOwnHost = (host: string | undefined): boolean => host !== undefined && hosts.has(host);

  return {
    newToken() {
      const secret = newSecret();
      token = digest(secret);
      return secret;
    },
    redeem(candidate) {
      if (token === null || !timingSafeEqual(digest(candidate), token)) return null;
      token = null;
      const session = newSecret();
      sessions = [...sessions, digest(session)].slice(-MAX_SESSIONS);
      return session;
    },
    hasSession(cookieHeader) {
      const candidates = (cookieHeader ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${cookieName}=`))
        .map((pair) => digest(pair.slice(cookieName.length + 1)));
      let found = false;
      for (const candidate of candidates) {
        for (const session of sessions) found = timingSafeEqual(candidate, session) || found;
      }
      return found;
    },
    cookie: (session) => `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    isOwnHost,
    isOwnOrigin: (origin, host) => isOwnHost(host) && origin === `http://${host}`,
  };
}
