/** The page of a reliability engineer: metrics together, periods side by side, single readings, and all of it taken along. */
import { demoTest as test, expect } from '../fixtures.ts';
import { AssetPage } from '../pages/asset-page.ts';
import { Frame } from '../pages/frame.ts';
import { MetricChart } from '../pages/metric-chart.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test.use({ viewport: { width: 1440, height: 1000 } });

test('metrics and periods are compared, zoomed to single readings and saved as picture and table', async ({
  page,
}) => {
  await new SignInPage(page).signInAsDemoPerson('Manager');
  await new Frame(page).goTo('Assets');
  await page.getByRole('searchbox', { name: 'Find an asset' }).fill('CTW-T1-F1');
  await new AssetPage(page).openFromTree('CTW-T1-F1');
  await new AssetPage(page).openTab('Metrics');
  const chart = new MetricChart(page);
  await expect(chart.surface).toBeVisible();
  await test.step('below its page the window has nothing to scroll to', async () => {
    await expect(page.getByRole('region', { name: 'Single readings' })).toBeVisible();
    const { below } = await page.evaluate(() => ({
      below: document.documentElement.scrollHeight - window.innerHeight,
    }));
    expect(below).toBe(0);
  });
  const entry = (name: string | RegExp) => chart.legend.getByRole('listitem').filter({ hasText: name });

  await test.step('a metric of another asset has a line of its own, also for whom the link is sent', async () => {
    await chart.compareWith('REF-P1', 'Flow');
    await expect(chart.legend.getByRole('listitem')).toHaveCount(2);
    await chart.show('30 d');
    await expect(page).toHaveURL(/with=.*show=month|show=month.*with=/);
    await page.reload();
    await expect(entry('REF-P1 Flow')).toContainText(/\d\sm³\/h/);
  });

  await test.step('every row of the table is a bucket of one of the lines', async () => {
    const rows = (await chart.save('Values (CSV)'))
      .toString('utf8')
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n');
    const cells = rows.slice(1).map((row) => row.split(','));
    const lines = new Set(cells.map(([, asset, , unit]) => `${asset} ${unit}`));
    expect(lines).toEqual(new Set(['CTW-T1-F1 mm/s', 'REF-P1 m³/h']));
    for (const [time, , , , low, average, high, count] of cells) {
      expect(new Date(time!).toISOString()).toBe(time);
      expect(Number(low)).toBeLessThanOrEqual(Number(average));
      expect(Number(average)).toBeLessThanOrEqual(Number(high));
      expect(Number(count)).toBeGreaterThan(0);
    }
  });

  await test.step('the week before lies under the last day', async () => {
    await chart.show('24 h');
    await chart.comparePeriod('The same time a week before');
    await expect(chart.legend.getByRole('listitem')).toHaveCount(3);
    await expect(entry(/Vibration velocity RMS, .* to /)).toHaveCount(2);
  });

  await test.step('what began on another day at another time lies under it, and where nothing was read it is said', async () => {
    const { from, to } = await page.evaluate(() => {
      const day = 86_400_000;
      const written = (at: number) => new Date(at).toLocaleDateString('en-GB');
      return { from: written(Date.now() - 20 * day), to: written(Date.now() - 9000 * day) };
    });
    await chart.compareFrom(from, '07:41');
    const then = entry(/Vibration velocity RMS, .*07:41 to /);
    await expect(then).toContainText(/\d\smm\/s/);
    await chart.compareFrom(to, '05:12');
    await expect(
      page.getByRole('status').filter({ hasText: /05:12 to .*: no readings to compare with/ }),
    ).toBeVisible();
    await chart.comparePeriod('The same time a week before');
    await expect(page.getByText('no readings to compare with')).toHaveCount(0);
  });

  await test.step('an hour is drawn reading by reading, and Escape leads back', async () => {
    await expect(chart.single).toBeVisible();
    const readings = page.getByText(/\d readings?\./);
    const before = await readings.textContent();
    await chart.zoomTo(0.4, 0.5);
    await expect(readings).not.toHaveText(before!);
    await chart.surface.press('Escape');
    await expect(readings).toHaveText(before!);
  });

  await test.step('the picture is what is shown, on white, twice as large', async () => {
    const picture = await chart.save('Picture (PNG)');
    const box = (await chart.surface.boundingBox())!;
    const seen = await page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0)!);
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let drawn = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at]! + data[at + 1]! + data[at + 2]! < 720) drawn += 1;
      return { width: image.width, height: image.height, corner: Array.from(data.slice(0, 4)), drawn };
    }, picture.toString('base64'));
    expect(seen.width).toBeGreaterThan(2 * box.width);
    expect(seen.height).toBeGreaterThan(2 * box.height);
    expect(seen.corner).toEqual([255, 255, 255, 255]);
    expect(seen.drawn).toBeGreaterThan(5000);
  });
});
