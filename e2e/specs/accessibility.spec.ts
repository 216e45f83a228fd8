/** Axe finds nothing on any page or main dialog of the demo plant: light at the desk, dark on the floor. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Looks at what is shown and keeps what is wrong with it, a line for each element. */
function examiner(page: Page) {
  const found: string[] = [];
  return {
    found,
    look: async (place: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      for (const { id, help, nodes } of violations)
        for (const { target } of nodes) found.push(`${place}: ${help} (${id}) at ${target.join(' ')}`);
    },
  };
}

async function firstRow(page: Page): Promise<void> {
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .first()
    .getByRole('link')
    .click();
}

/** Each tab of the record that is open. */
async function eachTab(page: Page, look: (place: string) => Promise<void>, record: string): Promise<void> {
  const tabs = page.getByRole('tab');
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('progressbar', { name: 'Loading…' })).toBeHidden();
    await look(`${record}, tab ${await tab.innerText()}`);
  }
  await tabs.first().click();
}

test.describe.configure({ mode: 'parallel' });

for (const [scheme, density] of [
  ['Light', 'Desk'],
  ['Dark', 'Floor'],
] as const) {
  test(`axe finds nothing, ${scheme} and ${density}`, async ({ page }) => {
    test.setTimeout(240_000);
    const { found, look } = examiner(page);
    const frame = new Frame(page);
    const signIn = new SignInPage(page);
    const heading = page.getByRole('heading', { level: 1 });

    const inDialog = async (button: string, title: string | RegExp) => {
      await page.getByRole('button', { name: button, exact: true }).first().click();
      const dialog = new Dialog(page, title);
      await expect(dialog.root).toBeVisible();
      await look(`dialog ${button}`);
      await dialog.cancel();
    };

    await page.emulateMedia({ colorScheme: scheme === 'Dark' ? 'dark' : 'light' });
    await expect(new WelcomePage(page).heading).toBeVisible();
    await look('welcome');
    await new WelcomePage(page).openPlantForm();
    await look('form of a new plant');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await new WelcomePage(page).loadDemo();
    await expect(signIn.heading).toBeVisible({ timeout: 120_000 });
    await look('sign-in');
    await signIn.signInAsDemoPerson('Admin');
    await frame.choose(scheme);
    await frame.choose(density);
    await look('Today');

    await inDialog('New work order', 'New work order');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('palette');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await frame.goTo('Assets');
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    await look('Assets');
    await inDialog('New asset', 'New asset');
    await page.getByRole('treeitem').first().click();
    await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
    await eachTab(page, look, 'asset');

    await frame.goTo('Alarms');
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    await look('Alarms');
    await firstRow(page);
    await expect(heading).not.toHaveText('Alarms');
    await eachTab(page, look, 'alarm');

    await frame.goTo('Work');
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    await look('Work');
    await firstRow(page);
    await expect(heading).toContainText('WO-');
    await eachTab(page, look, 'work order');
    await inDialog('Complete', /^Complete/);
    await page.getByRole('tab', { name: /^Parts/ }).click();
    await inDialog('Use part', 'Use part');

    await frame.goTo('Parts');
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    await look('Parts');
    await inDialog('New part', 'New part');
    await firstRow(page);
    await expect(page.getByRole('button', { name: 'Receive' })).toBeVisible();
    await eachTab(page, look, 'part');
    await inDialog('Receive', /^Receive/);

    await page.getByRole('link', { name: 'Admin', exact: true }).click();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await look('People');
    await inDialog('New account', 'New account');

    expect(found).toEqual([]);
  });
}
