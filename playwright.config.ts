import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';
import { findElectron, reasonAgainstWindow } from './scripts/electron.ts';

const { getuid } = process;
const isRoot = getuid?.() === 0;
/** Chromium's own traffic would be the only one to leave the machine. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

const reasonWithoutElectron =
  findElectron() === null
    ? 'the Electron binary is not installed'
    : reasonAgainstWindow({ platform: process.platform, env: process.env, uid: getuid?.() });

// Workers read this file too; the line is for the person, once.
if (reasonWithoutElectron !== null && process.env['TEST_WORKER_INDEX'] === undefined) {
  process.stdout.write(`The end-to-end tests run in the browser host only: ${reasonWithoutElectron}.\n`);
}

type Projects = NonNullable<PlaywrightTestConfig<{ hostKind: 'browser' | 'electron' }>['projects']>;

const browser: Projects[number] = {
  name: 'browser',
  use: {
    hostKind: 'browser',
    browserName: 'chromium',
    viewport: { width: 1280, height: 840 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
};

export default defineConfig<{ hostKind: 'browser' | 'electron' }>({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  use: {
    // Pictures of each step took a third of the time; `--trace on` makes them when they are wanted.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    screenshot: 'only-on-failure',
  },
  projects: [
    browser,
    ...(reasonWithoutElectron === null
      ? [{ name: 'electron', use: { hostKind: 'electron' } } satisfies Projects[number]]
      : []),
  ],
});
