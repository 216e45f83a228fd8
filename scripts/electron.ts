/** The Electron binary: where it is, whether it can be had, and whether it can open a window here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, runNode } from './paths.ts';

/** Enough for the 120 MB on a slow line; a line that is down fails within seconds by itself. */
const FETCH_LIMIT_MS = 5 * 60_000;

/** Path of the installed binary, or null; never fetches (requiring the package itself would). */
export function findElectron(env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = packageFolder('electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const file = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(file) ? file : null;
}

/** Path of the binary, fetched once if it is not there; null when it cannot be had. */
export async function ensureElectron(): Promise<string | null> {
  const found = findElectron();
  if (found !== null) return found;
  console.log('Fetching the Electron binary (about 120 MB, once) …');
  const proxied = process.env['HTTPS_PROXY'] ?? process.env['https_proxy'];
  const env = { ...process.env, ...(proxied === undefined ? {} : { ELECTRON_GET_USE_PROXY: 'true' }) };
  await runNode(join(packageFolder('electron'), 'install.js'), [], {
    env,
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: FETCH_LIMIT_MS,
  }).catch(() => 1);
  return findElectron();
}

export interface Desktop {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** User id, where the platform has one. */
  readonly uid: number | undefined;
}

/** Why no Electron window can open here, in half a sentence, or null when one can. */
export function reasonAgainstWindow({ platform, env, uid }: Desktop): string | null {
  if (platform !== 'linux') return null;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'There is no display here';
  // Chromium's sandbox does not work for root, and Millwright does not run without it.
  return uid === 0 ? 'Electron’s sandbox does not work as root' : null;
}
