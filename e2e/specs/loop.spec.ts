/**
 * The main job, walked once by the four people it takes, each in a window of their own: a reading crosses a
 * limit, the alarm becomes a work order, a part is used, the stock asks to be reordered and is received.
 */
import { photographer } from '../evidence.ts';
import { expect, test } from '../fixtures.ts';
import { AlarmPage } from '../pages/alarm-page.ts';
import { AssetPage, NewAssetForm } from '../pages/asset-page.ts';
import { Frame } from '../pages/frame.ts';
import { ImportWizard } from '../pages/import-wizard.ts';
import { PartPage, PartsPage } from '../pages/part-page.ts';
import { PeoplePage } from '../pages/people-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { ThresholdForm } from '../pages/threshold-form.ts';
import { TodayPage } from '../pages/today-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { WorkOrderPage } from '../pages/work-order-page.ts';
import { ANOMALY_FREE, FLOW, FLOW_LIMITS, METRICS, pumpRigFile } from '../pump-rig.ts';

const NUMBER = `WO-${new Date().getFullYear()}-0001`;

test.use({ actionTimeout: 15_000 });

test('from a reading to a reorder alert, by four people', async ({ page: admin, millwright }) => {
  test.setTimeout(240_000);
  const photograph = photographer();
  const planner = await millwright.openWindow();
  const technician = await millwright.openWindow();
  const storekeeper = await millwright.openWindow();

  await test.step('the admin sets up the plant and makes three accounts', async () => {
    const welcome = new WelcomePage(admin);
    await photograph(admin, 'admin-welcome');
    await welcome.setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
    await photograph(admin, 'admin-empty-today');
    const people = new PeoplePage(admin);
    await people.open();
    for (const [window, fullName, role] of [
      [planner, 'Petra Lang', 'Planner'],
      [technician, 'Tom Weiss', 'Technician'],
      [storekeeper, 'Stella Brandt', 'Storekeeper'],
    ] as const) {
      const { username, password } = await people.create(fullName, role);
      if (role === 'Planner') await photograph(admin, 'admin-account-ready');
      await people.closeReadyDialog(fullName);
      await new SignInPage(window).signInFirst(username, password, `${fullName} keeps it running`);
    }
    await expect(people.row('Stella Brandt')).toContainText('Storekeeper');
    await photograph(admin, 'admin-people');
  });

  await test.step('the planner creates the pump, the store and the part', async () => {
    await new Frame(planner).goTo('Assets');
    const form = new NewAssetForm(planner);
    await form.open();
    await form.addLocation('Main store', 'Store');
    await form.addLocation('Pump house', 'Building');
    await form.fill({ tag: 'P-101', name: 'Feed pump' });
    await photograph(planner, 'planner-new-asset');
    await form.create();
    await expect(new AssetPage(planner).heading.filter({ hasText: 'P-101 Feed pump' })).toBeVisible();
    await photograph(planner, 'planner-asset');

    await new Frame(planner).goTo('Parts');
    const parts = new PartsPage(planner);
    await photograph(planner, 'planner-no-parts');
    const partForm = await parts.openForm();
    await parts.fill(partForm, {
      number: 'BRG-6205',
      name: 'Bearing 6205-2RS',
      reorderPoint: '4',
      reorderQuantity: '10',
    });
    await photograph(planner, 'planner-new-part');
    await partForm.submit('Create part');
  });

  await test.step('the storekeeper receives five of them', async () => {
    await new Frame(storekeeper).goTo('Parts');
    await new PartsPage(storekeeper).open('BRG-6205');
    const part = new PartPage(storekeeper);
    const receive = await part.openReceive();
    await receive.fill('Quantity received', '5');
    await receive.fill(/^Cost per/, '4.50');
    await photograph(storekeeper, 'storekeeper-receive');
    await receive.submit('Receive');
    await part.expectOnHand('5 pcs');
    await expect(part.reorderAlert).toBeHidden();
    await expect(new Frame(storekeeper).bell(0)).toBeVisible();
    await photograph(storekeeper, 'storekeeper-part');
  });

  const wizard = new ImportWizard(planner);
  await test.step('the planner imports readings without a fault', async () => {
    await new Frame(planner).goTo('Assets');
    await new AssetPage(planner).openFromTree('P-101');
    await wizard.openFromAsset();
    await photograph(planner, 'planner-import-file');
    await wizard.chooseFile(await pumpRigFile(ANOMALY_FREE));
    await expect(wizard.setting('Separator')).toHaveValue('Semicolon ;');
    await expect(wizard.setting('Decimal mark')).toHaveValue('Point 1.5');
    await expect(wizard.setting('Date format')).toHaveValue(/^Year-month-day/);
    await expect(wizard.setting('Time zone')).toHaveValue('Europe/Berlin');
    await expect(wizard.preview).toContainText(FLOW);
    await photograph(planner, 'planner-import-format');
    await wizard.goToColumns();
    for (const metric of METRICS) await expect(wizard.into(metric)).toHaveValue('New metric');
    await photograph(planner, 'planner-import-columns');
    await wizard.check();
    await expect(wizard.fact('Problems')).toHaveText('0');
    await photograph(planner, 'planner-import-check');
    await wizard.start();
    await wizard.expectImported(ANOMALY_FREE, 'readings added');
    await photograph(planner, 'planner-import-result');
    await wizard.openAsset();
    await photograph(planner, 'planner-asset-with-readings');
  });

  await test.step('the planner sets the limits of the flow, tried on what is stored', async () => {
    const limits = new ThresholdForm(planner);
    await limits.open(FLOW);
    await photograph(planner, 'planner-limits-empty');
    await limits.fill({ lowWarning: '33', highWarning: '30' });
    await expect(planner.getByText('The low limits must be below the high limits.').first()).toBeVisible();
    await photograph(planner, 'planner-limits-wrong');
    await limits.fill({ ...FLOW_LIMITS, highWarning: '' });
    await expect(limits.trial).toContainText('These limits would not have raised an alarm.');
    await photograph(planner, 'planner-limits');
    await limits.save();
    await photograph(planner, 'planner-metric-with-limits');
  });

  await test.step('a valve closes, and the technician sees the alarm at once', async () => {
    await new TodayPage(technician).expectNumber('Open alarms', 0);
    await wizard.openFromAsset();
    await wizard.chooseFile(await pumpRigFile('valve1-9.csv'));
    await wizard.goToColumns();
    for (const label of ['anomaly', 'changepoint']) {
      await expect(wizard.into(label)).toHaveValue('Leave out');
      await expect(wizard.column(label)).toContainText('Looks like a label');
    }
    for (const metric of METRICS) await expect(wizard.into(metric)).toHaveValue(metric);
    await photograph(planner, 'planner-import-columns-known');
    await wizard.check();
    await wizard.start();
    await wizard.expectImported('valve1-9.csv', 'readings added');
    await photograph(planner, 'planner-import-with-alarm');
    await new TodayPage(technician).expectNumber('Open alarms', 1);
    await expect(new Frame(technician).bell(1)).toBeVisible();
    await photograph(technician, 'technician-today-alarms');
    const bell = await new Frame(technician).openBell(1);
    await expect(bell).toContainText(FLOW);
    await photograph(technician, 'technician-bell');
    await new Frame(technician).closeBell();
    await new Frame(technician).goTo('Alarms');
    await photograph(technician, 'technician-alarms');
    await new Frame(technician).goTo('Assets');
    const asset = new AssetPage(technician);
    await asset.openFromTree('P-101');
    await photograph(technician, 'technician-asset-alarms');
    await asset.openTab('Alarms');
    await photograph(technician, 'technician-asset-alarms-tab');
  });

  await test.step('the technician acknowledges it', async () => {
    await new Frame(technician).goTo('Today');
    await new TodayPage(technician).openRow('Open alarms', 'P-101');
    const alarm = new AlarmPage(technician);
    await expect(alarm.heading).toContainText(`${FLOW} too low`);
    await photograph(technician, 'technician-alarm');
    await alarm.acknowledge('Valve was half closed');
    await photograph(technician, 'technician-alarm-acknowledged');
  });

  await test.step('the planner makes a work order from it', async () => {
    await planner.goto(
      technician.url().replace(new URL(technician.url()).origin, new URL(planner.url()).origin),
    );
    const alarm = new AlarmPage(planner);
    const form = await alarm.openWorkOrderForm();
    await form.choose('Assigned to', /Tom Weiss/);
    await photograph(planner, 'planner-new-work-order');
    await form.submit('Create work order');
    const workOrder = new WorkOrderPage(planner);
    await expect(workOrder.heading).toContainText(NUMBER);
    await expect(workOrder.section('Alarm')).toContainText(FLOW);
    await photograph(planner, 'planner-work-order');
  });

  const work = new WorkOrderPage(technician);
  await test.step('the technician starts it', async () => {
    await new Frame(technician).goTo('Today');
    await new TodayPage(technician).expectNumber('My work', 1);
    await photograph(technician, 'technician-today-work');
    await new TodayPage(technician).openRow('My work', NUMBER);
    await expect(work.heading).toContainText(NUMBER);
    await work.button('Start').click();
    await expect(work.button('Complete')).toBeVisible();
  });

  await test.step('the technician writes, orders, notes and ticks a checklist', async () => {
    await work.addStep('Lock out the pump', true);
    await work.addStep('Change the bearing');
    await work.addStep('Close the suction valve', true);
    await work.moveUp('Close the suction valve');
    await work.expectSteps(['Lock out the pump', 'Close the suction valve', 'Change the bearing']);
    await work.note('Change the bearing', 'Drive end, 6205-2RS');
    for (const step of ['Lock out the pump', 'Close the suction valve', 'Change the bearing']) {
      await work.tick(step);
    }
    await expect(work.checklist).toContainText('3 of 3 done');
    await expect(work.step('Lock out the pump')).toContainText('Tom Weiss');
    await photograph(technician, 'technician-checklist');
  });

  await test.step('the technician uses the part, and its cost goes to the work order', async () => {
    const use = await work.openUsePart();
    await use.find('Part', 'BRG', /BRG-6205/);
    await expect(use.root).toContainText('1 pcs × €4.50 = €4.50');
    await photograph(technician, 'technician-use-part');
    await use.submit('Use part');
    await expect(work.section('Parts used')).toContainText('€4.50');
    await photograph(technician, 'technician-parts-used');
  });

  await test.step('the storekeeper is asked at once to reorder', async () => {
    const part = new PartPage(storekeeper);
    await expect(part.reorderAlert).toContainText('order 10 pcs');
    await photograph(storekeeper, 'storekeeper-part-to-reorder');
    await expect(new Frame(storekeeper).bell(1)).toBeVisible();
    const bell = await new Frame(storekeeper).openBell(1);
    await expect(bell).toContainText('Reorder needed');
    await photograph(storekeeper, 'storekeeper-bell');
    await new Frame(storekeeper).closeBell();
    await new Frame(storekeeper).goTo('Parts');
    await new PartsPage(storekeeper).openView('To reorder');
    await expect(new PartsPage(storekeeper).row('BRG-6205')).toContainText('10 pcs');
    await photograph(storekeeper, 'storekeeper-parts-to-reorder');
    await new Frame(storekeeper).goTo('Today');
    await new TodayPage(storekeeper).expectNumber('Parts to reorder', 1);
    await expect(new TodayPage(storekeeper).section('Parts to reorder')).toContainText('order 10 pcs');
    await photograph(storekeeper, 'storekeeper-today');
  });

  await test.step('the technician completes with result and hours', async () => {
    const form = await work.openComplete();
    await form.fill(
      /What was found and done/,
      'Suction valve half closed; opened it and changed the bearing.',
    );
    await form.fill('Your hours', '1.5');
    await photograph(technician, 'technician-complete');
    await form.submit('Complete');
    await expect(technician.getByText('Completed', { exact: true }).first()).toBeVisible();
    await photograph(technician, 'technician-completed');
  });

  await test.step('the storekeeper receives the order, and the alert is gone', async () => {
    await new TodayPage(storekeeper).openRow('Parts to reorder', 'BRG-6205');
    const part = new PartPage(storekeeper);
    const receive = await part.openReceive();
    await expect(receive.root.getByRole('textbox', { name: 'Quantity received' })).toHaveValue(/^10/);
    await receive.submit('Receive');
    await expect(part.reorderAlert).toBeHidden();
    await part.expectOnHand('14 pcs');
    await photograph(storekeeper, 'storekeeper-received');
    await new Frame(storekeeper).goTo('Today');
    await new TodayPage(storekeeper).expectNumber('Parts to reorder', 0);
  });

  await test.step('the history of the asset tells the whole story', async () => {
    await new Frame(planner).goTo('Assets');
    const asset = new AssetPage(planner);
    await asset.openFromTree('P-101');
    await asset.openTab('History');
    await photograph(planner, 'planner-asset-history');
    for (const sentence of [
      `Petra Lang added the metric ${FLOW}`,
      new RegExp(`Petra Lang imported [\\d,]+ readings from ${ANOMALY_FREE} into 8 metrics`),
      `Petra Lang set limits for ${FLOW}: `,
      new RegExp(`(Warning|Critical alarm): ${FLOW} fell below`),
      `Tom Weiss acknowledged the alarm on ${FLOW}: Valve was half closed`,
      `Petra Lang created the work order ${NUMBER} from the alarm on ${FLOW}: `,
      `Tom Weiss started ${NUMBER}`,
      'Tom Weiss added the step Lock out the pump',
      'Tom Weiss wrote a note on the step Change the bearing: Drive end, 6205-2RS',
      'Tom Weiss ticked Change the bearing',
      /Tom Weiss used 1\spcs of BRG-6205 from .+ \(€4\.50\)/,
      /Tom Weiss booked 1:30\sh/,
      `Tom Weiss completed ${NUMBER}: Suction valve half closed`,
    ]) {
      await asset.expectHistory(sentence);
    }
  });
});
