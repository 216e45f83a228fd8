/** What one person does stands on the other screens at once, without a reload. */
import { expect, test } from '../fixtures.ts';
import { NewAssetForm } from '../pages/asset-page.ts';
import { Frame } from '../pages/frame.ts';
import { PartPage, PartsPage } from '../pages/part-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';

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
