/** An item is bought for the shelf, found by its label, put in for another, and that is taken back and done again. */
import { Examiner } from '../examiner.ts';
import { expect, test } from '../fixtures.ts';
import { AssetPage, NewAssetForm } from '../pages/asset-page.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { readQrCode, scan } from '../scanner.ts';

test('an item from the shelf replaces another, and the history follows position and item', async ({
  page,
}) => {
  // Most of it is axe, which takes its time on a busy machine.
  test.setTimeout(240_000);
  const examiner = new Examiner(page);
  const frame = new Frame(page);
  const record = new AssetPage(page);
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  await frame.goTo('Assets');
  const form = new NewAssetForm(page);
  await form.open();
  await form.fill({ tag: 'P-101', name: 'Feed pump' });
  await form.addLocation('Main store', 'Store');
  await form.dialog.fill('Type', 'Pump');
  await form.dialog.root.getByRole('button', { name: 'More details' }).click();
  await form.dialog.fill('Serial number', 'KSB-1');
  await form.create();
  await expect(record.heading.filter({ hasText: 'P-101' })).toBeVisible();

  await test.step('a manual on the type is shown on its asset', async () => {
    await frame.runAction('Asset types');
    await page.getByRole('link', { name: 'Pump' }).click();
    await record.openTab('Documents');
    const manual = { name: 'manual.txt', mimeType: 'text/plain', buffer: Buffer.from('Grease monthly.') };
    await page.locator('input[type=file]').first().setInputFiles(manual);
    await expect(page.getByRole('tabpanel').getByText('manual.txt').first()).toBeVisible();
    await frame.goTo('Assets');
    await record.openFromTree('P-101');
    await record.openTab('Documents');
    await expect(page.getByRole('tabpanel').getByText('manual.txt').first()).toBeVisible();
  });

  await test.step('an item is entered for the shelf', async () => {
    await frame.runAction('Items on the shelf');
    await record.button('New item').first().click();
    const dialog = new Dialog(page, 'New item');
    await examiner.lookWithLists('new item', dialog.root);
    await dialog.fill('Serial number', 'KSB-2');
    await dialog.choose('Location', 'Main store');
    await dialog.submit('Put on the shelf');
    await expect(record.heading.filter({ hasText: 'KSB-2' })).toBeVisible();
    await examiner.look('item');
  });

  await test.step('its label opens it from elsewhere', async () => {
    const code = await readQrCode(page, record.section('Label and codes'));
    expect(code).toMatch(/^M1I[0-9A-V]{27}$/);
    await frame.goTo('Parts');
    await scan(page, code!);
    await expect(record.heading.filter({ hasText: 'KSB-2' })).toBeVisible();
  });

  const install = async () => {
    await record.button('Install item').click();
    const dialog = new Dialog(page, 'Install KSB-2');
    await dialog.find('Position', 'P-101', /P-101/);
    await dialog.choose('Location', 'Main store');
    await dialog.fill('Why', 'Bearing worn');
    await dialog.submit('Install item');
    await expect(frame.message('The item of P-101 was replaced.')).toBeVisible();
  };

  await test.step('it replaces what is there, which can be taken back', async () => {
    await install();
    await record.expectHistory(/replaced the item in P-101: KSB-1 by KSB-2/);
    await frame.message('The item of P-101 was replaced.').getByRole('button', { name: 'Undo' }).click();
    await expect(record.button('Install item')).toBeVisible();
    await record.expectHistory(/took back the last installation or removal of KSB-2/);
    await install();
  });

  await test.step('the position tells of both', async () => {
    await frame.goTo('Assets');
    await record.openFromTree('P-101');
    await record.openTab('History');
    await expect(page.getByRole('tabpanel')).toContainText('replaced the item in P-101: KSB-1 by KSB-2');
    await record.openTab('Items');
    await expect(page.getByRole('tabpanel').getByText('KSB-1')).toBeVisible();
    await examiner.look('items of a position');
  });

  await test.step('suppliers have a list and pages', async () => {
    await frame.goTo('Parts');
    await record.button('Suppliers').click();
    await record.button('New supplier').first().click();
    const dialog = new Dialog(page, 'New supplier');
    await examiner.look('new supplier');
    await dialog.fill('Name', 'Bearings Ltd');
    await dialog.submit('Create supplier');
    await expect(record.heading.filter({ hasText: 'Bearings Ltd' })).toBeVisible();
    await examiner.look('supplier');
    await frame.runAction('Suppliers');
    await expect(page.getByRole('link', { name: 'Bearings Ltd' })).toBeVisible();
    await examiner.look('suppliers');
  });
});
