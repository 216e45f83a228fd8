/** The journey of the floor without a mouse: from Today to a completed work order. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { WorkOrderPage } from '../pages/work-order-page.ts';

/** Presses Tab, or Shift+Tab to go back, until the control that is focused has the name. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const focused = page.locator(':focus');
  for (let presses = 0; presses < 60; presses += 1) {
    const text = await focused.evaluateAll(([element]) => {
      if (element === undefined) return '';
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return [
        element.getAttribute('aria-label'),
        ...labels.map(({ textContent }) => textContent),
        element.textContent,
      ].join(' ');
    });
    if (name.test(text.trim())) return;
    await page.keyboard.press(key);
  }
  throw new Error(`No control named ${name} was reached with the Tab key.`);
}

test('a person with a keyboard only comes from Today to a completed work order', async ({ page }) => {
  await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  const { keyboard } = page;
  const work = new WorkOrderPage(page);

  await keyboard.press('n');
  await expect(page.getByRole('dialog', { name: 'New work order' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await keyboard.type('Gearbox of filler 2 leaks oil');
  await keyboard.press('Control+Enter');
  await expect(work.heading).toContainText('Gearbox of filler 2 leaks oil');

  await tabTo(page, /^\s*Start/);
  await keyboard.press('Enter');
  await expect(work.button('Complete')).toBeVisible();

  await tabTo(page, /Add a step/);
  await keyboard.type('Lock out the drive');
  await keyboard.press('Enter');
  await expect(work.step('Lock out the drive')).toBeVisible();
  await keyboard.type('Change the seal');
  await keyboard.press('Enter');
  await expect(work.step('Change the seal')).toBeVisible();

  await tabTo(page, /^\s*Lock out the drive/, 'Shift+Tab');
  await keyboard.press('Space');
  await expect(work.checklist).toContainText('1 of 2 done');
  await keyboard.press('Alt+ArrowDown');
  await work.expectSteps(['Change the seal', 'Lock out the drive']);

  await keyboard.press('Control+k');
  await keyboard.type('Complete');
  await expect(page.getByRole('option', { name: /Complete/ }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /What was found and done/ })).toBeFocused();
  await keyboard.type('New seal, oil filled up.');
  await keyboard.press('Tab');
  await keyboard.type('1.5');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible();

  await keyboard.press('Control+k');
  await keyboard.type('Today');
  await expect(page.getByRole('option', { name: 'Today' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
});
