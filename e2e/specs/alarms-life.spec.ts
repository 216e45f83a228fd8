/** The life of an alarm: it rings, is shelved, rings again, is spoken of, acknowledged, and over. */
import { addWatchedMetric, enterReading } from '../contract.ts';
import { expect, test } from '../fixtures.ts';
import { KeyboardUser } from '../keyboard.ts';
import { AlarmPage, AlarmsPage } from '../pages/alarm-page.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

test('an alarm is shelved with a reason, taken back, commented on, acknowledged and over', async ({
  page,
}) => {
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  await addWatchedMetric(page, { tag: 'P-101', metric: 'Flow', highWarning: 100 });
  const frame = new Frame(page);
  const keyboard = new KeyboardUser(page);
  const alarms = new AlarmsPage(page);
  await frame.goTo('Alarms');
  await expect(page.getByText('No alarm stands')).toBeVisible();

  await enterReading(page, 'P-101', 'Flow', 110);
  const row = alarms.rows.filter({ hasText: 'Flow too high' });
  await expect(row).toContainText('New');

  await keyboard.press('j');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', /./);
  await keyboard.press('s');
  const shelving = new Dialog(page, 'Shelve the alarms of Flow');
  await expect(shelving.field('Reason')).toBeFocused();
  await keyboard.type('The sensor is being changed');
  await shelving.choose('For how long', 'Until a day and time…');
  await shelving.fill('Time', '23:59');
  await shelving.submit('Shelve');
  await expect(page.getByText('No alarm stands')).toBeVisible();

  await alarms.openView('Held back');
  await expect(row).toContainText('The sensor is being changed');
  await page.getByRole('button', { name: 'Take off the shelf' }).click();
  await expect(page.getByText('No alarm is held back')).toBeVisible();

  await alarms.openView('Standing');
  await expect(row).toContainText('New');
  await keyboard.press('j', 'Enter');
  const alarm = new AlarmPage(page);
  await expect(alarm.heading).toContainText('Flow too high');

  await alarm.openTab('Comments');
  await page.getByRole('textbox', { name: 'Write a comment' }).fill('New sensor at noon');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('listitem').filter({ hasText: 'New sensor at noon' })).toBeVisible();

  await alarm.acknowledge('Wrong one');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Acknowledgement taken back: the alarm waits again.')).toBeVisible();
  await alarm.acknowledge('Seen');
  await enterReading(page, 'P-101', 'Flow', 50);
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();

  await alarm.openTab('History');
  for (const sentence of [
    'Warning: Flow rose above',
    /shelved the alarms of Flow until .*: The sensor is being changed/,
    'The alarm on Flow is held back: the metric is shelved',
    'took Flow off the shelf',
    'commented on the alarm on Flow: New sensor at noon',
    'acknowledged the alarm on Flow: Seen',
    'Flow is back to normal',
  ]) {
    await alarm.expectHistory(sentence);
  }

  await frame.goTo('Alarms');
  await alarms.openView('Nuisance');
  await expect(page.getByText('No alarm rang three times in this time')).toBeVisible();
  await expect(page.getByText('1 metric that rang only once or twice (1 in all)')).toBeVisible();

  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await frame.goTo('Alarms');
  await frame.signOut();
  expect(errors).toEqual([]);
});
