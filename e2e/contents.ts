import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { dump } from '../src/testing/dump.ts';
import type { Millwright } from './fixtures.ts';

/** What the plant knows, read past the program. */
export function contents({ dataFolder }: Millwright): ReturnType<typeof dump> {
  const file = new Sqlite(join(dataFolder, 'millwright.db'), { readonly: true });
  try {
    return dump({ sql: (text) => file.prepare(text) });
  } finally {
    file.close();
  }
}
