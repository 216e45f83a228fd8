/** Files of readings come in through the wizard once, whole, and only once; what is wrong with one is said first. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importReadings, readingsOf } from '../contract.ts';
import { photographer } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { openNewPump } from '../new-pump.ts';
import { AlarmsPage } from '../pages/alarm-page.ts';
import { Frame } from '../pages/frame.ts';
import { ImportWizard } from '../pages/import-wizard.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';
import {
  ANOMALY_FREE,
  FLOW,
  FLOW_LIMITS,
  METRICS,
  pumpRigFolder,
  pumpRigIsThere,
  VALVE_RUNS,
  writeReadings,
} from '../pump-rig.ts';

const ROWS = 20_709;
const FIRST_ROWS = 9405;

const number = (value: number) => value.toLocaleString('en-GB');

if (!pumpRigIsThere) {
  // Workers read this file too; the line is for the person, once.
  if (process.env['TEST_WORKER_INDEX'] === undefined)
    process.stdout.write(`The import of the pump rig's files is left out: ${pumpRigFolder} is not there.\n`);
} else {
  test('eleven files of a pump rig are imported, a second time nothing is added', async ({ page }) => {
    await openNewPump(page);
    const wizard = new ImportWizard(page);
    await wizard.openFromAsset();
    await wizard.chooseFile(join(pumpRigFolder, ANOMALY_FREE));
    await wizard.preview.getByRole('row').last().scrollIntoViewIfNeeded();
    await wizard.goToColumns();
    await wizard.check();
    await expect(wizard.fact('Lines')).toHaveText(number(FIRST_ROWS));
    await expect(wizard.fact('Readings')).toHaveText(number(FIRST_ROWS * METRICS.length));
    await expect(wizard.fact('Problems')).toHaveText('0');
    await wizard.start();
    await wizard.expectImported(ANOMALY_FREE, `${number(FIRST_ROWS * METRICS.length)} readings added`);

    let lines = FIRST_ROWS;
    let added = FIRST_ROWS * METRICS.length;
    for (const file of VALVE_RUNS) {
      const done = await importReadings(page, 'P-101', join(pumpRigFolder, file));
      expect(done).toMatchObject({ problems: 0, duplicates: 0 });
      lines += done.lines;
      added += done.added;
    }
    expect(lines).toBe(ROWS);
    expect(added).toBe(ROWS * METRICS.length);

    await page.getByRole('button', { name: 'Import another file' }).click();
    await wizard.chooseFile(join(pumpRigFolder, ANOMALY_FREE));
    await wizard.goToColumns();
    await wizard.check();
    await expect(wizard.fact('New')).toHaveText('0');
    await expect(wizard.fact('Already there')).toHaveText(number(FIRST_ROWS * METRICS.length));
    await wizard.start();
    await wizard.expectImported(ANOMALY_FREE, 'Nothing was added');
    const readings = await readingsOf(page, 'P-101');
    expect([...readings.keys()].sort()).toEqual([...METRICS].sort());
    expect([...readings.values()]).toEqual(METRICS.map(() => ROWS));

    await wizard.openAsset();
    const limits = new ThresholdForm(page);
    await limits.open(FLOW);
    await limits.fill(FLOW_LIMITS);
    await expect(limits.trial).toContainText('would have raised 4 alarms');
    await limits.save();
    await new Frame(page).goTo('Alarms');
    const alarms = new AlarmsPage(page);
    await alarms.openView('All');
    await expect(alarms.rows).toHaveCount(4);
  });
}

test('every bad line is named before anything is stored, and a cancelled import leaves nothing behind', async ({
  page,
}) => {
  const photograph = photographer();
  await openNewPump(page);
  const wizard = new ImportWizard(page);
  await wizard.openFromAsset();
  const good = '0.2;0.27;2.1;0.38;90.6;26.8;230;32';
  await wizard.chooseFile(
    await writeReadings('spoilt.csv', {
      start: '2020-02-08T10:00:00Z',
      seconds: 60,
      breach: false,
      spoil: {
        5: `yesterday;${good}`,
        9: '2020-02-08 10:00:07;0.2;0.27',
        12: `2020-02-08 10:00:10;0.2;fault;2.1;0.38;90.6;26.8;230;32`,
        20: `2020-02-08 10:00:17;${good}`,
      },
    }),
  );
  await wizard.goToColumns();
  await wizard.check();
  await expect(wizard.fact('Lines')).toHaveText('60');
  await expect(wizard.problems).toContainText([
    /^5.*yesterday.*The time cannot be read/,
    /^9.*whole line.*another number of columns/,
    /^12.*Accelerometer2RMS.*fault.*not a number/,
    /^20.*a reading at this time already/,
  ]);
  await photograph(page, 'problems');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save bad rows as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('spoilt-bad-rows.csv');
  expect((await readFile(await file.path(), 'utf8')).split('\r\n')[1]).toBe(
    `yesterday;${good};datetime: The time cannot be read.`,
  );
  const start = page.getByRole('button', { name: /^Import [\d,]+ readings$/ });
  await expect(start).toBeEnabled();
  await page.getByRole('radio', { name: 'Load nothing as long as a row is bad' }).click();
  await expect(start).toBeDisabled();
  await photograph(page, 'refused');

  await wizard.goBackTo('File');
  await wizard.chooseFile(
    await writeReadings('long.csv', {
      start: '2019-01-01T00:00:00Z',
      seconds: 150_000,
      breach: false,
      spoil: {},
    }),
  );
  await wizard.goToColumns();
  await wizard.check();
  await wizard.start();
  await expect(wizard.progress).toBeVisible();
  await photograph(page, 'progress');
  await wizard.cancel();
  await photograph(page, 'cancelled');
  expect(await readingsOf(page, 'P-101')).toEqual(new Map());
});
