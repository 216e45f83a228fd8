import { expect, type Page } from '@playwright/test';
import { AssetPage, NewAssetForm } from './pages/asset-page.ts';
import { Dialog } from './pages/dialog.ts';
import { Frame } from './pages/frame.ts';
import { WelcomePage } from './pages/welcome-page.ts';

/** From a fresh station to the page of the pump P-101, which has no readings; answers with the password of ines.adler. */
export async function openNewPump(page: Page): Promise<string> {
  const plant = { companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' };
  const password = await new WelcomePage(page).setUpPlant(plant);
  await new Frame(page).goTo('Assets');
  const form = new NewAssetForm(page);
  await form.open();
  await form.fill({ tag: 'P-101', name: 'Feed pump' });
  await form.create();
  await expect(new AssetPage(page).heading.filter({ hasText: 'P-101' })).toBeVisible();
  return password;
}

/** Gives the asset whose page is open a metric, with the form. */
export async function addMetric(page: Page, name: string): Promise<void> {
  await new AssetPage(page).openTab('Metrics');
  await page.getByRole('button', { name: 'New metric' }).first().click();
  const form = new Dialog(page, 'New metric');
  await form.fill('Name', name);
  await form.submit('Create metric');
}
