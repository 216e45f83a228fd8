import { expect, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';
import { RecordPage } from './record-page.ts';

export interface NewAsset {
  readonly tag: string;
  readonly name: string;
}

export type LocationKind = 'Site' | 'Building' | 'Area' | 'Store' | 'Bin';

/** The form that creates an asset. */
export class NewAssetForm {
  readonly dialog: Dialog;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = new Dialog(page, 'New asset');
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: 'New asset' }).first().click();
    await expect(this.dialog.root).toBeVisible();
  }

  /** Makes a place from inside the form; the asset is put there. */
  async addLocation(name: string, kind: LocationKind): Promise<void> {
    await this.dialog.root.getByRole('button', { name: 'New location' }).click();
    const form = new Dialog(this.#page, 'New location');
    await form.fill('Name', name);
    await form.choose('Kind', kind);
    await form.submit('Create location');
  }

  async fill({ tag, name }: NewAsset): Promise<void> {
    await this.dialog.fill('Tag', tag);
    await this.dialog.fill('Name', name);
  }

  async create(): Promise<void> {
    await this.dialog.submit('Create asset');
  }
}

export class AssetPage extends RecordPage {
  async openFromTree(tag: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: tag }).click();
    await expect(this.heading.filter({ hasText: tag })).toBeVisible();
  }
}
