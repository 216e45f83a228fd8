/**
 * The Chromium the end-to-end tests drive: the one CHROMIUM_PATH names, the system's, Playwright's own, or
 * one installed now. The tests are never left out for want of a browser.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { run, runNode, toolFile } from './paths.ts';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'chrome.exe',
  'msedge.exe',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const INSTALL_CHROMIUM =
  'The end-to-end tests need a browser and none could be installed here. Install one ("sudo apt-get install chromium", or "npx playwright install --with-deps chromium"), or set CHROMIUM_PATH to one.';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
  /** Where Playwright would have put its own browser. */
  readonly playwrightPath: () => string;
}

const HERE: Surroundings = {
  env: process.env,
  exists: existsSync,
  playwrightPath: () => chromium.executablePath(),
};

/**
 * Path of a browser that is there already, or null.
 * @throws Error when CHROMIUM_PATH names a file that does not exist
 */
export function findChromium({ env, exists, playwrightPath }: Surroundings = HERE): string | null {
  const named = env['CHROMIUM_PATH'];
  if (named) {
    if (exists(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  return [...candidates, playwrightPath()].find((file) => file !== '' && exists(file)) ?? null;
}

/**
 * Path of a browser, installed now if there is none.
 * @throws Error with INSTALL_CHROMIUM
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== null) return found;
  console.log('No Chromium found: installing one for the end-to-end tests …');
  await runNode(toolFile('@playwright/test', 'playwright'), ['install', 'chromium']).catch(() => 1);
  if (findChromium() === null && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  }
  const installed = findChromium();
  if (installed === null) throw new Error(INSTALL_CHROMIUM);
  return installed;
}
