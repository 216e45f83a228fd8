/** The main job without a mouse: from a file of readings to a reorder alert and a completed work order. */
import { expect, test } from '../fixtures.ts';
import { KeyboardUser } from '../keyboard.ts';
import { AlarmPage, AlarmsPage } from '../pages/alarm-page.ts';
import { AssetPage } from '../pages/asset-page.ts';
import { ImportWizard } from '../pages/import-wizard.ts';
import { PartPage } from '../pages/part-page.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { WorkOrderPage } from '../pages/work-order-page.ts';
import { FLOW, METRICS, writeReadings } from '../pump-rig.ts';

test('a person with a keyboard only walks the loop', async ({ page }) => {
  test.setTimeout(240_000);
  const user = new KeyboardUser(page);
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const work = new WorkOrderPage(page);
  await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });

  await test.step('creates the pump and the store', async () => {
    await user.palette('Assets');
    await expect(heading('Assets')).toBeVisible();
    await user.press('n');
    await expect(dialog('New asset').getByRole('textbox', { name: 'Tag' })).toBeFocused();
    await user.type('P-101');
    await user.fill(/^Name/, 'Feed pump');
    await user.activate(/^New location/);
    await expect(dialog('New location').getByRole('textbox', { name: 'Name' })).toBeFocused();
    await user.type('Main store');
    await user.choose(/^Kind/, 'Store');
    await user.press('Control+Enter');
    await expect(dialog('New location')).toBeHidden();
    await user.press('Control+Enter');
    await expect(new AssetPage(page).heading.filter({ hasText: 'P-101 Feed pump' })).toBeVisible();
  });

  await test.step('imports a file into it', async () => {
    const wizard = new ImportWizard(page);
    await user.activate(/^Import readings/);
    await wizard.expectStep('File');
    const chooser = page.waitForEvent('filechooser');
    await user.activate(/^Choose a file/);
    const file = { start: '2020-03-01T10:00:00Z', seconds: 300, breach: false, spoil: {} };
    await (await chooser).setFiles(await writeReadings('feed-pump.csv', file));
    await wizard.expectStep('Format');
    await user.activate(/^Next/);
    await wizard.expectStep('Columns');
    await user.choose(/^Read Voltage into/, 'Leave out');
    await expect(wizard.into('Voltage')).toHaveValue('Leave out');
    await user.activate(/^Check the file/);
    await expect(wizard.fact('Readings')).toHaveText((300 * (METRICS.length - 1)).toLocaleString('en'));
    await user.activate(/^Import [\d,]+ readings/);
    await wizard.expectImported('feed-pump.csv', 'readings added');
    await user.activate(/^Open asset/);
    await expect(heading(/P-101/)).toBeVisible();
  });

  await test.step('sets the limits of the flow and reads a value that crosses them', async () => {
    const limits = new ThresholdForm(page);
    await user.activate(new RegExp(`^${FLOW}`));
    await user.activate(/^Set limits/, 'Shift+Tab');
    await expect(limits.heading(FLOW)).toBeVisible();
    await user.fill(/^Low warning/, '30.5');
    await user.fill(/^Low critical/, '28');
    await user.fill(/^Deadband/, '0.8');
    await user.fill(/^Off-delay/, '5');
    await user.choose(/^Unit of Off-delay/, 'seconds');
    await expect(limits.trial).toContainText('These limits would not have raised an alarm.');
    await user.press('Control+Enter');
    await expect(limits.heading(FLOW)).toBeHidden();
    await user.activate(/^Add reading/);
    await expect(dialog(/^Add a reading/).getByRole('textbox', { name: 'Value' })).toBeFocused();
    await user.type('26');
    await user.press('Control+Enter');
    await expect(page.getByText('Reading added. It raised an alarm.')).toBeVisible();
    // It gives the focus back as it goes.
    await expect(dialog(/^Add a reading/)).toBeHidden();
  });

  await test.step('adds a part and receives five of it', async () => {
    await user.palette('Parts');
    await expect(heading('Parts')).toBeVisible();
    await user.press('n');
    await expect(dialog('New part').getByRole('textbox', { name: 'Part number' })).toBeFocused();
    await user.type('BRG-6205');
    await user.fill(/^Name/, 'Bearing 6205-2RS');
    await user.fill(/^Reorder point/, '4');
    await user.fill(/^Reorder quantity/, '10');
    await user.press('Control+Enter');
    await expect(heading(/BRG-6205/)).toBeVisible();
    await user.activate(/^Receive/);
    await expect(dialog(/^Receive/)).toBeVisible();
    await user.fill(/^Quantity received/, '5');
    await user.fill(/^Cost per/, '4.5');
    // The only store is chosen by itself, once it is known.
    await expect(dialog(/^Receive/).getByRole('combobox', { name: 'Store' })).toHaveValue('Main store');
    await user.press('Control+Enter');
    await expect(dialog(/^Receive/)).toBeHidden();
    await new PartPage(page).expectOnHand('5 pcs');
  });

  await test.step('acknowledges the alarm and makes a work order from it', async () => {
    await user.palette('Alarms');
    await expect(heading('Alarms')).toBeVisible();
    await expect(new AlarmsPage(page).rows).toHaveCount(1);
    await user.press('j', 'Enter');
    await expect(new AlarmPage(page).heading).toContainText(`${FLOW} too low`);
    await user.press('a');
    await expect(dialog('Acknowledge the alarm')).toBeVisible();
    await user.fill(/^Note/, 'Valve was half closed');
    await user.press('Control+Enter');
    await expect(dialog('Acknowledge the alarm')).toBeHidden();
    await user.press('w');
    await expect(dialog('New work order').getByRole('textbox', { name: 'Title' })).toBeFocused();
    await user.press('Control+Enter');
    await expect(work.heading).toContainText('WO-');
  });

  await test.step('starts it, writes, orders and ticks its checklist', async () => {
    await user.activate(/^Start/);
    await expect(work.button('Start')).toBeHidden();
    await user.fill(/^Add a step/, 'Lock out the drive');
    await user.press('Enter');
    await expect(work.step('Lock out the drive')).toBeVisible();
    await user.type('Open the valve');
    await user.press('Enter');
    await expect(work.step('Open the valve')).toBeVisible();
    await user.tabTo(/^Lock out the drive/, 'Shift+Tab');
    await user.press('Space');
    await expect(work.checklist).toContainText('1 of 2 done');
    await user.press('Alt+ArrowDown');
    await work.expectSteps(['Open the valve', 'Lock out the drive']);
  });

  await test.step('uses the part, and the stock asks to be reordered', async () => {
    await user.tabTo(/^Overview/, 'Shift+Tab');
    await user.press('ArrowRight');
    await expect(work.section('Parts used')).toBeVisible();
    await user.activate(/^Use part/);
    await expect(dialog('Use part')).toBeVisible();
    await user.fill(/^Part/, 'BRG');
    await expect(user.takenByEnter).toContainText('BRG-6205');
    await user.press('Enter');
    // The only store that has it is chosen by itself, once its stock is known.
    await expect(dialog('Use part')).toContainText('Left in the store afterwards: 4 pcs');
    await user.press('Control+Enter');
    await expect(work.section('Parts used')).toContainText('€4.50');
  });

  await test.step('completes it, and finds the alert on Today', async () => {
    await user.palette('Complete');
    await expect(page.getByRole('textbox', { name: /What was found and done/ })).toBeFocused();
    await user.type('Valve half closed; opened it.');
    await user.fill(/^Your hours/, '1.5');
    await user.press('Control+Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible();
    await user.palette('Today');
    await expect(heading('Today')).toBeVisible();
    await user.activate(/^Bearing 6205-2RS/);
    await expect(new PartPage(page).reorderAlert).toContainText('order 10 pcs');
  });
});
