/** Readings come in from a workbook, go out as a text table and as a workbook, and come in again as nothing new. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { workbook } from '../../src/core/records/tables/xlsx-write.ts';
import { photographer, type Photograph } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { openNewPump } from '../new-pump.ts';
import { ImportWizard } from '../pages/import-wizard.ts';

const START = Date.UTC(2026, 2, 1, 6);
const ROWS = 200;

/** Has the open page of an asset write its 300 readings into a file; answers with where it is. */
async function exportReadings(page: Page, format: string, photograph: Photograph): Promise<string> {
  await page.getByRole('button', { name: 'Export readings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export: Readings' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('radio', { name: format }).check();
  await photograph(page, 'export');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download;
  await expect(dialog.getByText(/^300 readings were saved in P-101-readings-/)).toBeVisible();
  await photograph(page, 'exported');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  const path = test.info().outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

test('readings of a workbook go out in both formats and come in again as nothing new', async ({ page }) => {
  page.setDefaultTimeout(20_000);
  const photograph = photographer();
  await openNewPump(page);

  const book = test.info().outputPath('loop.xlsx');
  const rows = Array.from({ length: ROWS }, (_, minute) => [
    new Date(START + minute * 60_000),
    31 + minute / 1000,
    minute % 2 === 0 ? 4 : '',
  ]);
  await writeFile(
    book,
    await workbook([['Time', 'Flow [m³/h]', 'Pressure [bar]'], ...rows], () => Promise.resolve()),
  );
  const wizard = new ImportWizard(page);
  await wizard.openFromAsset();
  await wizard.chooseFile(book);
  await photograph(page, 'workbook');
  await wizard.goToColumns();
  await wizard.check();
  await expect(wizard.fact('Readings')).toHaveText('300');
  await wizard.start();
  await wizard.expectImported('loop.xlsx', '300 readings added');

  await wizard.openAsset();
  const textTable = await exportReadings(page, 'CSV, for any program', photograph);
  const sheet = await exportReadings(page, 'Excel workbook (XLSX)', photograph);
  const text = await readFile(textTable, 'utf8');
  // The clock of the workbook is the plant's.
  expect(text.split('\r\n').slice(0, 3)).toEqual([
    '\ufeffTime,Flow [m³/h],Pressure [bar]',
    '2026-03-01T05:00:00Z,31,4',
    '2026-03-01T05:01:00Z,31.001,',
  ]);

  await page.goBack();
  await page.getByRole('button', { name: 'Import another file' }).click();
  await wizard.chooseFile(textTable);
  for (const format of ['text', 'workbook']) {
    if (format === 'workbook') {
      await wizard.goBackTo('File');
      await wizard.chooseFile(sheet);
    }
    await wizard.goToColumns();
    await wizard.check();
    await expect(wizard.fact('Already there')).toHaveText('300');
    await expect(wizard.fact('New')).toHaveText('0');
  }
});
