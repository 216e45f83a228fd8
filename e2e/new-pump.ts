import { expect, type Page } from '@playwright/test';
import { AssetPage, NewAssetForm } from './pages/asset-page.ts';
import { Frame } from './pages/frame.ts';
import { WelcomePage } from './pages/welcome-page.ts';

/** From a fresh station to the page of the pump P-101, which has no readings. */
export async function openNewPump(page: Page): Promise<void> {
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  await new Frame(page).goTo('Assets');
  const form = new NewAssetForm(page);
  await form.open();
  await form.fill({ tag: 'P-101', name: 'Feed pump' });
  await form.create();
  await expect(new AssetPage(page).heading.filter({ hasText: 'P-101' })).toBeVisible();
}
