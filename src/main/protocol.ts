/** The `app://millwright/` scheme: the built page with the same policy and path checks as the browser host. */
import type { CustomScheme } from 'electron';
import { newNonce, securityHeaders } from '../core/host/headers.ts';
import type { PageSource } from '../core/host/static-files.ts';
import type { RandomBytes } from '../shared/ids.ts';
import { APP_SCHEME, isAppUrl } from './app-url.ts';

/** Standard and secure, so that the page has a real origin and the policy applies; no bypass of anything. */
export const SCHEME: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers the requests of our pages, for `protocol.handle`. */
export function createProtocolHandler(
  pages: PageSource,
  random: RandomBytes,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    const nonce = newNonce(random);
    const headers = securityHeaders({ nonce });
    if (!isAppUrl(url)) return new Response(null, { status: 403, headers });
    if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers });
    const { pathname, search } = new URL(url);
    const page = await pages.respond(pathname, search, nonce);
    return new Response(method === 'HEAD' ? null : page.body, {
      status: page.status,
      headers: { ...headers, ...page.headers },
    });
  };
}
