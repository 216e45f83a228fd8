/** What people write on a chart, by mouse and by keys, and the strip below it in which the whole history lies. */
import type { Page } from '@playwright/test';
import { demoTest as test, expect } from '../fixtures.ts';
import { AssetPage } from '../pages/asset-page.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { MetricChart } from '../pages/metric-chart.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test.use({ viewport: { width: 1440, height: 1000 } });

const METRIC = 'Vibration velocity RMS';

async function openChart(page: Page): Promise<MetricChart> {
  await new SignInPage(page).signInAsDemoPerson('Manager');
  await new Frame(page).goTo('Assets');
  await page.getByRole('searchbox', { name: 'Find an asset' }).fill('CTW-T1-F1');
  await new AssetPage(page).openFromTree('CTW-T1-F1');
  await new AssetPage(page).openTab('Metrics');
  const chart = new MetricChart(page);
  await expect(chart.surface).toBeVisible();
  return chart;
}

test('what happened is written on the chart by mouse and by keys, changed and removed', async ({ page }) => {
  const chart = await openChart(page);
  const frame = new Frame(page);
  const form = new Dialog(page, `Annotate ${METRIC}`);

  await test.step('at the instant that was clicked', async () => {
    await chart.pin(0.4);
    await page.getByRole('button', { name: 'Annotate' }).first().click();
    await expect(form.field('Day')).not.toHaveValue('');
    await expect(form.field('Time')).not.toHaveValue('');
    await form.fill('Text', 'Belt slipped');
    await form.submit('Add annotation');
    await expect(chart.annotation('Belt slipped')).toBeVisible();
  });

  await test.step('over a span, without a mouse', async () => {
    await chart.surface.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('a');
    await expect(form.field('Text')).toBeFocused();
    await page.keyboard.type('Belts run in');
    const at = (await form.field('Time').inputValue()).split(':').map(Number);
    await form.field('Until, time').focus();
    await page.keyboard.type(`${at[0]}:59:59`);
    await page.keyboard.press('Control+Enter');
    await expect(form.root).toBeHidden();
    await expect(chart.annotation('Belts run in')).toContainText(' – ');
    await expect(chart.surface).toBeFocused();
  });

  await test.step('all of it is there again, and a mark of each', async () => {
    await page.reload();
    await expect(chart.annotation('Belt slipped')).toBeVisible();
    await expect(chart.annotation('Belts run in')).toContainText(' – ');
    await chart.show('7 d');
    await expect(chart.events.getByText('Belts run in')).toBeVisible();
  });

  await test.step('it is changed, and the change taken back', async () => {
    await chart.ofAnnotation('Belt slipped', 'Edit');
    const change = new Dialog(page, `Change the annotation of ${METRIC}`);
    await change.fill('Text', 'Belt slipped and was tightened');
    await change.submit('Save');
    await expect(chart.annotation('Belt slipped and was tightened')).toBeVisible();
    await frame.undoOf('Annotation changed').press('Enter');
    await expect(chart.annotation('Belt slipped')).toBeVisible();
  });

  await test.step('it is removed, also after another look', async () => {
    await chart.ofAnnotation('Belt slipped', 'Remove');
    await expect(frame.message('Annotation removed')).toBeVisible();
    await page.reload();
    await expect(chart.annotation('Belts run in')).toBeVisible();
    await expect(chart.annotation('Belt slipped')).toHaveCount(0);
  });
});

test('the button proposes to write of what is shown, not of the newest reading', async ({ page }) => {
  const chart = await openChart(page);
  await chart.show('All');
  const before = page.url();
  await chart.brush(0.2, 0.3);
  await expect(page).not.toHaveURL(before);
  await expect(page).toHaveURL(/from=/);
  const said = new URLSearchParams(page.url().split('?').at(-1));
  const form = new Dialog(page, `Annotate ${METRIC}`);
  await page.getByRole('region', { name: 'Annotations' }).getByRole('button', { name: 'Annotate' }).click();
  const middle = (Number(said.get('from')) + Number(said.get('to'))) / 2;
  const day = await page.evaluate(
    (at) => new Date(at).toLocaleDateString('en-GB', { timeZone: 'Europe/Berlin' }),
    middle,
  );
  await expect(form.field('Day')).toHaveValue(day);
});

test('the strip of all readings moves what is shown, and the address goes with it', async ({ page }) => {
  const chart = await openChart(page);
  await chart.show('7 d');
  const span = () => {
    const said = new URLSearchParams(page.url().split('?').at(-1));
    return { from: Number(said.get('from')), to: Number(said.get('to')) };
  };
  const day = 86_400_000;
  const [start, end] = [chart.edge('Start'), chart.edge('End')];

  await test.step('a window is drawn with the mouse', async () => {
    await chart.brush(0.2, 0.5);
    await expect.poll(() => span().to - span().from).toBeGreaterThan(20 * day);
    expect(span().to - span().from).toBeLessThan(35 * day);
  });

  await test.step('it is moved as it is', async () => {
    const before = span();
    await chart.brush(0.35, 0.55);
    await expect.poll(() => span().from - before.from).toBeGreaterThan(10 * day);
    expect(Math.abs(span().to - span().from - (before.to - before.from))).toBeLessThan(1000);
  });

  await test.step('its edges are moved by keys', async () => {
    const before = span();
    await start.press('ArrowRight');
    await expect.poll(() => span().from).toBeGreaterThan(before.from);
    expect(span().to).toBe(before.to);
    await end.press('ArrowLeft');
    await expect.poll(() => span().to).toBeLessThan(before.to);
  });

  await test.step('whoever opens the address sees the same', async () => {
    const said = await start.getAttribute('aria-valuetext');
    await page.reload();
    await expect(start).toHaveAttribute('aria-valuetext', said!);
  });
});
