import { expect, type Locator, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';
import { RecordPage } from './record-page.ts';

/** The list of alarms. */
export class AlarmsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async openView(name: 'Standing' | 'Held back' | 'All' | 'Nuisance'): Promise<void> {
    await this.#page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** Without the row of column names. */
  get rows(): Locator {
    return this.#page.getByRole('row').filter({ has: this.#page.getByRole('gridcell') });
  }
}

export class AlarmPage extends RecordPage {
  async acknowledge(note: string): Promise<void> {
    await this.button('Acknowledge').click();
    const form = new Dialog(this.page, 'Acknowledge the alarm');
    await form.fill('Note', note);
    await form.submit('Acknowledge');
    await expect(this.button('Acknowledge')).toBeHidden();
  }

  async openWorkOrderForm(): Promise<Dialog> {
    await this.button('Create work order').click();
    return new Dialog(this.page, 'New work order');
  }
}
