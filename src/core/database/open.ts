/** Opens the SQLite file with the settings every promise about durability rests on. */
import Sqlite, { type Database as Connection } from 'better-sqlite3';
import { StartupError } from './errors.ts';
import { plainWords } from '../search/words.ts';
import { provideNaturalKey } from './natural-order.ts';

/** "MILL" in the file header tells Millwright's databases from other SQLite files. */
const APPLICATION_ID = 0x4d_49_4c_4c;

/**
 * Opens or creates the file.
 * @throws StartupError `database-damaged` when the file is not a Millwright database or cannot be read
 */
export function openConnection(file: string): Connection {
  let connection: Connection | undefined;
  try {
    connection = new Sqlite(file, { timeout: 5000 });
    configure(connection);
    provideNaturalKey(connection);
    connection.function('plain_words', { deterministic: true }, (text: unknown) =>
      JSON.stringify(plainWords(text as string)),
    );
    const applicationId = connection.pragma('application_id', { simple: true });
    const objects = connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get();
    if (applicationId === 0 && objects === 0) connection.pragma(`application_id = ${APPLICATION_ID}`);
    else if (applicationId !== APPLICATION_ID) {
      throw new StartupError(
        'database-damaged',
        'The file millwright.db is not a Millwright database. It was left as it is. Move it away, or choose another data folder.',
      );
    }
    return connection;
  } catch (error) {
    connection?.close();
    if (error instanceof StartupError) throw error;
    throw asStartupError(error);
  }
}

/** A second connection to a file that is open already; it sees what is committed and cannot write. */
export function openReader(file: string): Connection {
  const connection = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  provideNaturalKey(connection);
  connection.pragma('temp_store = MEMORY');
  connection.pragma('mmap_size = 134217728');
  return connection;
}

function configure(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  // better-sqlite3 opens a WAL database at NORMAL, which may lose acknowledged commits at a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // Without it REPLACE deletes rows without firing the delete triggers of the journal and the ledger.
  connection.pragma('recursive_triggers = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma('cache_size = -65536');
  // Mapped pages count as memory of the process; twice as many made no list faster.
  connection.pragma('mmap_size = 134217728');
}

/** Says in words what SQLite's error code means for the person in front of the station. */
export function asStartupError(error: unknown): StartupError {
  const code = (error as { code?: string } | undefined)?.code ?? '';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new StartupError(
      'database-damaged',
      'The database file is damaged and was not changed. Put the newest file from the folder "backups" in its place, or ask for help and keep the damaged file.',
      { cause: error },
    );
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_IOERR')
  ) {
    return new StartupError(
      'folder-not-writable',
      'Millwright cannot write to its data folder. Nothing was changed. Check the rights on the folder and the free space on the disk, then start again.',
      { cause: error },
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StartupError(
      'folder-in-use',
      'Another program is using the database. Close it and start again. Nothing was changed.',
      { cause: error },
    );
  }
  return new StartupError('database-damaged', 'The database could not be opened. Nothing was changed.', {
    cause: error,
  });
}
