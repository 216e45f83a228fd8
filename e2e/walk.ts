/** How a test goes from place to place of the demo plant to have each looked at. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Examiner } from './examiner.ts';
import { AssetPage } from './pages/asset-page.ts';
import { Frame } from './pages/frame.ts';
import { SignInPage } from './pages/sign-in-page.ts';

export interface Walk {
  readonly examiner: Examiner;
  readonly frame: Frame;
  readonly button: (name: string | RegExp) => Locator;
  /** Opens a dialog with a click, looks at it and its lists, and closes it. */
  readonly inDialog: (opener: Locator, place: string) => Promise<void>;
  /** The same for what is behind a menu of the page. */
  readonly inDialogOfMenu: (item: string, place: string) => Promise<void>;
  readonly eachTab: (record: string) => Promise<void>;
  /** Opens the first record of the list. */
  readonly firstRow: () => Promise<void>;
}

export function walk(page: Page): Walk {
  const examiner = new Examiner(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  /** The uppermost one. */
  const lookAndClose = async (place: string, below = 0) => {
    await expect(dialog).toHaveCount(below + 1);
    await expect(dialog.last()).toBeVisible();
    await examiner.lookWithLists(place, dialog.last());
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(below);
  };
  return {
    examiner,
    button,
    frame: new Frame(page),
    async inDialog(opener, place) {
      const below = await dialog.count();
      await opener.first().click();
      await lookAndClose(place, below);
    },
    async inDialogOfMenu(item, place) {
      await button('More actions').first().click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await lookAndClose(place);
    },
    async eachTab(record) {
      const tabs = page.getByRole('tab');
      const panel = page.getByRole('tabpanel').filter({ visible: true });
      for (const [index, tab] of (await tabs.all()).entries()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        await expect(panel).toHaveCount(1);
        await examiner.look(`${record}, tab ${await tab.innerText()}`, index === 0 ? undefined : panel);
      }
      await tabs.first().click();
    },
    async firstRow() {
      const list = await page.getByRole('heading', { level: 1 }).innerText();
      await page
        .getByRole('row')
        .filter({ has: page.getByRole('gridcell') })
        .first()
        .getByRole('link')
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(list);
    },
  };
}

export function openDemo(page: Page): Promise<void> {
  return new SignInPage(page).signInAsDemoPerson('Admin');
}

export async function openFiller(page: Page): Promise<void> {
  await new Frame(page).goTo('Assets');
  await page.getByRole('searchbox', { name: 'Find an asset' }).fill('L1-FIL');
  await page.getByRole('treeitem', { name: 'L1-FIL' }).first().click();
  await expect(new AssetPage(page).heading).toContainText('L1-FIL');
}
