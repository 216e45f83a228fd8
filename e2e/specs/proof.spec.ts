/** A fix is done when the value stays in band: asked for at completion, broken by a relapse that is linked to it. */
import { expect, test } from '../fixtures.ts';
import { AlarmPage, AlarmsPage } from '../pages/alarm-page.ts';
import { AssetPage, NewAssetForm } from '../pages/asset-page.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { WorkOrderPage } from '../pages/work-order-page.ts';

/** A time of day to the second, on the clock of the plant. */
function clockTime(instant: number): string {
  return new Date(instant).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Berlin' });
}

test('an alarm is worked on, its fix has to prove itself, and a relapse is linked to it', async ({
  page,
}) => {
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  const frame = new Frame(page);
  const work = new WorkOrderPage(page);
  const alarm = new AlarmPage(page);
  const addReading = async (value: string, time?: string) => {
    await page.getByRole('button', { name: 'Add reading' }).first().click();
    const form = new Dialog(page, 'Add a reading: Temperature');
    await form.fill('Value', value);
    if (time !== undefined) await form.fill('At', time);
    await form.submit('Add reading');
  };

  await test.step('a temperature rises above its limit', async () => {
    await frame.goTo('Assets');
    const asset = new NewAssetForm(page);
    await asset.open();
    await asset.fill({ tag: 'P-101', name: 'Feed pump' });
    await asset.create();
    await new AssetPage(page).openTab('Metrics');
    await page.getByRole('button', { name: 'New metric' }).first().click();
    const metric = new Dialog(page, 'New metric');
    await metric.fill('Name', 'Temperature');
    await metric.fill('Unit', '°C');
    await metric.submit('Create metric');
    const limits = new ThresholdForm(page);
    await limits.open('Temperature');
    await limits.fill({ highWarning: '80', rearm: '0' });
    await limits.save();
    await addReading('95');
  });

  await test.step('work is opened for the alarm, with a step that reads the temperature', async () => {
    await frame.goTo('Alarms');
    await new AlarmsPage(page).rows.first().getByRole('link').first().click();
    const form = await alarm.openWorkOrderForm();
    await form.submit('Create work order');
    await work.checklist.getByRole('combobox', { name: 'Takes a reading of' }).click();
    await page.getByRole('option', { name: 'Temperature' }).click();
    await work.checklist.getByRole('button', { name: 'Add', exact: true }).click();
    const step = work.step('Read Temperature');
    await expect(step).toContainText('Expected: 80.00 °C or less');
    await expect(step.getByRole('checkbox')).toBeDisabled();
    await step.getByRole('textbox', { name: 'Temperature' }).fill('167');
    await step.getByRole('combobox', { name: 'Unit' }).click();
    await page.getByRole('option', { name: '°F', exact: true }).click();
    await step.getByRole('button', { name: 'Enter' }).click();
    await expect(step.getByRole('checkbox')).toBeChecked();
    await expect(step).toContainText('75.00 °C');
  });

  await test.step('completed, the temperature has to stay in band', async () => {
    const form = await work.openComplete();
    await form.fill(/^What was found and done/, 'Bearing changed');
    await form.fill(/^Your hours/, '1');
    await expect(form.root.getByRole('radio', { name: 'Temperature has to stay in band' })).toBeChecked();
    await form.submit('Complete');
    await expect(work.section('Proof of the fix')).toContainText('Being verified');
  });

  const url = page.url();
  await test.step('a new alarm breaks the proof, and each leads to the other', async () => {
    const begins = Math.floor(Date.now() / 1000 + 1) * 1000;
    await expect.poll(() => Date.now()).toBeGreaterThan(begins);
    await page.getByRole('link', { name: 'P-101 Feed pump' }).first().click();
    await new AssetPage(page).openTab('Metrics');
    await addReading('97', clockTime(begins));
    await page.goto(url);
    const proof = work.section('Proof of the fix');
    await expect(proof).toContainText('Not verified');
    await expect(proof).toContainText('Relapsed once');
    await proof.getByRole('link').click();
    await expect(page.getByText(/^Relapse of WO-\d{4}-0001/)).toBeVisible();
  });

  await test.step('the proof is done without, for a reason', async () => {
    await page.goto(url);
    const proof = work.section('Proof of the fix');
    await proof.getByRole('button', { name: 'Do without the proof…' }).click();
    const form = new Dialog(page, 'Do without the proof of the fix');
    await form.fill(/^Why not/, 'The pump is scrapped');
    await form.submit('Do without it');
    await expect(proof).toContainText('No verification: The pump is scrapped');
  });
});
