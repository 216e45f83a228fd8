/**
 * What every end-to-end test starts with: a Millwright of its own on a temporary data folder, in the host of
 * the project (browser or electron). One suite for both: a test opens pages and never asks which host it has.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, type BrowserContext, type Page, test as base } from '@playwright/test';
import { startHost } from './host.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';

export { expect } from '@playwright/test';

export interface Millwright {
  /** Of this test alone; removed afterwards. */
  readonly dataFolder: string;
  /**
   * A further window: in the browser a context of its own, as another person at another screen has it; in
   * Electron a window of the same program. `page` is the first one.
   */
  openWindow(): Promise<Page>;
  /** Kills the program where it stands and starts it again on the same data; answers with a new page. */
  crashAndRestart(): Promise<Page>;
}

interface Options {
  hostKind: 'browser' | 'electron';
}

interface OfWorker extends Options {
  start: (dataFolder: string) => Promise<Started>;
  demoPlant: string;
}

interface OfTest {
  /** The data folder to begin with a copy of; an empty one when null. */
  beginning: string | null;
  millwright: Millwright;
}

interface Started {
  readonly openWindow: () => Promise<Page>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

type ContextOptions = Parameters<Browser['newContext']>[0];

async function startInBrowser(
  dataFolder: string,
  browser: Browser,
  contextOptions: ContextOptions,
): Promise<Started> {
  const host = await startHost(dataFolder);
  const contexts: BrowserContext[] = [];
  const closeContexts = () => Promise.all(contexts.map((context) => context.close()));
  return {
    async openWindow() {
      const context = await browser.newContext(contextOptions);
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(await host.newUrl());
      return page;
    },
    async kill() {
      await host.kill();
      await closeContexts();
    },
    async stop() {
      await closeContexts();
      await host.stop();
    },
  };
}

async function startInElectron(dataFolder: string): Promise<Started> {
  const app = await _electron.launch({ args: ['.', '--data', dataFolder] });
  let first: Page | null = await app.firstWindow();
  return {
    async openWindow() {
      if (first !== null) {
        const page = first;
        first = null;
        return page;
      }
      const opened = app.waitForEvent('window');
      await app.evaluate(({ Menu }) => {
        const view = Menu.getApplicationMenu()!.items.find((item) =>
          item.submenu?.items.some(({ role }) => role === 'reload'),
        );
        view!.submenu!.items[0]!.click();
      });
      return opened;
    },
    async kill() {
      app.process().kill('SIGKILL');
      await app.waitForEvent('close');
    },
    stop: () => app.close(),
  };
}

const newFolder = () => mkdtemp(join(tmpdir(), 'millwright-e2e-'));

export const test = base.extend<OfTest, OfWorker>({
  hostKind: ['browser', { option: true, scope: 'worker' }],

  start: [
    async ({ hostKind, browser }, use, { project }) => {
      await use((dataFolder) =>
        hostKind === 'electron'
          ? startInElectron(dataFolder)
          : startInBrowser(dataFolder, browser, project.use),
      );
    },
    { scope: 'worker' },
  ],

  /** A data folder with the demo plant, made once for all the tests of a worker, each of which copies it. */
  demoPlant: [
    async ({ start }, use) => {
      const folder = await newFolder();
      const maker = await start(folder);
      const page = await maker.openWindow();
      await new WelcomePage(page).loadDemo();
      await new SignInPage(page).heading.waitFor({ timeout: 180_000 });
      await maker.stop();
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],

  beginning: null,

  millwright: async ({ beginning, start }, use) => {
    const dataFolder = await newFolder();
    if (beginning !== null) await cp(beginning, dataFolder, { recursive: true });
    let running = await start(dataFolder);
    await use({
      dataFolder,
      openWindow: () => running.openWindow(),
      async crashAndRestart() {
        await running.kill();
        running = await start(dataFolder);
        return running.openWindow();
      },
    });
    await running.stop();
    await rm(dataFolder, { recursive: true });
  },

  /** The first window of this test's Millwright. */
  page: async ({ millwright }, use) => {
    await use(await millwright.openWindow());
  },
});

/** Begins with the demo plant, nobody signed in. */
export const demoTest = test.extend({
  beginning: async ({ demoPlant }, use) => {
    await use(demoPlant);
  },
});
