/** All that a real pump rig recorded comes into one asset once, whole, and only once. */
import { join } from 'node:path';
import { importReadings, readingsOf, setFlowLimits } from '../contract.ts';
import { expect, test } from '../fixtures.ts';
import { AlarmsPage } from '../pages/alarm-page.ts';
import { NewAssetForm } from '../pages/asset-page.ts';
import { Frame } from '../pages/frame.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { ANOMALY_FREE, METRICS, pumpRigFolder, pumpRigIsThere, VALVE_RUNS } from '../pump-rig.ts';

const ROWS = 20_709;
const FILES = [ANOMALY_FREE, ...VALVE_RUNS];

if (!pumpRigIsThere) {
  process.stdout.write(`The import of the pump rig's files is left out: ${pumpRigFolder} is not there.\n`);
} else {
  test('eleven files of a pump rig are imported, a second time nothing is added', async ({ page }) => {
    await new WelcomePage(page).setUpPlant({
      companyName: 'Quellbrunn Bottling',
      adminFullName: 'Ines Adler',
    });
    await new Frame(page).goTo('Assets');
    const form = new NewAssetForm(page);
    await form.open();
    await form.fill({ tag: 'P-101', name: 'Feed pump' });
    await form.create();

    let lines = 0;
    let added = 0;
    for (const file of FILES) {
      const done = await importReadings(page, 'P-101', join(pumpRigFolder, file));
      expect(done).toMatchObject({ problems: 0, duplicates: 0 });
      lines += done.lines;
      added += done.added;
    }
    expect(lines).toBe(ROWS);
    expect(added).toBe(ROWS * METRICS.length);

    const again = await importReadings(page, 'P-101', join(pumpRigFolder, ANOMALY_FREE));
    expect(again.added).toBe(0);
    expect(again.duplicates).toBe(again.lines * METRICS.length);
    const readings = await readingsOf(page, 'P-101');
    expect([...readings.keys()].sort()).toEqual([...METRICS].sort());
    expect([...readings.values()]).toEqual(METRICS.map(() => ROWS));

    await setFlowLimits(page, 'P-101');
    await new Frame(page).goTo('Alarms');
    const alarms = new AlarmsPage(page);
    await alarms.openView('All');
    await expect(alarms.rows).toHaveCount(4);
  });
}
