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

test('a killed Millwright starts again on the same data, with a window for each of two people', async ({
  page,
  millwright,
}) => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  const first = await millwright.crashAndRestart();
  const second = await millwright.openWindow();
  for (const window of [first, second]) await expect(window.getByRole('heading').first()).toBeVisible();
});
