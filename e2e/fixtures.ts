/**
 * What every end-to-end test starts with: a Millwright of its own on a temporary data folder, in the host of
 * the project (browser or electron). One suite for both: a test opens pages and never asks which host it has.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, type BrowserContext, type Page, test as base } from '@playwright/test';
import { startHost } from './host.ts';

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

interface Started {
  readonly openWindow: () => Promise<Page>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function startInBrowser(dataFolder: string, browser: Browser): Promise<Started> {
  const host = await startHost(dataFolder);
  const contexts: BrowserContext[] = [];
  const closeContexts = () => Promise.all(contexts.map((context) => context.close()));
  return {
    async openWindow() {
      const context = await browser.newContext(base.info().project.use);
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

export const test = base.extend<Options & { millwright: Millwright }>({
  hostKind: ['browser', { option: true }],

  millwright: async ({ hostKind, browser }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'millwright-e2e-'));
    const start = () =>
      hostKind === 'electron' ? startInElectron(dataFolder) : startInBrowser(dataFolder, browser);
    let running = await start();
    await use({
      dataFolder,
      openWindow: () => running.openWindow(),
      async crashAndRestart() {
        await running.kill();
        running = await start();
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
