import { expect, type Locator, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';
import { RecordPage } from './record-page.ts';

export interface NewPart {
  readonly number: string;
  readonly name: string;
  readonly reorderPoint: string;
  readonly reorderQuantity: string;
}

/** The list of parts and the form that creates one. */
export class PartsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async openForm(): Promise<Dialog> {
    await this.#page.getByRole('button', { name: 'New part' }).first().click();
    return new Dialog(this.#page, 'New part');
  }

  async fill(form: Dialog, part: NewPart): Promise<void> {
    await form.fill('Part number', part.number);
    await form.fill('Name', part.name);
    await form.fill('Reorder point', part.reorderPoint);
    await form.fill('Reorder quantity', part.reorderQuantity);
  }

  row(number: string): Locator {
    return this.#page.getByRole('row').filter({ hasText: number });
  }

  async openView(name: 'All' | 'To reorder' | 'Out of stock'): Promise<void> {
    await this.#page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  async open(number: string): Promise<void> {
    await this.row(number).getByRole('link').click();
    await expect(this.#page.getByRole('heading', { level: 1, name: new RegExp(number) })).toBeVisible();
  }
}

export class PartPage extends RecordPage {
  get reorderAlert(): Locator {
    return this.page.getByRole('alert').filter({ hasText: 'reorder point' });
  }

  async rename(name: string): Promise<void> {
    await this.chooseFromMenu('Edit');
    const form = new Dialog(this.page, /^Edit/);
    await form.fill('Name', name);
    await form.submit('Save');
  }

  async openReceive(): Promise<Dialog> {
    await this.button('Receive').click();
    return new Dialog(this.page, /^Receive/);
  }

  async expectOnHand(quantity: string): Promise<void> {
    await expect(this.page.getByRole('term').filter({ hasText: 'On hand' })).toBeVisible();
    await expect(this.page.getByRole('definition').first()).toHaveText(quantity);
  }
}
