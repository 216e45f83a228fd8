/** A counter: its life to date goes on when its meter is replaced, and nobody has to add anything up. */
import { expect, test } from '../fixtures.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openNewPump } from '../new-pump.ts';
import { AssetPage } from '../pages/asset-page.ts';
import { Dialog } from '../pages/dialog.ts';

/** Some days ago, as people here write it. */
function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toLocaleDateString('en-GB', { timeZone: 'Europe/Berlin' });
}

test('running hours go on when the meter is replaced', async ({ page }) => {
  await openNewPump(page);
  await new AssetPage(page).openTab('Metrics');
  await page.getByRole('button', { name: 'New metric' }).first().click();
  const metric = new Dialog(page, 'New metric');
  await metric.fill('Name', 'Running hours');
  await metric.root.getByText('Counter', { exact: true }).click();
  await metric.fill('Unit', 'h');
  await metric.fill('Decimal places', '0');
  await metric.fill('Rolls over at', '100000');
  await metric.submit('Create metric');

  const reading = new Dialog(page, 'Add a reading: Running hours');
  const type = async (days: number, value: string) => {
    await page.getByRole('button', { name: 'Add reading' }).first().click();
    await reading.fill('Read on', daysAgo(days));
    await reading.fill('At', '12:00');
    await reading.fill('The meter shows', value);
  };
  const figure = (label: string | RegExp) =>
    page.getByRole('term').filter({ hasText: label }).locator('xpath=following-sibling::dd');

  await test.step('a reading after the rollover counts on', async () => {
    await type(9, '99900');
    await expect(reading.root.getByText('life to date begins at 99,900')).toBeVisible();
    await reading.submit('Add reading');
    await type(7, '60');
    await expect(reading.root.getByText('The meter has rolled over.')).toBeVisible();
    await reading.submit('Add reading');
    await expect(figure('Life to date')).toHaveText('100,060\u00A0h');
    await expect(figure('Meter shows')).toHaveText('60\u00A0h');
    await expect(figure('Rise since')).toContainText('80');
  });

  await test.step('what the meter cannot show leads to its change', async () => {
    await type(3, '15');
    await expect(reading.root.getByText('The meter showed 60\u00A0h before')).toBeVisible();
    await reading.root.getByRole('button', { name: 'Meter replaced' }).click();
    const change = new Dialog(page, 'Meter replaced: Running hours');
    await change.fill('Replaced on', daysAgo(5));
    await change.fill('At', '12:00');
    await change.fill('The old meter showed last', '110');
    await change.fill('Reason', 'Display broken');
    await change.submit('Save meter change');
    await expect(page.getByRole('cell', { name: 'Display broken' })).toBeVisible();
    await type(3, '15');
    await expect(reading.root.getByText('Life to date becomes 100,125')).toBeVisible();
    await reading.submit('Add reading');
    await expect(figure('Life to date')).toHaveText('100,125\u00A0h');
    await expect(figure('Meter shows')).toHaveText('15\u00A0h');
  });

  await test.step('a reading that was wrong is corrected, and the correction undone', async () => {
    const readings = page.getByRole('region', { name: 'Single readings' });
    await readings.getByRole('button', { name: /^15\sh, .*More/ }).click();
    await page.getByRole('menuitem', { name: 'Correct…' }).click();
    const wrong = new Dialog(page, 'Correct a reading: Running hours');
    // The dialog opens with the focus on what was read; what is typed takes its place.
    await expect(wrong.field('The meter shows')).toBeFocused();
    await new KeyboardUser(page).type('25');
    await expect(wrong.field('The meter shows')).toHaveValue('25');
    await wrong.fill('Reason', 'Misread');
    await wrong.submit('Correct reading');
    await expect(figure('Meter shows')).toHaveText('25\u00A0h');
    await readings.getByRole('button', { name: 'Put back' }).click();
    await expect(figure('Meter shows')).toHaveText('15\u00A0h');
  });
});
