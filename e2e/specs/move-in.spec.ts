/** A plant moves in from spreadsheets, out again unchanged, and back to where it began. */
import { difference } from '../../src/testing/dump.ts';
import { contents } from '../contents.ts';
import { photographer } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { RecordsWizard } from '../pages/records-wizard.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { realDataFolder, realDataIsThere, realFile } from '../real-data.ts';

const WORK_TYPES = {
  PM01: 'Corrective',
  PM02: 'Preventive',
  PM04: 'Inspection',
  PM05: 'Inspection',
  PM06: 'Preventive',
  PM13: 'Preventive',
};

if (!realDataIsThere) {
  // Workers read this file too; the line is for the person, once.
  if (process.env['TEST_WORKER_INDEX'] === undefined)
    process.stdout.write(`Moving in with real files is left out: ${realDataFolder} is not there.\n`);
} else {
  test('files of a building, its stores and its machines come in, go out unchanged and are undone', async ({
    page,
    millwright,
  }) => {
    test.setTimeout(600_000);
    page.setDefaultTimeout(20_000);
    const photograph = photographer();
    const wizard = new RecordsWizard(page);
    await new WelcomePage(page).setUpPlant({ companyName: 'Soda Hall', adminFullName: 'Ines Adler' });
    const before = contents(millwright);

    await test.step('assets, children before their parents, types and locations unknown', async () => {
      await wizard.open();
      await wizard.chooseFile(realFile('building/assets.csv'));
      await wizard.takeKind('Assets');
      await expect(wizard.field('Parent tag')).toHaveValue('Parent asset');
      await wizard.startDryRun();
      await wizard.expectCounts({ 'To be created': 0, 'Waiting for answers': 1695 });
      await photograph(page, 'unknown');
      await wizard.createMissing();
      await wizard.checkAgain();
      await wizard.expectCounts({ 'To be created': 1695, Bad: 0 });
      await wizard.importRows(1695);
      await photograph(page, 'assets');
    });

    await test.step('suppliers, parts and stock in nested stores', async () => {
      await wizard.open();
      await wizard.chooseFile(realFile('stores/suppliers.csv'));
      await wizard.takeKind('Suppliers');
      await wizard.startDryRun();
      await wizard.importRows(36);

      await wizard.open();
      await wizard.chooseFile(realFile('stores/parts.csv'));
      await wizard.takeKind('Parts');
      await wizard.startDryRun();
      await wizard.importRows(414);

      await wizard.open();
      await wizard.chooseFile(realFile('stores/stock.csv'));
      await wizard.takeKind('Stock');
      await wizard.startDryRun();
      await wizard.createMissing();
      await wizard.checkAgain();
      await wizard.expectCounts({ 'To be created': 465, Bad: 14 });
      await wizard.skipBadRows();
      await wizard.checkAgain();
      await wizard.importRows(465);
    });

    await test.step('work orders, but for the shifted line, which is named by its cost', async () => {
      await wizard.open();
      await wizard.chooseFile(realFile('excavators/work-orders.csv'));
      await wizard.takeKind('Work orders');
      await wizard.giveAll('Status', 'Completed');
      await wizard.startDryRun();
      await wizard.createMissing();
      for (const [value, meaning] of Object.entries(WORK_TYPES)) await wizard.takeFor(value, meaning);
      await wizard.skipBadRows();
      await wizard.checkAgain();
      await wizard.expectCounts({ 'To be created': 5484, 'Waiting or bad': 1 });
      await expect(wizard.problems).toContainText([/3,?454.*PM01/]);
      await photograph(page, 'shifted line');
      await wizard.importRows(5484);
    });

    await test.step('what goes out comes in again as nothing new', async () => {
      // The work orders brought five machines of their own.
      const kinds = { Assets: 1695 + 5, Suppliers: 36, Parts: 414, Stock: 465, 'Work orders': 5484 };
      for (const [index, [kind, rows]] of Object.entries(kinds).entries()) {
        const file = await wizard.exportAll(kind, index % 2 === 0 ? 'CSV' : 'Excel');
        const path = test.info().outputPath(file.suggestedFilename());
        await file.saveAs(path);
        await wizard.open();
        await wizard.chooseFile(path);
        await wizard.takeKind(kind);
        await wizard.startDryRun();
        await wizard.expectNothingToLoad(rows);
        await wizard.startOver();
      }
    });

    await test.step('undone, one after the other, the plant is as it was', async () => {
      for (const file of ['work-orders.csv', 'stock.csv', 'parts.csv', 'suppliers.csv', 'assets.csv']) {
        await wizard.openImport(file);
        await wizard.undo();
      }
      await photograph(page, 'undone');
      await expect.poll(() => difference(before, contents(millwright)), { timeout: 30_000 }).toEqual({});
    });
  });
}
