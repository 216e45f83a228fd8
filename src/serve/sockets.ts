/** The WebSockets between pages and the core: bounded in number and size, dead ones cleared away. */
import { RPCHandler } from '@orpc/server/ws';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Core } from '../core/create-core.ts';
import type { Log } from '../core/ports.ts';

export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

/** What a host needs of the core to carry the contract. */
export type ServedCore = Pick<Core, 'router' | 'handlerOptions' | 'connect'>;

export interface SocketOptions {
  readonly core: ServedCore;
  readonly log: Log;
  readonly maxConnections: number;
  /** Milliseconds between pings; a peer that missed one is cut off at the next. */
  readonly pingEveryMs: number;
}

export interface Sockets {
  /** False when as many pages are connected as may be. */
  readonly hasRoom: () => boolean;
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function createSockets({ core, log, maxConnections, pingEveryMs }: SocketOptions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const handler = new RPCHandler(core.router, core.handlerOptions);
  const answered = new WeakSet<WebSocket>();

  const connect = (socket: WebSocket): void => {
    answered.add(socket);
    socket.on('pong', () => answered.add(socket));
    // ws closes the connection itself after an error; the code says why without the content.
    socket.on('error', (error) =>
      log.warn('socket-error', { code: (error as { code?: string }).code ?? '' }),
    );
    handler.upgrade(socket, { context: core.connect() }).catch(() => log.error('socket-upgrade-failed'));
  };

  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (answered.has(socket)) {
        answered.delete(socket);
        socket.ping();
      } else {
        socket.terminate();
      }
    }
  }, pingEveryMs);
  timer.unref();

  return {
    hasRoom: () => server.clients.size < maxConnections,
    accept: (request, socket, head) => server.handleUpgrade(request, socket, head, connect),
    close() {
      clearInterval(timer);
      for (const socket of server.clients) socket.close(1001);
      server.close();
    },
  };
}
