/** Axe finds nothing where a plant is put in order: types of assets, health, files, imports and exports. */
import { writeFile } from 'node:fs/promises';
import { demoTest as test, expect } from '../fixtures.ts';
import { RecordsWizard } from '../pages/records-wizard.ts';
import { openDemo, openFiller, walk } from '../walk.ts';

test.describe.configure({ mode: 'parallel' });

test.beforeEach(({ page }) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(15_000);
});

test('axe finds nothing on asset types, health and files', async ({ page }) => {
  const { examiner, frame, button, inDialog, inDialogOfMenu, eachTab } = walk(page);
  await openDemo(page);

  await frame.runAction('Asset types');
  const filler = page.getByRole('link', { name: 'Filler', exact: true });
  await expect(filler).toBeVisible();
  await examiner.look('asset types');
  await inDialog(button('New asset type'), 'new asset type');
  await filler.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Filler' })).toBeVisible();
  await eachTab('asset type');
  await inDialogOfMenu('Edit type', 'edit asset type');
  for (const [tab, opener] of [
    ['Fields', 'Add field'],
    ['Metrics', 'Add metric'],
    ['Checklists', 'New checklist'],
    ['Spare parts', 'Add part'],
  ] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await inDialog(button(opener), opener);
  }

  await openFiller(page);
  await button(/^Health \d+/).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await examiner.look('health');
  await inDialog(button('Set it by hand'), 'health by hand');
  await page.keyboard.press('Escape');

  await frame.runAction('Check of the files');
  await examiner.look('files of the plant');
});

test('axe finds nothing on records that come in, are taken back and go out', async ({ page }) => {
  const { examiner, button, frame, inDialog } = walk(page);
  const wizard = new RecordsWizard(page);
  const main = page.getByRole('main');
  await openDemo(page);
  const file = test.info().outputPath('assets.csv');
  await writeFile(
    file,
    [
      'Tag;Name;Parent tag;Type;Criticality;Installed on',
      'E2E-1;Presse;;Press;A;01.02.2020',
      'E2E-2;Presse, Motor;E2E-1;Motor;very;31.02.2020',
      'E2E-3;Pumpe;E2E-4;Press;B;',
      'E2E-4;Pumpe;E2E-3;Press;B;',
      'E2E-1;Presse;;Press;A;',
      'L1-FIL;Filler;;;;',
    ].join('\n'),
  );

  await wizard.open();
  await examiner.look('records, file');
  await wizard.chooseFile(file);
  await examiner.lookWithLists('records, kind', main);
  await wizard.takeKind('Assets');
  await examiner.look('records, columns');
  await examiner.lookAtList('records, columns', wizard.field('Type'));
  await wizard.startDryRun();
  await expect(wizard.problems.first()).toBeVisible();
  await examiner.look('records, dry run');
  await wizard.createMissing();
  await wizard.skipBadRows();
  await wizard.checkAgain();
  await expect(wizard.count('To be created')).toBeVisible();
  await examiner.look('records, dry run without its bad rows');
  await button(/^Import \d+ rows?$/).click();
  await examiner.look('records, confirmation');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Import/ })
    .click();
  await expect(page.getByRole('status').filter({ hasText: 'The file is in.' })).toBeVisible();
  await examiner.look('records, result');
  await inDialog(button('Undo import'), 'undo of an import');
  await frame.runAction('Imports so far');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await examiner.lookWithLists('imports so far', main);

  await frame.runAction('Export to a file');
  await examiner.look('export');
  await inDialog(button('Export: Assets'), 'export of assets');
});
