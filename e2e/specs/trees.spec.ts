/** The two trees: moved by mouse and by keys, several at once, never into themselves; archived and brought back. */
import type { Page } from '@playwright/test';
import { BRANCH_WINDOW } from '../../src/shared/contract/trees.ts';
import { growTrees } from '../contract.ts';
import { Examiner } from '../examiner.ts';
import { expect, test } from '../fixtures.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { RecordPage } from '../pages/record-page.ts';
import { TreePage } from '../pages/tree-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

async function openPlant(page: Page): Promise<Frame> {
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  return new Frame(page);
}

async function undo(frame: Frame, message: string | RegExp): Promise<void> {
  await frame.message(message).getByRole('button', { name: 'Undo' }).click();
  await expect(frame.message('Undone')).toBeVisible();
}

test('assets are moved, a cycle is refused in words, and what is archived comes back as it was', async ({
  page,
}) => {
  const frame = await openPlant(page);
  await growTrees(page, { assets: { 'L-1': null, 'L-2': null, 'P-1': 'L-1', 'P-2': 'L-1', 'M-1': 'P-1' } });
  await frame.goTo('Assets');
  const assets = new TreePage(page, 'Asset tree');
  const examiner = new Examiner(page);

  await test.step('by the mouse, and back', async () => {
    await assets.open('L-1');
    await assets.open('P-1');
    await assets.drag('M-1', 'L-2');
    await expect(assets.row('L-2')).toHaveAttribute('aria-expanded', 'false');
    await expect(assets.row('M-1')).toHaveCount(0);
    await undo(frame, 'M-1 now stands below L-2.');
    await assets.expectLevel('M-1', 3);
  });

  await test.step('not into itself, and in words', async () => {
    await assets.drag('L-1', 'M-1');
    await expect(frame.message('L-1 cannot go below M-1: M-1 is part of L-1.')).toContainText(
      'Nothing was moved.',
    );
    await assets.expectLevel('L-1', 1);
    await examiner.look('a cycle refused');
    await frame.message('L-1 cannot go').getByRole('button').click();
  });

  await test.step('cut and pasted by keys', async () => {
    await assets.walkTo('M-1');
    await page.keyboard.press('Control+x');
    await expect(assets.bar).toHaveAccessibleName('1 cut');
    await assets.walkTo('L-2');
    await page.keyboard.press('Control+v');
    await expect(frame.message('M-1 now stands below L-2.')).toBeVisible();
    await expect(assets.bar).toHaveCount(0);
    await assets.open('L-2');
    await assets.expectLevel('M-1', 2);
  });

  await test.step('several at once, by the dialog', async () => {
    await assets.walkTo('P-1');
    await page.keyboard.press('Space');
    await assets.walkTo('P-2');
    await page.keyboard.press('Space');
    await expect(assets.bar).toHaveAccessibleName('2 selected');
    await examiner.look('several selected');
    await assets.bar.getByRole('button', { name: 'Move to…' }).click();
    const move = new Dialog(page, 'Move 2 records');
    await move.find('New place', 'L-2', /L-2/);
    await examiner.look('move several');
    await move.submit('Move');
    await expect(frame.message('2 now stand')).toBeVisible();
    await assets.expectLevel('P-2', 2);
  });

  await test.step('archived with what hangs on it, and restored with what stands above', async () => {
    await assets.row('L-2').click();
    const record = new RecordPage(page);
    await expect(record.heading).toContainText('L-2');
    await record.chooseFromMenu('Archive…');
    const archive = new Dialog(page, 'Archive L-2?');
    await expect(archive.root.getByRole('listitem')).toHaveText(/3 assets below.*M-1, P-1, P-2/);
    await examiner.look('archive');
    await archive.submit('Archive');
    await expect(frame.message('L-2 was archived, 4 in all.')).toBeVisible();
    await expect(assets.row('L-2')).toHaveCount(0);
    await expect(page.getByRole('main').getByText(/^Archived .* It takes no readings/)).toBeVisible();
    await examiner.look('an archived asset');
    await page.goto(`${page.url().split('#')[0]}#/assets/archived`);
    await expect(page.getByRole('gridcell', { name: '3 below' })).toBeVisible();
    await examiner.look('archived assets');
    await page.getByRole('button', { name: /^Restore L-2/ }).click();
    await undo(frame, 'L-2 Asset L-2 was restored, 4 in all.');
    await expect(page.getByRole('gridcell', { name: '3 below' })).toBeVisible();
  });
});

test('locations are moved by the mouse, and one that was archived comes back with all in it', async ({
  page,
}) => {
  const frame = await openPlant(page);
  await growTrees(page, { locations: { North: null, South: null, Hall: 'North', Cellar: 'Hall' } });
  await page.goto(`${page.url().split('#')[0]}#/locations`);
  const places = new TreePage(page, 'Location tree');
  const examiner = new Examiner(page);
  await places.open('North');
  await places.drag('Hall', 'South');
  await expect(frame.message('Hall now stands below South.')).toBeVisible();
  await places.open('South');
  await places.open('Hall');
  await places.expectLevel('Cellar', 3);
  await examiner.look('locations');

  await places.walkTo('South');
  await page.keyboard.press('Delete');
  const archive = new Dialog(page, 'Archive South?');
  await expect(archive.root.getByRole('listitem')).toContainText('2 locations below');
  await archive.submit('Archive');
  await expect(places.row('South')).toHaveCount(0);

  await page.goto(`${page.url().split('#')[0]}#/locations/archived`);
  await page.getByRole('button', { name: 'Restore South' }).click();
  await expect(frame.message('South was restored, 3 in all.')).toBeVisible();
  await page.goto(`${page.url().split('#')[0]}#/locations`);
  await places.expectLevel('Cellar', 3);
});

test('in a branch longer than the window the current row stays in sight, to the last one', async ({
  page,
}) => {
  const frame = await openPlant(page);
  const count = BRANCH_WINDOW + 60;
  const tag = (place: number) => `S-${String(place).padStart(4, '0')}`;
  const sensors = Array.from({ length: count }, (_, index) => [tag(index + 1), 'L-1'] as const);
  await growTrees(page, { assets: { 'L-1': null, ...Object.fromEntries(sensors) } });
  await frame.goTo('Assets');
  const assets = new TreePage(page, 'Asset tree');
  await assets.open('L-1');
  await expect(assets.row(tag(1))).toBeVisible();

  await test.step('by pages and rows', async () => {
    await assets.press('PageDown', 'PageDown', 'PageDown', 'ArrowUp');
    await expect(assets.current).toBeInViewport({ ratio: 1 });
    await expect(assets.row('L-1')).not.toBeInViewport();
    await assets.press('PageUp', 'PageUp', 'PageUp');
    await assets.expectCurrentInSight('L-1');
  });

  await test.step('to the last one, which is not among those loaded first', async () => {
    await assets.press('End');
    await assets.expectCurrentInSight(tag(count));
    await assets.press('ArrowUp');
    await assets.expectCurrentInSight(tag(count - 1));
    await assets.press('Home');
    await assets.expectCurrentInSight('L-1');
  });
});

test('the row after one that was archived by keys is the current one, and Ctrl+Z brings it back', async ({
  page,
}) => {
  const frame = await openPlant(page);
  await growTrees(page, { assets: { 'L-1': null, 'P-1': 'L-1', 'P-2': 'L-1', 'P-3': 'L-1' } });
  await frame.goTo('Assets');
  const assets = new TreePage(page, 'Asset tree');
  await assets.open('L-1');
  await assets.walkTo('P-2');
  await page.keyboard.press('Delete');
  const archive = new Dialog(page, 'Archive P-2?');
  await expect(archive.root).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(assets.row('P-2')).toHaveCount(0);
  await expect(assets.tree).toBeFocused();
  await assets.expectCurrentInSight('P-3');
  await expect(frame.undoOf('archived')).toBeVisible();
  await expect(archive.root).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(frame.message('Undone')).toBeVisible();
  await assets.expectCurrentInSight('P-2');
});

test('a hall is emptied at once and archived', async ({ page }) => {
  const frame = await openPlant(page);
  const count = 60;
  const pumps = Array.from({ length: count }, (_, index) => [`P-${index + 1}`, null] as const);
  await growTrees(page, {
    assets: Object.fromEntries(pumps),
    locations: { 'Hall 3': null, 'Hall 4': null },
  });
  await frame.goTo('Assets');
  await page.getByRole('radiogroup', { name: 'Show as' }).getByTitle('List', { exact: true }).click();
  const examiner = new Examiner(page);
  const change = new Dialog(page, `Change ${count} assets`);
  const preview = change.root.getByRole('status', { name: 'What will happen' });
  const selectAll = async () => {
    await page.getByRole('checkbox', { name: 'Select all rows' }).check();
    await expect(page.getByText(`${count} selected`, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Change…', exact: true }).click();
  };
  const openHall = async (name: string, assets: number) => {
    await page.goto(`${page.url().split('#')[0]}#/locations`);
    await new TreePage(page, 'Location tree').row(name).click();
    const hall = new RecordPage(page);
    await expect(hall.heading).toContainText(name);
    await hall.openTab('Assets');
    await expect(page.getByText(`${assets} rows`, { exact: true })).toBeVisible();
    return hall;
  };

  await test.step('from the list all of them get a location, and those that have it are told', async () => {
    await page.getByRole('checkbox', { name: 'Select P-1 Asset P-1', exact: true }).check();
    await page.getByRole('button', { name: 'Change…', exact: true }).click();
    const one = new Dialog(page, 'Change 1 asset');
    await one.root.getByRole('button', { name: 'Change', exact: true }).click();
    await expect(one.root.getByText('Choose at least one value to set.')).toBeVisible();
    await one.find('Location', 'Hall 3', 'Hall 3');
    await one.submit('Change');
    await expect(frame.message('1 asset was changed.')).toBeVisible();

    await selectAll();
    await change.find('Location', 'Hall 3', 'Hall 3');
    await expect(preview).toHaveText(`${count - 1} assets will change.1 has it already.`);
    await examiner.look('change many');
    await change.submit('Change');
    await expect(frame.message(`${count - 1} assets were changed.`)).toBeVisible();
  });

  await test.step('from the page of the hall they go to another one, and back', async () => {
    await openHall('Hall 3', count);
    await selectAll();
    await change.find('Location', 'Hall 4', 'Hall 4');
    await change.choose('Status', /^Standby/);
    await expect(preview).toHaveText(`${count} assets will change.`);
    await change.submit('Change');
    await expect(page.getByText('No asset stands here', { exact: true })).toBeVisible();
    await undo(frame, `${count} assets were changed.`);
    await expect(page.getByText(`${count} rows`, { exact: true })).toBeVisible();
  });

  await test.step('once it is empty, it can be archived', async () => {
    await selectAll();
    await change.find('Location', 'Hall 4', 'Hall 4');
    await change.submit('Change');
    const hall = new RecordPage(page);
    await hall.chooseFromMenu('Archive…');
    await new Dialog(page, 'Archive Hall 3?').submit('Archive');
    await expect(frame.message('Hall 3 was archived.')).toBeVisible();
    await openHall('Hall 4', count);
  });
});
