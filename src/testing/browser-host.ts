/** A running browser host over a small built page, and requests no browser would let a page make. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { folderPages } from '../core/host/static-files.ts';
import { type RunningServer, type ServerOptions, startServer } from '../serve/server.ts';
import { fakeCore } from './fake-core.ts';
import { type RememberingLog, rememberingLog } from './remembering-log.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ConnectOptions {
  readonly path?: string;
  /** False for a peer that reads but never answers a ping. */
  readonly answersPings?: boolean;
}

export interface TestHost {
  readonly server: RunningServer;
  readonly port: number;
  readonly folder: string;
  readonly log: RememberingLog;
  /** Sends the target byte for byte, without the clean-up a URL parser does. */
  ask(target: string, options?: Ask): Promise<Answer>;
  /** Walks in by a fresh address and answers with the Cookie header of the session. */
  signIn(): Promise<string>;
  /** Opens `/rpc` with these headers; rejects with the refusal's status, e.g. Error('403'). */
  connect(headers: Readonly<Record<string, string>>, options?: ConnectOptions): Promise<WebSocket>;
  [Symbol.asyncDispose](): Promise<void>;
}

const PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Millwright</title>';

export async function startTestHost(options: Partial<ServerOptions> = {}): Promise<TestHost> {
  const parent = await mkdtemp(join(tmpdir(), 'millwright-host-'));
  const folder = join(parent, 'renderer');
  await mkdir(join(folder, 'static'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'outside');
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, '.env'), 'hidden');
  await writeFile(join(folder, 'static', 'index-Ab3dE6gH.js'), 'export {};');
  const log = rememberingLog();
  const server = await startServer({
    core: fakeCore(),
    pages: folderPages(folder),
    port: 0,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    log,
    ...options,
  });
  const port = Number(new URL(server.origin).port);

  const ask = (target: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, path: target, method, headers, agent: false },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => (text += chunk));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  return {
    server,
    port,
    folder,
    log,
    ask,
    async signIn() {
      const { pathname, search } = new URL(server.newUrl());
      const answer = await ask(pathname + search);
      return answer.headers['set-cookie']![0]!.split(';')[0]!;
    },
    async connect(headers, { path = '/rpc', answersPings = true } = {}) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers, autoPong: answersPings });
      socket.on('unexpected-response', (_request, response) => {
        socket.emit('error', new Error(String(response.statusCode)));
        response.destroy();
      });
      await once(socket, 'open');
      return socket;
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await rm(parent, { recursive: true });
    },
  };
}
