/** What the core needs from outside. A host passes the real things, tests pass simulated ones. */
import type { RandomBytes } from '../shared/ids.ts';

export interface Clock {
  /** The present instant in milliseconds UTC. */
  now(): number;
}

/** Writes what an engineer needs to see; callers never pass anything a user typed. */
export interface Log {
  info(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  warn(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, details?: Readonly<Record<string, string | number | boolean>>): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
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
