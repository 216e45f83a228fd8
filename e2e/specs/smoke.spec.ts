import { expect, test } from '../fixtures.ts';

test('a fresh Millwright opens', async ({ page }) => {
  await expect(page).toHaveTitle(/Millwright/);
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('a page breaks no rule of its own policy', async ({ millwright }) => {
  const page = await millwright.openWindow();
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.reload();
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(broken).toEqual([]);
});
