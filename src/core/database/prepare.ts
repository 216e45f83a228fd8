/** Brings a database file to the version of the program. */
import { createHash } from 'node:crypto';
import type { Database as Connection } from 'better-sqlite3';
import type { Clock } from '../ports.ts';
import { installSearch, searchTriggers } from '../search/triggers.ts';
import { installJournal, journalTriggers } from './journal.ts';
import { migrate, readMigrations } from './migrate.ts';

export interface PrepareOptions {
  readonly connection: Connection;
  readonly migrationsFolder: string;
  readonly backupFolder: string;
  readonly clock: Clock;
}

/**
 * Applies the migrations that are missing and makes the generated triggers.
 * @returns how many migrations were applied
 * @throws StartupError when a migration cannot be applied; the file is then as it was
 */
export async function prepare({ migrationsFolder, ...options }: PrepareOptions): Promise<number> {
  const applied = await migrate({ ...options, migrations: readMigrations(migrationsFolder) });
  installTriggers(options.connection);
  return applied.length;
}

/** Names what the generated triggers are generated from. */
export function triggersDigest(): string {
  return createHash('sha256')
    .update([...journalTriggers(), ...searchTriggers()].join('\n'))
    .digest('hex');
}

/** Generated triggers are made anew only when what they are generated from has changed. */
function installTriggers(connection: Connection): void {
  const digest = triggersDigest();
  const read = connection.prepare("SELECT value FROM local_state WHERE key = 'triggers'").pluck();
  const present = connection
    .prepare("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'")
    .pluck()
    .get() as number;
  if (read.get() === digest && present > 0) return;
  connection.transaction(() => {
    installJournal(connection);
    installSearch(connection);
    connection.prepare("INSERT OR REPLACE INTO local_state (key, value) VALUES ('triggers', ?)").run(digest);
  })();
}
