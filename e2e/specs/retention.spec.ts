/** Old readings are removed: what is kept is shortened, what would go is shown and asked about, and the sums stay. */
import { demoTest as test, expect } from '../fixtures.ts';
import { Frame } from '../pages/frame.ts';
import { MetricChart } from '../pages/metric-chart.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test('an admin has single readings removed that are older than a month, and charts still know them', async ({
  page,
}) => {
  page.setDefaultTimeout(20_000);
  await new SignInPage(page).signInAsDemoPerson('Admin');
  await new Frame(page).runAction('Readings kept');

  await page.getByRole('textbox', { name: /^Single readings/ }).fill('1');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(new Frame(page).message('Saved.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeFocused();

  await page.getByRole('button', { name: 'Count what there is' }).press('Enter');
  const foreseen = page.getByText(/^Old enough to go: [\d,]+ readings, about/);
  await expect(page.getByRole('button', { name: 'Count again' })).toBeFocused();
  const [, count] = /: ([\d,]+ readings)/.exec((await foreseen.textContent())!)!;

  await page.getByRole('button', { name: 'Remove readings for good' }).press('Enter');
  const question = page.getByRole('dialog', { name: `Remove ${count!} for good?` });
  await expect(question.getByText('This cannot be undone.')).toBeVisible();
  await question.getByRole('button', { name: 'Remove readings for good' }).press('Enter');
  await expect(page.getByText(`Last removed: ${count!}.`)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'What is old' }).locator(':focus')).toHaveCount(1);
  await page.getByRole('button', { name: 'Count what there is' }).click();
  await expect(page.getByText('Nothing is old enough to go.')).toBeVisible();

  await page
    .getByRole('link', { name: /Vibration velocity RMS$/ })
    .first()
    .click();
  const chart = new MetricChart(page);
  await chart.show('All');
  await chart.zoomTo(0.2, 0.22);
  await expect(page.getByText(/single readings are no longer kept/).first()).toBeVisible();
});
