/**
 * Axe finds nothing: on each page, dialog and open list of the demo plant in light and in dark, and on the pages
 * on the floor in high contrast.
 */
import { HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT } from '../examiner.ts';
import { demoTest, expect, test } from '../fixtures.ts';
import { AssetPage } from '../pages/asset-page.ts';
import { ImportWizard } from '../pages/import-wizard.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { writeReadings } from '../pump-rig.ts';
import { openDemo, openFiller, walk } from '../walk.ts';

test.describe.configure({ mode: 'parallel' });

test.beforeEach(({ page }) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(15_000);
});

test('axe finds nothing from the welcome page to the limits of a metric', async ({ page }) => {
  const { examiner, frame, button, inDialog, inDialogOfMenu, eachTab } = walk(page);
  const look = examiner.look.bind(examiner);
  const lookWithLists = examiner.lookWithLists.bind(examiner);
  const dialog = page.getByRole('dialog');
  const welcome = new WelcomePage(page);
  const signIn = new SignInPage(page);

  await expect(welcome.heading).toBeVisible();
  await look('welcome');
  await welcome.openPlantForm();
  await welcome.submitPlant();
  await lookWithLists('form of a new plant', page.getByRole('main'));
  await button('Back').click();
  await welcome.loadDemo();
  await expect(welcome.demoProgress).toBeVisible();
  await look('loading the demo');
  await expect(signIn.heading).toBeVisible({ timeout: 120_000 });
  await signIn.submit('nobody', 'a wrong password');
  await expect(signIn.refusal('is not right')).toBeVisible();
  await look('sign-in');
  await signIn.signInAsDemoPerson('Admin');

  await expect(page.getByRole('region', { name: 'Open alarms' }).getByRole('listitem').first()).toBeVisible();
  await look('Today');
  await inDialog(button(/^Notifications|unread notification/), 'bell');
  await button('This station only').click();
  await look('status of the station');
  await button('This station only').click();
  await inDialog(frame.userMenu, 'menu of the person');
  await frame.userMenu.click();
  await button('Change password').click();
  await expect(page.getByRole('dialog', { name: 'Change password' })).toBeVisible();
  await look('change password');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('?');
  await expect(dialog).toBeVisible();
  await look('sheet of keys');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(dialog).toBeVisible();
  await look('palette');
  await page.keyboard.type('filler');
  await expect(page.getByRole('option', { name: /L1-FIL/ }).first()).toBeVisible();
  await look('palette with what was found');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await frame.goTo('Assets');
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await look('assets as a tree');
  await page
    .locator('label')
    .filter({ hasText: /^List$/ })
    .click();
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await lookWithLists('assets as a list', page.getByRole('main'));
  await page
    .locator('label')
    .filter({ hasText: /^Tree$/ })
    .click();
  await inDialog(button('New asset'), 'new asset');
  await button('New asset').first().click();
  await inDialog(dialog.getByRole('button', { name: 'New location' }), 'new location');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await openFiller(page);
  await eachTab('asset');
  await inDialogOfMenu('Edit asset', 'edit asset');

  await new AssetPage(page).openTab('Metrics');
  await button('Table').click();
  await look('chart as a table');
  await button('Chart').click();
  await inDialog(button('New metric'), 'new metric');
  await inDialog(button('Add reading'), 'add reading');
  await button('Change limits').click();
  await expect(page.getByRole('heading', { level: 1, name: /^Limits of/ })).toBeVisible();
  await lookWithLists('limits', page.getByRole('main'));
  await page.getByRole('textbox', { name: 'High warning' }).fill('0');
  await look('limits that are wrong');
  await inDialogOfMenu('Stop watching', 'stop watching');
});

demoTest('axe finds nothing on the steps of an import', async ({ page }) => {
  const { examiner, frame } = walk(page);
  const wizard = new ImportWizard(page);
  await openDemo(page);
  await openFiller(page);
  await wizard.openFromAsset();
  await examiner.look('import, file');
  const file = { start: '2020-02-08T10:00:00Z', seconds: 20_000, breach: true };
  await wizard.chooseFile(await writeReadings('spoilt.csv', { ...file, spoil: { 7: 'yesterday;1' } }));
  await examiner.lookWithLists('import, format', page.getByRole('main'));
  await wizard.goToColumns();
  await examiner.look('import, columns');
  await examiner.lookAtList('import, columns', wizard.into('Pressure'));
  await wizard.check();
  await examiner.look('import, check');
  await wizard.start();
  await examiner.look('import, run');
  await wizard.expectImported('spoilt.csv', 'readings added');
  await examiner.look('import, result');

  await frame.runAction('Import readings');
  await wizard.expectStep('File');
  await examiner.look('import of the plant, file');
  await wizard.chooseFile(await writeReadings('plant.csv', { ...file, seconds: 60, spoil: {} }));
  await wizard.goToColumns();
  await examiner.look('import of the plant, columns');
  await examiner.lookAtList('import of the plant', page.getByRole('combobox').first());
});

demoTest('axe finds nothing on alarms, work, parts and people', async ({ page }) => {
  const { examiner, frame, button, inDialog, inDialogOfMenu, eachTab, firstRow } = walk(page);
  const look = examiner.look.bind(examiner);
  const lookWithLists = examiner.lookWithLists.bind(examiner);
  const main = page.getByRole('main');
  await openDemo(page);

  await frame.goTo('Alarms');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await lookWithLists('alarms', main);
  await firstRow();
  await eachTab('alarm');
  await inDialog(button('Acknowledge'), 'acknowledge');
  await inDialog(button('Create work order'), 'work order from an alarm');

  await frame.goTo('Work');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await lookWithLists('work', main);
  await inDialog(button('Columns'), 'columns of a list');
  await inDialog(button('New work order'), 'new work order');
  // One with a checklist.
  await page.getByRole('searchbox').fill('oil separator element');
  await expect(page.getByRole('row').filter({ has: page.getByRole('gridcell') })).toHaveCount(1);
  await firstRow();
  await eachTab('work order');
  await inDialogOfMenu('Edit', 'edit work order');
  await inDialogOfMenu('Cancel work order', 'cancel work order');
  await inDialog(button(/^Add a note: /), 'note of a step');
  await inDialog(button('Complete'), 'complete');
  await page.getByRole('tab', { name: /^Parts/ }).click();
  await inDialog(button('Use part'), 'use part');
  await page.getByRole('tab', { name: /^Hours/ }).click();
  await inDialog(button('Book hours'), 'book hours');

  await frame.goTo('Parts');
  await expect(page.getByRole('gridcell').first()).toBeVisible();
  await lookWithLists('parts', main);
  await inDialog(button('New part'), 'new part');
  await firstRow();
  await eachTab('part');
  await inDialog(button('Receive'), 'receive');
  await inDialog(button('Count'), 'count');
  await inDialogOfMenu('Transfer', 'transfer');
  await inDialogOfMenu('Edit', 'edit part');

  await page.getByRole('link', { name: 'Admin', exact: true }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await look('people');
  await inDialog(button('New account'), 'new account');
  for (const item of ['Edit account', 'Give a new password']) {
    await button(/^Actions for the account of /)
      .last()
      .click();
    await inDialog(page.getByRole('menuitem', { name: item, exact: true }), item);
  }
});

demoTest('axe finds nothing on the pages of the floor in high contrast', async ({ page }) => {
  const { examiner, frame, eachTab, firstRow } = walk(page);
  await openDemo(page);
  await frame.choose('Floor');
  examiner.wear([HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK]);
  await examiner.look('Today');
  await openFiller(page);
  await eachTab('asset');
  for (const place of ['Alarms', 'Work', 'Parts'] as const) {
    await frame.goTo(place);
    await expect(page.getByRole('gridcell').first()).toBeVisible();
    await examiner.look(place);
    await firstRow();
    await eachTab(`a record of ${place}`);
  }
  await page.getByRole('link', { name: 'Admin', exact: true }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await examiner.look('people');
});
