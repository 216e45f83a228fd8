/**
 * Applies the migrations that a database does not have yet. drizzle's own `migrate()` deletes child rows when
 * a table is rebuilt (foreign keys cannot be switched off inside its transaction) and skips migrations that
 * were merged late; this runner promises: a backup first, nothing lost, all of a migration or none of it, and
 * a sentence instead of a guess when the database is newer, edited, or has another history.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import type { Clock } from '../ports.ts';
import { StartupError } from './errors.ts';

export interface Migration {
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
}

interface ManifestEntry {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Reads the migrations in their order and checks each against the manifest.
 * @throws StartupError `migration-files-damaged`
 */
export function readMigrations(folder: string): Migration[] {
  const entries = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[];
  return entries.map(({ name, sha256 }) => {
    const bytes = readFileSync(join(folder, name));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new StartupError(
        'migration-files-damaged',
        `The program's file ${name} is damaged. Your data was not touched. Install Millwright again.`,
      );
    }
    return { name, sha256, sql: bytes.toString('utf8') };
  });
}

export interface MigrateOptions {
  readonly connection: Connection;
  readonly migrations: readonly Migration[];
  readonly backupFolder: string;
  readonly clock: Clock;
}

/**
 * Brings the database to the last migration.
 * @returns the names of the migrations applied
 * @throws StartupError `database-newer`, `database-edited` or `migration-failed`; the database is as it was
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { connection, migrations, clock } = options;
  const applied = appliedMigrations(connection);
  assertPrefix(applied, migrations);
  const pending = migrations.slice(applied.length);
  if (pending.length === 0) return [];
  if (applied.length > 0) await backUp(options, pending[0]!.name);

  // The pragma is ignored inside a transaction, so it must be off before BEGIN.
  connection.pragma('foreign_keys = OFF');
  connection.pragma('legacy_alter_table = OFF');
  try {
    for (const migration of pending) apply(connection, migration, clock.now());
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  return pending.map(({ name }) => name);
}

function appliedMigrations(connection: Connection): ManifestEntry[] {
  connection.exec(
    'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY NOT NULL, sha256 text NOT NULL, applied_at integer NOT NULL) STRICT',
  );
  return connection
    .prepare('SELECT name, sha256 FROM schema_migrations ORDER BY name')
    .all() as ManifestEntry[];
}

function assertPrefix(applied: readonly ManifestEntry[], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length) {
    throw new StartupError(
      'database-newer',
      'This database was last used with a newer Millwright. Nothing was changed. Start the newer version, or install it here.',
    );
  }
  applied.forEach((entry, index) => {
    const expected = migrations[index]!;
    if (entry.name === expected.name && entry.sha256 === expected.sha256) return;
    throw new StartupError(
      'database-edited',
      `This database was made by a different build of Millwright (it differs at ${entry.name}). Nothing was changed. Use the build it was made with, or restore a backup.`,
    );
  });
}

async function backUp({ connection, backupFolder, clock }: MigrateOptions, next: string): Promise<void> {
  mkdirSync(backupFolder, { recursive: true });
  const stamp = new Date(clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  await connection.backup(join(backupFolder, `before-${next.replace(/\.sql$/, '')}-${stamp}.db`));
}

function apply(connection: Connection, migration: Migration, now: number): void {
  try {
    connection.exec('BEGIN IMMEDIATE');
    dropDerivedTriggers(connection);
    connection.exec(migration.sql);
    const orphans = connection.pragma('foreign_key_check') as { table: string }[];
    if (orphans.length > 0) throw new Error(`rows without their parent in ${orphans[0]!.table}`);
    connection
      .prepare('INSERT INTO schema_migrations (name, sha256, applied_at) VALUES (?, ?, ?)')
      .run(migration.name, migration.sha256, now);
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw new StartupError(
      'migration-failed',
      `The database could not be brought to this version (${migration.name}). It is unchanged, and a backup is in the folder "backups". Go back to the version you used before and ask for help.`,
      { cause: error },
    );
  }
}

/** Generated triggers (`journal_…`, `search_source_…`) would fire on rebuilt tables; they are made anew after the last migration. */
function dropDerivedTriggers(connection: Connection): void {
  const names = connection
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name GLOB 'journal_*' OR name GLOB 'search_source_*')",
    )
    .pluck()
    .all() as string[];
  for (const name of names) connection.exec(`DROP TRIGGER "${name}"`);
}
