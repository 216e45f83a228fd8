/** The WebSockets between pages and the core: bounded in number and size, dead ones cleared away. */
// oRPC's handler for ws prints what it cannot read, with a piece of it; this one leaves the error to us.
import { RPCHandler } from '@orpc/server/bun-ws';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Core } from '../core/create-core.ts';
import type { Log } from '../core/ports.ts';

export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

/** RFC 6455, section 7.4.1: data of a kind that cannot be accepted. Not from a page of ours: it is cut off. */
const UNREADABLE = 1003;

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
    const context = core.connect();
    const peer = {
      send: (message: string | ArrayBufferLike | Uint8Array): number => {
        socket.send(message);
        return 0;
      },
    };
    socket.on('message', (data: Buffer, isBinary) => {
      handler.message(peer, isBinary ? data : data.toString(), { context }).catch((error: unknown) => {
        // The page may have left before its answer was ready.
        if (socket.readyState !== socket.OPEN) return;
        // Of the error only its kind: its message may quote what somebody typed.
        log.warn('socket-message-unreadable', { kind: error instanceof Error ? error.name : '' });
        socket.close(UNREADABLE);
      });
    });
    socket.on('close', () => handler.close(peer));
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
