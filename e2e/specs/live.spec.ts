/** What one person does stands on the other screens at once, without a reload. */
import { importReadings } from '../contract.ts';
import { expect, test } from '../fixtures.ts';
import { AlarmPage, AlarmsPage } from '../pages/alarm-page.ts';
import { AssetPage, NewAssetForm } from '../pages/asset-page.ts';
import { Frame } from '../pages/frame.ts';
import { PartPage, PartsPage } from '../pages/part-page.ts';
import { PeoplePage } from '../pages/people-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { WorkOrderPage } from '../pages/work-order-page.ts';
import { ANOMALY_FREE, FLOW, FLOW_LIMITS, pumpRigFile } from '../pump-rig.ts';

test('an asset and a part made in one window appear in another, and so does the change of a name', async ({
  page,
  millwright,
}) => {
  const password = await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  const other = await millwright.openWindow();
  await new SignInPage(other).signIn('ines.adler', password);

  await new Frame(other).goTo('Assets');
  await expect(other.getByText('No assets yet').first()).toBeVisible();
  await new Frame(page).goTo('Assets');
  const form = new NewAssetForm(page);
  await form.open();
  await form.fill({ tag: 'P-101', name: 'Feed pump' });
  await form.create();
  await expect(other.getByRole('treeitem', { name: /P-101/ })).toBeVisible();

  await new Frame(other).goTo('Parts');
  await new Frame(page).goTo('Parts');
  const parts = new PartsPage(page);
  const part = { number: 'BRG-6205', name: 'Bearing', reorderPoint: '4', reorderQuantity: '10' };
  const newPart = await parts.openForm();
  await parts.fill(newPart, part);
  await newPart.submit('Create part');
  await new PartsPage(other).open('BRG-6205');

  await new PartPage(page).rename('Ball bearing');
  await expect(new PartPage(other).heading).toHaveText(/BRG-6205 Ball bearing/);
  await expect(new PartPage(other).history.filter({ hasText: 'Ball bearing' }).first()).toBeVisible();
});

test('each step of the loop stands in the other window at once', async ({ page, millwright }) => {
  test.setTimeout(240_000);
  const password = await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  const other = await millwright.openWindow();
  await new SignInPage(other).signIn('ines.adler', password);
  const follow = () => other.goto(new URL(new URL(page.url()).hash, other.url()).href);

  await test.step('an account', async () => {
    await new PeoplePage(other).open();
    const people = new PeoplePage(page);
    await people.open();
    await people.create('Tom Weiss', 'Technician');
    await people.closeReadyDialog('Tom Weiss');
    await expect(new PeoplePage(other).row('Tom Weiss')).toContainText('Technician');
  });

  await test.step('an asset, its readings and their limits', async () => {
    await new Frame(page).goTo('Assets');
    const form = new NewAssetForm(page);
    await form.open();
    await form.addLocation('Main store', 'Store');
    await form.fill({ tag: 'P-101', name: 'Feed pump' });
    await form.create();
    await expect(new AssetPage(page).heading.filter({ hasText: 'P-101' })).toBeVisible();
    await follow();
    await new AssetPage(other).openTab('Metrics');
    await expect(other.getByText('No metrics yet')).toBeVisible();

    await importReadings(page, 'P-101', await pumpRigFile(ANOMALY_FREE));
    const metrics = other.getByRole('table', { name: 'Metrics' });
    await expect(metrics.getByRole('row').filter({ hasText: FLOW })).toContainText('Not watched');

    await new AssetPage(page).openTab('Metrics');
    const limits = new ThresholdForm(page);
    await limits.open(FLOW);
    await limits.fill(FLOW_LIMITS);
    await limits.save();
    await expect(metrics.getByRole('row').filter({ hasText: FLOW })).toContainText('below 30.5');
  });

  await test.step('a part and its receipt', async () => {
    await new Frame(page).goTo('Parts');
    const parts = new PartsPage(page);
    const form = await parts.openForm();
    const part = { number: 'BRG-6205', name: 'Bearing', reorderPoint: '4', reorderQuantity: '10' };
    await parts.fill(form, part);
    await form.submit('Create part');
    await expect(new PartPage(page).heading.filter({ hasText: 'BRG-6205' })).toBeVisible();
    await follow();
    const receive = await new PartPage(page).openReceive();
    await receive.fill('Quantity received', '5');
    await receive.fill(/^Cost per/, '4.50');
    await receive.submit('Receive');
    await new PartPage(other).expectOnHand('5 pcs');
  });

  await test.step('an alarm, its acknowledgement and its work order', async () => {
    await new Frame(other).goTo('Alarms');
    await expect(new AlarmsPage(other).rows).toHaveCount(0);
    await importReadings(page, 'P-101', await pumpRigFile('valve1-9.csv'));
    await expect(new AlarmsPage(other).rows).toHaveCount(1);
    await new Frame(page).goTo('Today');
    await new TodayPage(page).openRow('Open alarms', 'P-101');
    await expect(new AlarmPage(page).button('Acknowledge')).toBeVisible();
    await follow();
    await expect(new AlarmPage(other).button('Acknowledge')).toBeVisible();
    await new AlarmPage(page).acknowledge('Valve was half closed');
    await expect(new AlarmPage(other).button('Acknowledge')).toBeHidden();
    await expect(other.getByText('Valve was half closed').first()).toBeVisible();
    const form = await new AlarmPage(page).openWorkOrderForm();
    await form.submit('Create work order');
    await expect(other.getByRole('button', { name: /^Open WO-/ })).toBeVisible();
  });

  await test.step('every change of the work order', async () => {
    const work = new WorkOrderPage(page);
    const seen = new WorkOrderPage(other);
    await expect(work.heading).toContainText('WO-');
    await follow();
    await expect(seen.button('Start')).toBeVisible();
    await work.button('Start').click();
    await expect(seen.button('Start')).toBeHidden();
    await work.addStep('Open the suction valve', true);
    await expect(seen.step('Open the suction valve')).toBeVisible();
    await work.note('Open the suction valve', 'Handwheel is stiff');
    await expect(seen.step('Open the suction valve')).toContainText('Handwheel is stiff');
    await work.tick('Open the suction valve');
    await expect(seen.checklist).toContainText('1 of 1 done');

    await seen.openTab('Parts');
    const use = await work.openUsePart();
    await use.find('Part', 'BRG', /BRG-6205/);
    await use.submit('Use part');
    await expect(seen.section('Parts used')).toContainText('€4.50');

    await seen.openTab('Comments');
    await work.comment('The gasket comes on Monday.');
    await expect(seen.section('Comments')).toContainText('The gasket comes on Monday.');

    await seen.openTab('Hours');
    const complete = await work.openComplete();
    await complete.fill(/What was found and done/, 'Opened the suction valve.');
    await complete.fill('Your hours', '1.5');
    await complete.submit('Complete');
    await expect(seen.section('Hours')).toContainText('1:30 h');
    await expect(other.getByText('Completed', { exact: true }).first()).toBeVisible();
  });
});

test('signing out in one window does not sign out another person', async ({ page, millwright }) => {
  const password = await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  const other = await millwright.openWindow();
  await new SignInPage(other).signIn('ines.adler', password);
  await new Frame(page).signOut();
  await new Frame(other).goTo('Parts');
  await expect(new Frame(other).userMenu).toContainText('Ines Adler');
});
