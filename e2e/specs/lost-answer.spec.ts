/** What is pressed again after an answer was lost is done once; what is typed comes back to whoever typed it. */
import type { Page } from '@playwright/test';
import { RPC_PATH } from '../../src/shared/host.ts';
import { expect, test } from '../fixtures.ts';
import { Frame } from '../pages/frame.ts';
import { PartPage, PartsPage } from '../pages/part-page.ts';
import { PeoplePage } from '../pages/people-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

/** Puts a line between page and core that breaks, when told to, before the core's next word comes through. */
async function putBreakableLine(page: Page): Promise<{ loseNextAnswer: () => void }> {
  let losing = false;
  await page.routeWebSocket(new RegExp(`${RPC_PATH}$`), (socket) => {
    const core = socket.connectToServer();
    core.onMessage((message) => {
      if (!losing) return socket.send(message);
      losing = false;
      void socket.close({ code: 3000 });
      void core.close();
    });
  });
  await page.reload();
  return {
    loseNextAnswer() {
      losing = true;
    },
  };
}

async function aPartWithStore(page: Page): Promise<PartPage> {
  await new Frame(page).goTo('Parts');
  const parts = new PartsPage(page);
  const form = await parts.openForm();
  await parts.fill(form, { number: 'BRG-6205', name: 'Bearing', reorderPoint: '4', reorderQuantity: '10' });
  await form.submit('Create part');
  const part = new PartPage(page);
  await expect(part.heading).toHaveText(/BRG-6205/);
  return part;
}

test('a delivery is booked once though it was sent twice', async ({ page, hostKind }) => {
  test.skip(hostKind !== 'browser', 'only a WebSocket can be broken from outside');
  await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  const line = await putBreakableLine(page);
  const part = await aPartWithStore(page);
  const receive = await part.openReceive();
  await receive.root.getByRole('button', { name: 'Add a store' }).click();
  const store = page.getByRole('dialog', { name: 'New store' });
  await store.getByRole('textbox', { name: 'Name' }).fill('Main store');
  await store.getByRole('button', { name: 'Add a store' }).click();
  await expect(store).toBeHidden();
  await receive.fill('Quantity received', '5');
  await receive.fill(/^Cost per/, '4.50');

  line.loseNextAnswer();
  await receive.root.getByRole('button', { name: 'Receive', exact: true }).click();
  await expect(receive.root.getByRole('alert')).toContainText('it is not done twice');
  await expect(async () => {
    await receive.root.getByRole('button', { name: 'Receive', exact: true }).click();
    await expect(receive.root).toBeHidden({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText('Your first attempt had been saved already.')).toBeVisible();
  await part.expectOnHand('5 pcs');
});

test('what was typed comes back to whoever typed it, and to nobody else', async ({ page }) => {
  const password = await new WelcomePage(page).setUpPlant({
    companyName: 'Quellbrunn Bottling',
    adminFullName: 'Ines Adler',
  });
  const frame = new Frame(page);
  const people = new PeoplePage(page);
  await people.open();
  const stella = await people.create('Stella Brandt', 'Storekeeper');
  await people.closeReadyDialog('Stella Brandt');

  await frame.goTo('Parts');
  const parts = new PartsPage(page);
  const cancelled = await parts.openForm();
  await cancelled.fill('Name', 'Half a bearing');
  await cancelled.cancel();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(frame.message('It is kept: open the form again to go on.')).toBeVisible();
  const takenBack = await parts.openForm();
  await expect(takenBack.field('Name')).toHaveValue('Half a bearing');
  await takenBack.cancel();
  const fresh = await parts.openForm();
  await expect(fresh.field('Name')).toHaveValue('');
  await fresh.fill('Name', 'Whole bearing');

  // As a crash leaves it.
  await page.reload();
  await expect(fresh.field('Name')).toHaveValue('Whole bearing');
  await page.evaluate(() => {
    window.location.hash = '#/';
  });
  await frame.signOut();
  await new SignInPage(page).signInFirst(stella.username, stella.password, 'wet-otter-ladder');
  await frame.goTo('Parts');
  const others = await parts.openForm();
  await expect(others.field('Name')).toHaveValue('');
  await others.cancel();
  await frame.signOut();
  await new SignInPage(page).submit('ines.adler', password);
  await frame.goTo('Parts');
  const own = await parts.openForm();
  await expect(own.field('Name')).toHaveValue('Whole bearing');
});
