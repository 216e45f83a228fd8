/** A label is printed, read by what sees it, and leads back to its machine; an old code comes to lead there, too. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Examiner } from '../examiner.ts';
import { expect, test } from '../fixtures.ts';
import { AssetPage, NewAssetForm } from '../pages/asset-page.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { LabelsPage } from '../pages/labels-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { readQrCode, scan } from '../scanner.ts';

/** A label printer that keeps what it is sent. */
async function startPrinter() {
  let received = '';
  const server = createServer((socket) => {
    socket.on('data', (data) => (received += data.toString()));
    socket.on('end', () => socket.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, received: () => received, close: () => server.close() };
}

test('a printed label opens its machine from anywhere, an unknown code is linked, a label printer gets the label', async ({
  page,
}) => {
  // Most of it is axe, which takes its time on a busy machine.
  test.setTimeout(240_000);
  const examiner = new Examiner(page);
  const frame = new Frame(page);
  const labels = new LabelsPage(page);
  const asset = new AssetPage(page);
  const machine = asset.heading.filter({ hasText: 'P-101' });
  const conveyor = asset.heading.filter({ hasText: 'C-201' });
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  await frame.goTo('Assets');
  const form = new NewAssetForm(page);
  for (const made of [
    { tag: 'C-201', name: 'Conveyor' },
    { tag: 'P-101', name: 'Feed pump' },
  ]) {
    await form.open();
    await form.fill(made);
    await form.create();
    await expect(asset.heading.filter({ hasText: made.tag })).toBeVisible();
  }

  const code =
    await test.step('a sheet that was begun goes on where it ended, at its true size', async () => {
      await labels.openFromRecord();
      await labels.fill('Copies of each', 2);
      await labels.fill('Begin at label', 21);
      await examiner.look('label sheets');
      const pdf = await labels.pdf();
      const papers = pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
      // A4 in points; Chromium cuts paper to whole pixels.
      expect(Array.from(papers, ([, ...size]) => size.map((side) => Math.round(Number(side))))).toEqual([
        [595, 842],
        [595, 842],
      ]);
      await expect(page.getByRole('button', { name: 'Continue at label 2' })).toBeVisible();
      return labels.onPaper(async (printed) => {
        await expect(printed).toHaveCount(2);
        return readQrCode(page, printed.first());
      });
    });
  expect(code).toMatch(/^M1[0-9A-V]{28}$/);

  await test.step('its code opens the machine from a list, and the trigger pressed twice opens it once', async () => {
    await frame.goTo('Work');
    await scan(page, code!);
    await scan(page, code!);
    await expect(machine).toBeVisible();
    await expect(frame.message('Scanned: Asset')).toHaveCount(1);
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('from a field, which is left as it was, and with a dialog open', async () => {
    await frame.goTo('Assets');
    const search = page.getByRole('searchbox', { name: 'Find an asset' });
    await search.fill('pump');
    await scan(page, 'C-201');
    await expect(conveyor).toBeVisible();
    await expect(search).toHaveValue('pump');
    await search.fill('');
    await frame.goTo('Work');
    await page.getByRole('button', { name: 'New work order' }).first().click();
    const order = new Dialog(page, 'New work order');
    await order.fill('Title', 'Coupling is loud');
    await scan(page, code!.toLowerCase());
    await expect(machine).toBeVisible();
    await expect(order.root).toBeHidden();
  });

  await test.step('a damaged one leads nowhere and is not offered to be linked', async () => {
    await scan(page, `${code!.slice(0, -1)}${code!.endsWith('7') ? '8' : '7'}`);
    const lost = page.getByRole('dialog', { name: 'This label leads nowhere' });
    await expect(lost).toBeVisible();
    await examiner.look('damaged label');
    await lost.getByRole('button', { name: 'Close' }).last().click();
    await expect(lost).toBeHidden();
  });

  await test.step('an old barcode is linked and opens the machine it stands on', async () => {
    await scan(page, 'EQ/4711-Z');
    const unknown = new Dialog(page, 'Nobody knows this code');
    await expect(unknown.root).toContainText('EQ/4711-Z');
    await examiner.look('unknown code');
    await page.keyboard.press('Escape');
    await expect(unknown.root).toBeHidden();
    await frame.goTo('Work');
    await page.getByRole('button', { name: 'New work order' }).first().click();
    await expect(page.getByRole('dialog', { name: 'New work order' })).toBeVisible();
    await scan(page, 'EQ/4711-Z');
    // It stands above the form, or the pointer would not reach it.
    await unknown.find('Record', 'C-201', /C-201/);
    await unknown.submit('Link');
    await expect(conveyor).toBeVisible();
    await frame.goTo('Today');
    await scan(page, 'eq/4711-z');
    await expect(conveyor).toBeVisible();
    await expect(page.getByText('EQ/4711-Z', { exact: true })).toBeVisible();
  });

  await test.step('the code on a new spare part becomes its own', async () => {
    await scan(page, '4006381333931');
    const unknown = new Dialog(page, 'Nobody knows this code');
    await unknown.root.getByRole('button', { name: 'New part' }).click();
    const form = new Dialog(page, 'New part');
    await expect(form.root).toContainText('The code 4006381333931 will be linked to it.');
    await form.fill('Part number', 'BRG-9');
    await form.fill('Name', 'Bearing');
    await form.submit('Create part');
    const part = page.getByRole('heading', { level: 1, name: /BRG-9/ });
    await expect(part).toBeVisible();
    await frame.goTo('Today');
    await scan(page, '4006381333931', 1);
    await expect(part).toBeVisible();
  });

  await test.step('a label printer in the network gets what is sent to it', async () => {
    const printer = await startPrinter();
    await scan(page, code!);
    await expect(machine).toBeVisible();
    await labels.openFromRecord();
    await labels.addPrinter({ name: 'Stores', host: '127.0.0.1', port: printer.port }, () =>
      examiner.look('label printers'),
    );
    await labels.printOn('Label printer');
    await labels.fill('Copies of each', 2);
    await examiner.look('label printer');
    await page.getByRole('button', { name: 'Send 2 labels' }).click();
    await expect(page.getByText('All labels were handed over to Stores.')).toBeVisible();
    expect(printer.received().match(/\^XZ/g)).toHaveLength(1);
    expect(printer.received()).toContain('^PQ2');
    expect(printer.received()).toContain(code);
    printer.close();
  });
});
