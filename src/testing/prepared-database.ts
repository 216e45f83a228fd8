/**
 * An empty database of the present version, made once and copied for every test: applying all migrations takes ten
 * times as long. It is kept in the project's cache under what it was made from.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '../core/database/open.ts';
import { prepare, triggersDigest } from '../core/database/prepare.ts';
import { testClock } from './ports.ts';

const CACHE = join(import.meta.dirname, '../../.cache/prepared');

let prepared: Promise<string> | null = null;

/** Puts an empty database in the place of `file`, which must not exist. */
export async function putPreparedDatabase(migrationsFolder: string, file: string): Promise<void> {
  prepared ??= preparedFile(migrationsFolder);
  copyFileSync(await prepared, file);
}

async function preparedFile(migrationsFolder: string): Promise<string> {
  const digest = createHash('sha256')
    .update(readFileSync(join(migrationsFolder, 'manifest.json')))
    .update(triggersDigest())
    .digest('hex');
  const file = join(CACHE, `${digest}.db`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'new-'));
  const made = join(folder, 'made.db');
  const connection = openConnection(made);
  await prepare({ connection, migrationsFolder, backupFolder: folder, clock: testClock() });
  connection.close();
  // Somebody else may have made the same at the same time: then theirs is replaced by its like.
  renameSync(made, file);
  rmSync(folder, { recursive: true });
  return file;
}
