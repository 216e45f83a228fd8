/** A long import, and the undo of one, can be cancelled while they run; the plant is then as it was before. */
import { writeFile } from 'node:fs/promises';
import { difference } from '../../src/testing/dump.ts';
import { contents } from '../contents.ts';
import { expect, test } from '../fixtures.ts';
import { RecordsWizard } from '../pages/records-wizard.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

/** So many that neither is over before a person has found the button. */
const ROWS = 40_000;

async function writeAssets(): Promise<string> {
  const path = test.info().outputPath('plant.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `P-${row},Pump ${row},Pumps the water of line ${row}`,
  );
  await writeFile(path, ['Tag,Name,Description', ...rows].join('\n'));
  return path;
}

test('a long import is cancelled and leaves nothing; its undo is cancelled and takes nothing', async ({
  page,
  millwright,
}) => {
  test.setTimeout(300_000);
  const wizard = new RecordsWizard(page);
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  const empty = contents(millwright);
  await wizard.open();
  await wizard.chooseFile(await writeAssets());
  await wizard.takeKind('Assets');
  await wizard.startDryRun();

  await test.step('the import', async () => {
    await wizard.startImport(ROWS);
    await wizard.cancelAt('Storing records', 'The import was cancelled. Nothing of it stayed behind.');
    expect(difference(empty, contents(millwright))).toEqual({});
  });

  await test.step('the undo', async () => {
    await wizard.importAgain();
    // What is searched in is written after the records.
    const searched = () => contents(millwright)['search']?.length;
    await expect.poll(searched, { timeout: 60_000 }).toBe(ROWS + empty['search']!.length);
    const full = contents(millwright);
    await wizard.startUndo();
    await wizard.cancelAt('Undoing the import', 'Cancelled. The import is still there.');
    await wizard.closeUndo();
    expect(difference(full, contents(millwright))).toEqual({});
  });
});
