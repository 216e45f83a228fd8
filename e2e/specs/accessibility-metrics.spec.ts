/** Axe finds nothing on what metrics tell: predictions, the fleet, nuisance alarms, sources, and how they are set. */
import { raiseOtherTypes } from '../contract.ts';
import { demoTest as test, expect } from '../fixtures.ts';
import { openDemo, openFiller, walk } from '../walk.ts';

test('axe finds nothing on predictions, the fleet, sources and their settings', async ({ page }) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(15_000);
  const { examiner, frame, button, inDialog } = walk(page);
  const main = page.getByRole('main');
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  await openDemo(page);
  await raiseOtherTypes(page, 'K-9');

  await frame.goTo('Predictions');
  await examiner.look('predictions');
  await page.getByRole('tab', { name: 'Score board' }).click();
  await examiner.look('score board', main);

  await frame.goTo('Alarms');
  await page.getByRole('tab', { name: /^Nuisance/ }).click();
  await examiner.look('nuisance alarms', main);

  await frame.runAction('Compare a metric across assets');
  await expect(heading('Fleet')).toBeVisible();
  await page.getByRole('combobox', { name: 'Asset type' }).click();
  await page
    .getByRole('option', { name: /Filler/ })
    .first()
    .click();
  await expect(page.getByRole('combobox', { name: 'Metric' })).toBeEnabled();
  await examiner.lookWithLists('fleet', main);

  await openFiller(page);
  await page.getByRole('tab', { name: /^Metrics/ }).click();
  await inDialog(button('Compare with…'), 'metrics to compare with');
  await inDialog(main.getByRole('button', { name: 'Annotate' }), 'annotation');

  await main
    .getByRole('button', { name: /: More actions$/ })
    .first()
    .click();
  await inDialog(page.getByRole('menuitem', { name: 'When it rings' }), 'what happens when a metric rings');

  for (const alarm of ['Temperature rises too fast', 'State: Tripped', 'Flow is silent']) {
    await frame.goTo('Alarms');
    await page.getByRole('link', { name: alarm }).click();
    await expect(heading(new RegExp(alarm))).toBeVisible();
    await examiner.look(alarm, main);
  }

  await frame.goTo('Data sources');
  await inDialog(button('New source'), 'new source');
  for (const [action, title] of [
    ['Alarm flood', 'Alarm flood'],
    ['Proof of fixes', 'Proof of fixes'],
    ['Readings kept', 'Readings kept'],
  ] as const) {
    await frame.runAction(action);
    await expect(heading(title)).toBeVisible();
    await examiner.look(title);
  }
});
