/** What the core needs from outside. A host passes the real things, tests pass simulated ones. */
import type { RandomBytes } from '../shared/ids.ts';

export interface Clock {
  /** The present instant in milliseconds UTC. */
  now(): number;
}

export interface Timers {
  /**
   * Calls again and again, never before the last call has ended, until it is stopped. A failure is the callee's to
   * catch. Does not keep the process alive.
   */
  every(periodMs: number, call: () => Promise<void>): { stop(): void };
}

/** Writes what an engineer needs to see; callers never pass anything a user typed. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  warn(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
}

/** The other side cannot be reached, has not answered in time or has gone. */
export class NetworkError extends Error {
  constructor() {
    super('the network did not answer');
    this.name = 'NetworkError';
  }
}

/** An open connection. Each call waits for the one before it. */
export interface Line {
  /** Resolves when the network has taken it over. @throws NetworkError */
  send(text: string): Promise<void>;
  /** Ends it once everything has arrived. @throws NetworkError */
  close(): Promise<void>;
  /** Ends it at once; what waits fails. */
  destroy(): void;
}

export interface Network {
  /** @throws NetworkError when nobody answers within `patienceMs`, which also holds for each later step */
  connect(to: { readonly host: string; readonly port: number; readonly patienceMs: number }): Promise<Line>;
}

export interface Ports {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
  readonly network: Network;
}

export interface CoreOptions {
  /** Folder that holds the database and the files of one station; created when absent. */
  readonly dataFolder: string;
  /** Folder with `NNNN_slug.sql` and `manifest.json`. */
  readonly migrationsFolder: string;
  /** Shown to the next person who tries to open the same folder, e.g. "Millwright (desktop), L3-PC04". */
  readonly holder: string;
  readonly ports: Ports;
}
