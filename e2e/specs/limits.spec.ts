/** Limits are always changed from those in force: by the same person again, and by two at once. */
import { expect, test } from '../fixtures.ts';
import { AssetPage, NewAssetForm } from '../pages/asset-page.ts';
import { Frame } from '../pages/frame.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

test('limits that stand are in the form, and nobody overwrites those of another', async ({
  page,
  millwright,
}) => {
  const password = await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  await new Frame(page).goTo('Assets');
  const asset = new NewAssetForm(page);
  await asset.open();
  await asset.fill({ tag: 'P-101', name: 'Feed pump' });
  await asset.create();
  await new AssetPage(page).openTab('Metrics');
  await page.getByRole('button', { name: 'New metric' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New metric' });
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Voltage');
  await dialog.getByRole('button', { name: 'Create metric' }).click();
  await expect(dialog).toBeHidden();
  const limits = new ThresholdForm(page);

  await test.step('saved limits are there when the form is opened again', async () => {
    await limits.open('Voltage');
    await limits.fill({ highWarning: '250', lowWarning: '205', deadband: '2' });
    await limits.save();
    await limits.open('Voltage');
    await expect(limits.field('highWarning')).toHaveValue('250');
    await expect(limits.field('lowWarning')).toHaveValue('205');
    await expect(limits.field('deadband')).toHaveValue('2');
  });

  await test.step('a cancelled change is gone', async () => {
    await limits.fill({ highWarning: '999' });
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await limits.open('Voltage');
    await expect(limits.field('highWarning')).toHaveValue('250');
  });

  await test.step('what another has saved meanwhile stands, and what was entered is put onto it', async () => {
    const other = await millwright.openWindow();
    await new SignInPage(other).signIn('ines.adler', password);
    await other.goto(new URL(new URL(page.url()).hash, other.url()).href);
    const theirs = new ThresholdForm(other);
    await expect(theirs.heading('Voltage')).toBeVisible();
    await limits.fill({ highCritical: '260' });
    await theirs.fill({ lowCritical: '190' });
    await theirs.save();
    await page.getByRole('button', { name: 'Save limits', exact: true }).click();
    await expect(page.getByText('These limits were changed by Ines Adler')).toBeVisible();
    await page.getByRole('button', { name: 'Load the limits in force' }).click();
    await expect(limits.field('lowCritical')).toHaveValue('190');
    await expect(limits.field('highCritical')).toHaveValue('260');
    await limits.save();
    await limits.open('Voltage');
    for (const [field, value] of [
      ['highCritical', '260'],
      ['highWarning', '250'],
      ['lowWarning', '205'],
      ['lowCritical', '190'],
    ] as const) {
      await expect(limits.field(field)).toHaveValue(value);
    }
  });
});
