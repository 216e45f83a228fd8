/** Real files to test with. They lie outside the project and may be absent. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = process.env['MILLWRIGHT_DATA'] ?? join(import.meta.dirname, '../../../shared/data');

/** Path of a real data file or folder, or null (said on the console) where it is absent. */
export function realData(path: string): string | null {
  const found = join(FOLDER, path);
  if (existsSync(found)) return found;
  process.stderr.write(`real data ${path} is not on this machine: the tests that need it are left out\n`);
  return null;
}
