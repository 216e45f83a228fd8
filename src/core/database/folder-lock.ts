/**
 * One data folder is opened by one host at a time. The lock is SQLite's own exclusive lock on a small file,
 * so the operating system frees it when its holder dies, however it dies.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { asStartupError } from './open.ts';
import { StartupError } from './errors.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder.
 * @param holder how the next one is told who has it
 * @throws StartupError `folder-in-use` naming the holder
 */
export function lockFolder(folder: string, holder: string): FolderLock {
  const holderFile = join(folder, 'holder.txt');
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(join(folder, 'folder.lock'), { timeout: 0 });
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    writeFileSync(holderFile, `${holder} (process ${process.pid})\n`);
  } catch (error) {
    lock?.close();
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('SQLITE_BUSY')) throw asStartupError(error);
    throw new StartupError(
      'folder-in-use',
      `This data folder is already open in ${readHolder(holderFile)}. Use that window, or close it and start again. Nothing was changed.`,
      { cause: error },
    );
  }
  const held = lock;
  return { release: () => void held.close() };
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().slice(0, 200) || 'another program';
  } catch {
    return 'another program';
  }
}
