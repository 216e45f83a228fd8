/**
 * The collector endpoint: `POST /readings` with the key of a source. What is answered with 200 is committed; whoever
 * hears anything else, or nothing, may send the same again.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { type Endpoint, MOST_READINGS } from '../../shared/contract/data-sources.ts';
import type { Database } from '../database/database.ts';
import type { Ports } from '../ports.ts';
import { isLoopback } from './endpoint.ts';
import type { Mapped } from './mapping.ts';
import { TokenBuckets } from './rate.ts';
import { givenText, type IncomingReading, instantOf } from './reading.ts';
import { digestOf } from './service.ts';
import { type Origin, type Outcome, takeReadings } from './take.ts';

export const MOST_BODY_BYTES = 2_000_000;
/** Requests whose body is being read or waits to be stored; so many bodies are in memory at most. */
export const MOST_WAITING = 16;
const MOST_CONNECTIONS = 64;
/** For a whole request to arrive. */
const PATIENCE_MS = 20_000;
/** For its turn to be stored. */
const TURN_MS = 10_000;
const PER_SOURCE = { perSecond: 20, most: 60 };
const UNKNOWN_KEYS = { perSecond: 2, most: 20 };

const bodySchema = z.object({
  readings: z.array(
    z.object({
      metric: z.string().min(1).max(400),
      ts: z.unknown(),
      value: z.unknown(),
      unit: z.string().max(40).nullish(),
    }),
  ),
});

/** How a request ends that stores nothing. */
class Refusal extends Error {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, reason: string, headers: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }
}

interface CollectorOptions {
  readonly database: Database;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** Default 20 seconds. */
  readonly patienceMs?: number;
}

export interface RunningCollector {
  readonly port: number;
  /** Stops listening and ends what has not arrived. */
  close(): Promise<void>;
}

/** @throws as `listen` does, e.g. with the code EADDRINUSE */
export async function startCollector(
  { host, port }: Pick<Endpoint, 'host' | 'port'>,
  options: CollectorOptions,
): Promise<RunningCollector> {
  const collector = new Collector(host, options);
  const { patienceMs = PATIENCE_MS } = options;
  const server = createServer(
    {
      requestTimeout: patienceMs,
      headersTimeout: patienceMs / 2,
      connectionsCheckingInterval: patienceMs / 4,
      keepAliveTimeout: 5000,
      maxHeaderSize: 8192,
    },
    (request, response) => void collector.answer(request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

class Collector {
  readonly #host: string;
  readonly #database: Database;
  readonly #log: Ports['log'];
  readonly #perSource: TokenBuckets;
  readonly #unknownKeys: TokenBuckets;
  #waiting = 0;

  constructor(host: string, { database, ports }: CollectorOptions) {
    this.#host = host;
    this.#database = database;
    this.#log = ports.log;
    this.#perSource = new TokenBuckets(ports.clock, PER_SOURCE);
    this.#unknownKeys = new TokenBuckets(ports.clock, UNKNOWN_KEYS);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const origin = this.#admit(request);
      this.#waiting += 1;
      try {
        const readings = readingsOf(await bodyOf(request));
        send(response, 200, answerOf(await this.#store(origin, readings)));
      } finally {
        this.#waiting -= 1;
      }
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const refusal = error instanceof Refusal ? error : this.#failure(error);
      const { status, reason, headers } = refusal;
      // What is left of the body is not waited for.
      send(
        response,
        status,
        { error: reason },
        request.complete ? headers : { ...headers, connection: 'close' },
      );
    }
  }

  /** @throws Refusal */
  #admit({ method, url, headers, socket }: IncomingMessage): Origin {
    if (isLoopback(this.#host) && !isOwnName(headers.host, socket.localPort))
      throw new Refusal(421, 'wrong-host');
    if (url !== '/readings') throw new Refusal(404, 'not-found');
    if (method !== 'POST') throw new Refusal(405, 'method-not-allowed', { allow: 'POST' });
    const origin = this.#originOf(headers.authorization);
    const wait = this.#perSource.take(origin.id);
    if (wait !== null) throw new Refusal(429, 'too-many-requests', { 'retry-after': String(wait) });
    if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(headers['content-type'] ?? ''))
      throw new Refusal(415, 'json-expected');
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new Refusal(415, 'plain-expected');
    if (Number(headers['content-length'] ?? 0) > MOST_BODY_BYTES) throw new Refusal(413, 'body-too-large');
    if (this.#database.isBusy) throw new Refusal(503, 'busy', { 'retry-after': '5' });
    if (this.#waiting >= MOST_WAITING) throw new Refusal(503, 'busy', { 'retry-after': '1' });
    return origin;
  }

  #originOf(authorization: string | undefined): Origin {
    const key = /^Bearer (mwk_[A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1] ?? '';
    const digest = Buffer.from(digestOf(key), 'hex');
    const rows = this.#database
      .sql(
        `SELECT id, name, mapping, secret FROM data_sources WHERE kind = 'http' AND enabled = 1
           AND archived_at IS NULL AND secret IS NOT NULL AND station_id = ?`,
      )
      .all(this.#database.stationId) as { id: string; name: string; mapping: string; secret: string }[];
    const found = rows.filter(({ secret }) => timingSafeEqual(digest, Buffer.from(secret, 'hex')))[0];
    if (found !== undefined) return { ...found, mapping: JSON.parse(found.mapping) as Mapped[] };
    const wait = this.#unknownKeys.take('');
    if (wait !== null) throw new Refusal(429, 'too-many-requests', { 'retry-after': String(wait) });
    throw new Refusal(401, 'unknown-key', { 'www-authenticate': 'Bearer' });
  }

  async #store(origin: Origin, readings: readonly IncomingReading[]): Promise<Outcome[]> {
    const turn = AbortSignal.timeout(TURN_MS);
    try {
      return await this.#database.writeWhenIdle(
        { actorId: null, command: 'dataSources.receive' },
        (tx) => takeReadings(tx, origin, readings).outcomes,
        turn,
      );
    } catch (error) {
      if (turn.aborted) throw new Refusal(503, 'busy', { 'retry-after': '5' });
      throw error;
    }
  }

  #failure(error: unknown): Refusal {
    this.#log.error('readings could not be stored', { kind: (error as Error).name });
    return new Refusal(503, 'storing-failed', { 'retry-after': '30' });
  }
}

/** Names under which loopback is called; any other means that somebody's page was led here. */
function isOwnName(host: string | undefined, port: number | undefined): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host ?? '');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  // Left early, the connection must still carry the answer.
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BODY_BYTES) throw new Refusal(413, 'body-too-large');
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Refusal(400, 'not-utf-8');
  }
}

function readingsOf(body: string): IncomingReading[] {
  const parsed = bodySchema.safeParse(jsonOf(body));
  if (!parsed.success) {
    const [, index] = parsed.error.issues[0]?.path ?? [];
    throw new Refusal(400, typeof index === 'number' ? `bad-reading ${index}` : 'readings-expected');
  }
  const { readings } = parsed.data;
  if (readings.length > MOST_READINGS) throw new Refusal(413, 'too-many-readings');
  return readings.map(({ metric, ts, value, unit }) => ({
    address: metric,
    ts: instantOf(ts),
    value: typeof value === 'number' ? value : Number.NaN,
    given: givenText(value),
    unit: unit ?? null,
  }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'not-json');
  }
}

/** In the order of the request. */
function answerOf(outcomes: readonly Outcome[]) {
  const results = outcomes.map((outcome) =>
    outcome === 'taken' || outcome === 'duplicate'
      ? { status: outcome }
      : { status: 'quarantined', reason: outcome },
  );
  const countOf = (status: string) => results.filter((result) => result.status === status).length;
  return {
    taken: countOf('taken'),
    duplicates: countOf('duplicate'),
    quarantined: countOf('quarantined'),
    results,
  };
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
