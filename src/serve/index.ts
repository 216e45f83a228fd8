/** Entry of the browser host, run from source by `npm run serve` and as out/main/serve.js once built. */
import { join } from 'node:path';
import { createCore } from '../core/create-core.ts';
import { folderPages } from '../core/host/static-files.ts';
import { sentenceOf, serve } from './run.ts';

// src/serve and out/main are both two folders below the project, so one path serves both.
const root = join(import.meta.dirname, '..', '..');

const ended = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});

try {
  await serve({
    args: process.argv.slice(2),
    pages: folderPages(join(root, 'out', 'renderer')),
    migrationsFolder: join(root, 'migrations', 'local'),
    createCore,
    stdin: process.stdin,
    print: (line) => console.log(line),
    ended,
  });
  process.exit(0);
} catch (error) {
  console.error(sentenceOf(error) ?? error);
  process.exit(1);
}
