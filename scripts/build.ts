/** Builds both hosts and the page into out/, only when something they are built from has changed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { out, root, runNode, toolFile } from './paths.ts';

const STAMP = join(out, 'built-from.txt');
const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json'];
const NOT_SHIPPED = /\.test\.tsx?$|^src[\\/]testing[\\/]/;

/** Digest over names, sizes and times of all that goes into the build. */
async function fingerprint(): Promise<string> {
  const files: string[] = [];
  for (const source of SOURCES) {
    if (!(await stat(join(root, source))).isDirectory()) files.push(source);
    else {
      const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        if (entry.isFile()) files.push(join(entry.parentPath, entry.name).slice(root.length + 1));
      }
    }
  }
  const hash = createHash('sha256');
  for (const file of files.filter((name) => !NOT_SHIPPED.test(name)).sort()) {
    const { size, mtimeMs } = await stat(join(root, file));
    hash.update(`${file}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Why a build is needed, or null when out/ is what the sources say. */
async function reasonToBuild(): Promise<string | null> {
  if (!existsSync(STAMP)) return 'Millwright has not been built here yet';
  return (await readFile(STAMP, 'utf8')) === (await fingerprint()) ? null : 'The sources have changed';
}

/** Builds unconditionally; answers with the exit code. */
export async function build(logLevel: 'info' | 'warn' = 'info'): Promise<number> {
  const before = await fingerprint();
  const code = await runNode(toolFile('electron-vite'), ['build', '--logLevel', logLevel]);
  if (code === 0) await writeFile(STAMP, before);
  return code;
}

/** Builds when needed, saying so in one line; answers with the exit code. */
export async function buildIfNeeded(): Promise<number> {
  const reason = await reasonToBuild();
  if (reason === null) return 0;
  console.log(`${reason}: building (about half a minute) …`);
  return build('warn');
}

if (import.meta.main) process.exit(await build());
