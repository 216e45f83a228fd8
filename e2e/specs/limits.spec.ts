/** Limits are always changed from those in force: by the same person again, and by two at once. */
import { expect, test } from '../fixtures.ts';
import { addMetric, openNewPump } from '../new-pump.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';

test('limits that stand are in the form, and nobody overwrites those of another', async ({
  page,
  millwright,
}) => {
  const password = await openNewPump(page);
  await addMetric(page, 'Voltage');
  const limits = new ThresholdForm(page);

  await test.step('saved limits are there when the form is opened again', async () => {
    await limits.open('Voltage');
    await limits.fill({ highWarning: '250' });
    await expect(limits.field('deadband')).toHaveValue('5');
    await expect(limits.field('rearm')).toHaveValue('15');
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
