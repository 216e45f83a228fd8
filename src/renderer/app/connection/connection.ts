/**
 * The one line to the core. A call made while the line is down, or cut off by it, fails at once with
 * ConnectionLostError: nothing hangs and nothing is sent twice behind the person's back.
 */
import { ORPCError, type ClientContext, type ClientLink, type ClientOptions } from '@orpc/client';
import { useSyncExternalStore } from 'react';
import type { StartTransport } from './transport.ts';

/** `refused`: the host was started anew and does not know this window; only a new address helps. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

export class ConnectionLostError extends Error {
  constructor() {
    super('connection lost');
    this.name = 'ConnectionLostError';
  }
}

export interface Connection extends ClientLink<ClientContext> {
  state(): ConnectionState;
  subscribe(listener: () => void): () => void;
  /** Starts the transport; returns a function that ends it. */
  start(transport: StartTransport): () => void;
}

export function createConnection(): Connection {
  let state: ConnectionState = 'connecting';
  let link: ClientLink<ClientContext> | undefined;
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  /** Fails the calls in flight; some transports leave them hanging when the other end dies. */
  const inFlight = new Set<() => void>();

  const change = (next: ConnectionState) => {
    state = next;
    if (next !== 'open') for (const fail of inFlight) fail();
    for (const wake of waiting) wake();
    waiting.clear();
    for (const listener of listeners) listener();
  };

  /** Only the very first calls wait; after a loss a call fails instead. */
  const ready = async (): Promise<ClientLink<ClientContext>> => {
    if (state === 'connecting') await new Promise<void>((resolve) => waiting.add(resolve));
    if (link === undefined) throw new ConnectionLostError();
    return link;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(transport) {
      return transport({
        open(next) {
          link = next;
          change('open');
        },
        lost() {
          link = undefined;
          if (state !== 'lost') change('lost');
        },
        refused() {
          link = undefined;
          change('refused');
        },
      });
    },
    async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
      const used = await ready();
      return new Promise((resolve, reject) => {
        const fail = () => reject(new ConnectionLostError());
        inFlight.add(fail);
        used
          .call(path, input, options)
          .then(resolve, (error: unknown) => {
            // The core answers with ORPCErrors; anything else comes from a line that broke or a caller who gave up.
            const fromCore = error instanceof ORPCError;
            reject(fromCore || options.signal?.aborted === true ? error : new ConnectionLostError());
          })
          .finally(() => inFlight.delete(fail));
      });
    },
  };
}

export function useConnectionState(connection: Connection): ConnectionState {
  return useSyncExternalStore(
    (listener) => connection.subscribe(listener),
    () => connection.state(),
  );
}
