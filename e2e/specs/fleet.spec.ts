/** One metric of like machines side by side: which stands out, when, and the same as a picture and a table. */
import { addFleet } from '../contract.ts';
import { expect, test } from '../fixtures.ts';
import { KeyboardUser } from '../keyboard.ts';
import { FleetPage } from '../pages/fleet-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

const DAY = 86_400_000;
const now = Date.now();

/** A day as it is typed in Great Britain. */
const typed = (instant: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeZone: 'Europe/Berlin' }).format(instant);

test('a metric is compared across a type and across picked assets, and taken along', async ({ page }) => {
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  const pumps = Array.from({ length: 9 }, (_, index) => `P-10${index + 1}`);
  await addFleet(page, {
    type: 'Pump',
    metric: { name: 'Pressure', unit: 'bar', decimals: 1, highWarning: 8 },
    readings: Object.fromEntries(
      pumps.map((tag, index) => [
        tag,
        [
          { ts: now - 40 * DAY, value: 3 },
          { ts: now - 2 * DAY, value: 4 },
          { ts: now - 60_000 * (index + 1), value: index === 6 ? 9.5 : 4 + index / 10 },
        ],
      ]),
    ),
  });
  const fleet = new FleetPage(page);
  const keyboard = new KeyboardUser(page);
  const cells = fleet.cells('Pressure');

  await test.step('a type shows each of its assets, what stands out first', async () => {
    await fleet.open();
    await expect(page.getByText('Which assets?')).toBeVisible();
    await fleet.chooseType('Pump (9)');
    await expect(cells).toHaveCount(9);
    await expect(cells.first()).toContainText('P-107');
    await expect(cells.first()).toContainText('9.5 bar');
    await expect(cells.first()).toContainText('Warning');
    await expect(cells.nth(1)).toContainText('Within limits');
  });

  await test.step('other days show other readings, or that there are none', async () => {
    await fleet.showDays(typed(now - 41 * DAY), typed(now - 39 * DAY));
    await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=|to=.*from=/);
    await expect(cells.first()).toContainText('Between 3.0 bar and 3.0 bar in the period');
    await fleet.showDays(typed(now - 20 * DAY), typed(now - 19 * DAY));
    await expect(cells.first()).toContainText('No readings in this period');
    await fleet.showPeriod('7 d');
    await expect(cells.first()).toContainText('Between 4.0 bar and 9.5 bar in the period');
  });

  await test.step('the arrow keys go from chart to chart, Enter opens the metric, and back is where one was', async () => {
    await fleet.order('By tag');
    await expect(cells.first()).toContainText('P-101');
    await keyboard.tabTo(/^P-101$/);
    for (const [key, tag] of [
      ['ArrowRight', 'P-102'],
      ['ArrowDown', 'P-106'],
      ['ArrowLeft', 'P-105'],
      ['ArrowUp', 'P-101'],
      ['End', 'P-109'],
      ['Home', 'P-101'],
      ['ArrowRight', 'P-102'],
    ] as const) {
      await keyboard.press(key);
      await expect(fleet.cell(tag)).toBeFocused();
    }
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: /P-102/ })).toBeVisible();
    await expect(page.getByRole('application', { name: /Pressure/ })).toBeVisible();
    await page.goBack();
    await expect(cells.first()).toContainText('P-101');
  });

  await test.step('assets are picked one after the other, by keyboard', async () => {
    const picks = await fleet.openPicks();
    for (const tag of ['P-107', 'P-103']) {
      await expect(picks.field('Add an asset')).toBeFocused();
      await keyboard.type(tag);
      await expect(keyboard.takenByEnter).toContainText(tag);
      await keyboard.press('Enter');
      await expect(picks.root.getByRole('listitem').filter({ hasText: tag })).toBeVisible();
    }
    await picks.root.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(cells).toHaveCount(2);
    await fleet.order('Highest value first');
    await expect(cells.first()).toContainText('P-107');
  });

  await test.step('what is shown is saved as a table and as a picture', async () => {
    const table = (await fleet.save('Table as CSV')).toString('utf8');
    const lines = table.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('Tag,Asset,Location,State,Latest value,Unit,Read at,Change over the period');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 6))).toEqual([
      ['P-107', 'Asset P-107', '', 'Warning', '9.5', 'bar'],
      ['P-103', 'Asset P-103', '', 'Within limits', '4.2', 'bar'],
    ]);
    await expect(page.getByText(/^Saved as Fleet Pressure .*\.csv\.$/)).toBeVisible();
    const picture = await fleet.save('Picture (PNG)');
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Two pixels for each of the page, two charts wide.
    expect(picture.readUInt32BE(16)).toBeGreaterThan(900);
    await expect(page.getByText(/^Saved as Fleet Pressure .*\.png\.$/)).toBeVisible();
  });
});
