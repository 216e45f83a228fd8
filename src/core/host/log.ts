/**
 * The hosts' log: one line per event in `logs/millwright.log` of the data folder. Callers pass event names
 * and counts, never anything a person typed, no token and no cookie.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from '../ports.ts';

export type LineSink = (line: string) => void;

type Details = Readonly<Record<string, string | number | boolean>>;

/** Writes lines like `2026-11-21T03:14:15.926Z warn event key=value`. */
export function createLog(clock: Clock, sink: LineSink): Log {
  const write = (level: string, event: string, details: Details = {}): void => {
    const pairs = Object.entries(details).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
    sink(`${new Date(clock.now()).toISOString()} ${level} ${event}${pairs.join('')}`);
  };
  return {
    info: (event, details) => write('info', event, details),
    warn: (event, details) => write('warn', event, details),
    error: (event, details) => write('error', event, details),
  };
}

const MAX_LOG_BYTES = 5_000_000;

/**
 * Appends to `<dataFolder>/logs/millwright.log`; at 5 MB the file moves to `millwright.1.log`, replacing the
 * one before. A log that cannot be written must not stop the work, so failures are swallowed.
 */
export function fileSink(dataFolder: string, maxBytes = MAX_LOG_BYTES): LineSink {
  const folder = join(dataFolder, 'logs');
  const file = join(folder, 'millwright.log');
  const size = (): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (size() > maxBytes) renameSync(file, join(folder, 'millwright.1.log'));
      appendFileSync(file, `${line}\n`);
    } catch {
      // A full disk or a read-only folder is reported by the database, in words.
    }
  };
}
