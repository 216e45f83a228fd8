/** Real files to move a plant in with; they lie outside the project and may be absent, see docs/testing.md. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const realDataFolder =
  process.env['MILLWRIGHT_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');

export function realFile(path: string): string {
  return join(realDataFolder, path);
}

export const realDataIsThere = existsSync(realFile('building/assets.csv'));
