/** Readings come by themselves: from a collector, with an alarm and a wrong one among them, and from a folder. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { freePort } from '../../src/testing/free-port.ts';
import { expect, test } from '../fixtures.ts';
import { addMetric, openNewPump } from '../new-pump.ts';
import { AlarmsPage } from '../pages/alarm-page.ts';
import { Frame } from '../pages/frame.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';

async function aVoltageWithALimit(page: Page): Promise<void> {
  await openNewPump(page);
  await addMetric(page, 'Voltage');
  const limits = new ThresholdForm(page);
  await limits.open('Voltage');
  await limits.fill({ highWarning: '250' });
  await limits.save();
}

test('an admin sets up a collector and a folder, and readings of both are there', async ({ page }) => {
  await aVoltageWithALimit(page);
  const frame = new Frame(page);
  const port = await freePort();
  const folder = test.info().outputPath('watched');
  let key = '';

  await test.step('the key of a collector is shown once', async () => {
    await frame.goTo('Data sources');
    await page.getByRole('button', { name: 'New source' }).first().click();
    const form = page.getByRole('dialog', { name: 'New source' });
    await form.getByRole('textbox', { name: /^Name/ }).first().fill('Press line');
    await form.getByRole('button', { name: 'Add source' }).click();
    await page.getByRole('button', { name: 'Make a new key' }).click();
    key = await page.getByRole('textbox', { name: 'Key', exact: true }).inputValue();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await expect(page.getByText(key)).toHaveCount(0);
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const address = page.getByRole('dialog', { name: 'Address for collectors' });
    await address.getByRole('switch', { name: 'Take readings over HTTP' }).check();
    await address.getByRole('textbox', { name: /^Port/ }).fill(String(port));
    await address.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`Collectors send to http://127.0.0.1:${port}/readings`)).toBeVisible();
  });

  await test.step('a folder is tried and watched', async () => {
    await mkdir(folder, { recursive: true });
    await page.getByRole('button', { name: 'New source' }).first().click();
    const form = page.getByRole('dialog', { name: 'New source' });
    await form.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Folder' }).click();
    await form.getByRole('textbox', { name: /^Name/ }).first().fill('Logger');
    await form.getByRole('textbox', { name: /^Folder/ }).fill(folder);
    await form.getByRole('textbox', { name: /^Look every/ }).fill('5');
    await form.getByRole('button', { name: 'Test the folder' }).click();
    await expect(form.getByText('The folder is there and may be read.')).toBeVisible();
    const file = {
      name: 'a.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Time;Tag;Value\n2026-03-01T06:00:00Z;V1;231,5\n'),
    };
    await form.locator('input[type=file]').setInputFiles(file);
    await expect(form.getByText('a.csv has a row for each reading.')).toBeVisible();
    await expect(form.getByRole('combobox', { name: /^Column of the names/ })).toHaveValue('Tag');
    await form.getByRole('textbox', { name: /^Names in the files/ }).fill('V1 = P-101/Voltage');
    await expect(form.getByText('Every name in its beginning has a metric.')).toBeVisible();
    await writeFile(`${folder}/${file.name}`, file.buffer);
    await form.getByRole('button', { name: 'Add source' }).click();
  });

  await test.step('what it sends raises an alarm, and what cannot be true is held back', async () => {
    const metric = 'P-101/Voltage';
    const readings = [
      { metric, ts: Date.now(), value: 300 },
      { metric, ts: '2090-01-01T00:00:00Z', value: 230 },
      { metric, ts: '2090-01-01T00:00:01Z', value: 231 },
    ];
    const answer = await fetch(`http://127.0.0.1:${port}/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    });
    expect(await answer.json()).toMatchObject({ taken: 1, quarantined: 2 });
    await page.getByRole('tab', { name: /^Held back/ }).click();
    await page.getByRole('button', { name: /^Look at From the future/ }).click();
    const held = page.getByRole('dialog', { name: /From the future$/ });
    await held.getByRole('checkbox', { name: 'Select 231 of P-101/Voltage' }).check();
    await held.getByRole('button', { name: 'Discard 1 selected' }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: 'Discard 1 selected' }).click();
    await expect(held.getByRole('row')).toHaveCount(2);
    await held.getByRole('button', { name: 'Take all as they are' }).click();
    await expect(page.getByText('Nothing is held back')).toBeVisible();
  });

  await test.step('a file that was put into the folder is taken', async () => {
    await page.getByRole('tab', { name: 'Sources' }).click();
    await page.getByRole('button', { name: 'Activity of Logger' }).click();
    const activity = page.getByRole('dialog', { name: 'Activity of Logger' });
    await expect(activity.getByText('1 new, 0 known already, 0 held back')).toBeVisible({
      timeout: 20_000,
    });
    await expect.poll(() => readdir(folder)).toEqual(['done']);
    await page.keyboard.press('Escape');
  });

  await frame.goTo('Alarms');
  await expect(new AlarmsPage(page).rows).toHaveCount(1);
});
