/** Readings that climb are foreseen in a sentence; it becomes work, or is rejected, and both stand on the score board. */
import { writeFile } from 'node:fs/promises';
import { expect, test } from '../fixtures.ts';
import { openNewPump } from '../new-pump.ts';
import { Frame } from '../pages/frame.ts';
import { ImportWizard } from '../pages/import-wizard.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';

const HALF_HOUR = 1_800_000;
const ROWS = 8 * 48;

test('a metric that climbs is foreseen, and what is foreseen is drafted or rejected', async ({ page }) => {
  page.setDefaultTimeout(20_000);
  await openNewPump(page);
  const now = Date.now();
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const noise = (((row * 7919) % 101) / 100 - 0.5) * 0.2;
    const value = 4 + (row / 48) * 0.2 + noise;
    return `${new Date(now - (ROWS - row) * HALF_HOUR).toISOString()};${value.toFixed(3)}`;
  });
  const file = test.info().outputPath('climbing.csv');
  await writeFile(file, ['Time;Vibration [mm/s]', ...lines, ''].join('\r\n'));
  const wizard = new ImportWizard(page);
  await wizard.openFromAsset();
  await wizard.chooseFile(file);
  await wizard.goToColumns();
  await wizard.check();
  await wizard.start();
  await wizard.expectImported('climbing.csv', `${ROWS} readings added`);
  await wizard.openAsset();
  await page.getByRole('tab', { name: /^Metrics/ }).click();
  const limits = new ThresholdForm(page);
  await limits.open('Vibration');
  await limits.fill({ highWarning: '7.1', highCritical: '9' });
  await limits.save();

  const foreseen = page.getByRole('region', { name: 'Prediction', exact: true });
  const sentence = foreseen.getByRole('link', { name: /^Vibration reaches 7\.1.mm\/s (between|on) / });
  await test.step('the page of the metric says between which days', async () => {
    await expect(sentence).toBeVisible({ timeout: 40_000 });
  });

  await test.step('work against it is drafted, due before them', async () => {
    await sentence.click();
    await expect(page.getByText('Prediction, with its interval')).toBeVisible();
    await expect(page.getByText('No parts are known', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Draft work order' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: /Vibration: before it reaches 7\.1/ }),
    ).toBeVisible();
  });

  await test.step('the other is rejected by keyboard, with a reason', async () => {
    await new Frame(page).goTo('Predictions');
    await page.getByRole('link', { name: /^Vibration reaches 9/ }).click();
    await expect(page.getByRole('button', { name: /^Add to WO-/ })).toBeVisible();
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog', { name: 'Reject the prediction' });
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('It is replaced next week');
    await dialog.getByRole('button', { name: 'Reject', exact: true }).click();
    await expect(page.getByText('“It is replaced next week”')).toBeVisible();
  });

  await test.step('both stand on the score board', async () => {
    await new Frame(page).goTo('Predictions');
    await page.getByRole('tab', { name: 'Score board' }).click();
    const row = page.getByRole('row', { name: /^Reaches a limit/ });
    await expect(row).toBeVisible();
    const heads = await page.getByRole('columnheader').allTextContents();
    const cell = (head: string) => row.getByRole('cell').nth(heads.indexOf(head));
    await expect(cell('Made')).toHaveText('2');
    await expect(cell('Accepted')).toHaveText('1');
    await expect(cell('Rejected')).toHaveText('1');
  });
});
