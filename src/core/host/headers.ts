/**
 * Response headers both hosts send with every page and file. The policy lets a page run only what was built
 * with it: no inline script, no foreign host, no frame around it.
 */
import type { RandomBytes } from '../../shared/ids.ts';

/** Stands in the built index.html where each response gets its own nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export interface PolicyOptions {
  /** Allows the `<style>` elements that carry it; 128 random bits, new for every page. */
  readonly nonce: string;
  /** Where the page may connect to besides its own origin. */
  readonly connect?: readonly string[];
  /** Lets scripts carry the nonce too; only the development server needs it. */
  readonly scriptNonce?: boolean;
}

/** A nonce for one page: 128 random bits, base64url. */
export function newNonce(random: RandomBytes): string {
  return Buffer.from(random(16)).toString('base64url');
}

/** The Content-Security-Policy of one page (CSP level 3). */
export function contentSecurityPolicy({ nonce, connect = [], scriptNonce = false }: PolicyOptions): string {
  return [
    "default-src 'none'",
    scriptNonce ? `script-src 'self' 'nonce-${nonce}'` : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Every header that keeps a page to itself, with the policy. */
export function securityHeaders(policy: PolicyOptions): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(policy),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
