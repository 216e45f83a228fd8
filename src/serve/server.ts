/**
 * The browser host's server: the built page over HTTP and the contract over a WebSocket, on 127.0.0.1 only.
 * Every request passes the same gate: the exact Host name, then GET or HEAD, then a session (see access.ts).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { newNonce, securityHeaders } from '../core/host/headers.ts';
import type { PageSource } from '../core/host/static-files.ts';
import type { Log } from '../core/ports.ts';
import { RPC_PATH } from '../shared/host.ts';
import type { RandomBytes } from '../shared/ids.ts';
import { type Access, createAccess } from './access.ts';
import { refusalPage } from './refusal-page.ts';
import { createSockets, type ServedCore, type Sockets } from './sockets.ts';

export interface ServerOptions {
  readonly core: ServedCore;
  readonly pages: PageSource;
  /** 0 for a free port. */
  readonly port: number;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
  /** Default 32 pages. */
  readonly maxConnections?: number;
  /** Default 30 seconds. */
  readonly pingEveryMs?: number;
  /** What a development server needs beyond the shipped policy. */
  readonly development?: { readonly connect: readonly string[]; readonly scriptNonce: boolean };
}

export interface RunningServer {
  /** `http://127.0.0.1:port`. */
  readonly origin: string;
  /** A one-time address; the one given before is void if nobody used it. */
  newUrl(): string;
  /** Says goodbye to the pages and stops listening; the core stays open. */
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** @throws Error with code EADDRINUSE or EACCES when the port cannot be had */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port: options.port, exclusive: true }, resolve);
  });
  server.on('error', (error) =>
    options.log.error('server-error', { code: (error as { code?: string }).code ?? '' }),
  );
  const { port } = server.address() as AddressInfo;
  const origin = `http://${LOOPBACK}:${port}`;
  const access = createAccess(options.randomBytes, port);
  const sockets = createSockets({
    core: options.core,
    log: options.log,
    maxConnections: options.maxConnections ?? 32,
    pingEveryMs: options.pingEveryMs ?? 30_000,
  });

  server.on('request', (request, response) => {
    respond(request, response, access, options).catch(() => {
      options.log.error('request-failed');
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head, access, sockets));

  return {
    origin,
    newUrl: () => `${origin}/?token=${access.newToken()}`,
    close: () =>
      new Promise<void>((resolve) => {
        sockets.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  access: Access,
  { pages, randomBytes, development }: ServerOptions,
): Promise<void> {
  const host = request.headers.host;
  const nonce = newNonce(randomBytes);
  const send = (status: number, headers: Record<string, string>, body: string | Uint8Array): void => {
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const connect = [`ws://${host}`, ...(development?.connect ?? [])];
  const secure = securityHeaders({ nonce, connect, scriptNonce: development?.scriptNonce ?? false });
  const plain = { ...secure, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };

  if (!access.isOwnHost(host)) {
    // The name may have been chosen by an attacker: it must not come back in a header.
    const bare = securityHeaders({ nonce });
    return send(421, { ...bare, 'Cache-Control': 'no-store' }, 'Millwright does not answer to this name.\n');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(405, { ...plain, Allow: 'GET, HEAD' }, 'Millwright only answers GET and HEAD here.\n');
  }

  const { path, search } = splitTarget(request.url ?? '/');
  const token = path === '/' ? new URLSearchParams(search).get('token') : null;
  // Only GET spends a token: link checkers ask with HEAD.
  const session = token !== null && request.method === 'GET' ? access.redeem(token) : null;
  if (session !== null) {
    return send(303, { ...plain, 'Set-Cookie': access.cookie(session), Location: '/' }, '');
  }
  if (!access.hasSession(request.headers.cookie)) {
    const html = { ...secure, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
    return send(403, html, refusalPage(request.headers['accept-language']));
  }
  // A reload of the spent address by the browser that holds the session: out of the address bar with it.
  if (token !== null) return send(303, { ...plain, Location: '/' }, '');

  const page = await pages.respond(path, search, nonce);
  send(page.status, { ...secure, ...page.headers }, page.body);
}

function upgrade(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  access: Access,
  sockets: Sockets,
): void {
  const { host, origin, cookie } = request.headers;
  const refuse = (status: string): void => {
    socket.on('error', () => socket.destroy());
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
  if (!access.isOwnHost(host)) return refuse('421 Misdirected Request');
  if (!access.isOwnOrigin(origin, host)) return refuse('403 Forbidden');
  if (!access.hasSession(cookie)) return refuse('403 Forbidden');
  if (request.url !== RPC_PATH) return refuse('404 Not Found');
  if (!sockets.hasRoom()) return refuse('503 Service Unavailable');
  sockets.accept(request, socket, head);
}

function splitTarget(target: string): { path: string; search: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, search: '' }
    : { path: target.slice(0, mark), search: target.slice(mark) };
}
