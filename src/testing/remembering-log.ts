/** A log for tests that remembers what was written. */
import type { Log } from '../core/ports.ts';

export interface RememberingLog extends Log {
  readonly lines: readonly string[];
}

export function rememberingLog(): RememberingLog {
  const lines: string[] = [];
  const write = (level: string) => (event: string, details?: object) => {
    lines.push(`${level} ${event} ${JSON.stringify(details ?? {})}`);
  };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}
