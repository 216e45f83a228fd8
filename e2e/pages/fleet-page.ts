import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { Dialog } from './dialog.ts';
import { Frame } from './frame.ts';

/** One metric over many assets, side by side. */
export class FleetPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await new Frame(this.#page).runAction('Compare a metric across assets');
  }

  async chooseType(name: string | RegExp): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Asset type' }).click();
    await this.#page.getByRole('option', { name }).click();
  }

  async order(name: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Order' }).click();
    await this.#page.getByRole('option', { name }).click();
  }

  /** The charts of a metric in their order. */
  cells(metric: string): Locator {
    return this.#page.getByRole('list', { name: `${metric} of each asset` }).getByRole('listitem');
  }

  /** The one of an asset; it leads to the chart of its metric. */
  cell(tag: string): Locator {
    return this.#page.getByRole('link', { name: tag, exact: true });
  }

  async showDays(first: string, last: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'From – to…' }).click();
    const dialog = new Dialog(this.#page, 'From which day to which');
    await dialog.fill('First day', first);
    await dialog.fill('Last day', last);
    await dialog.submit('Show');
  }

  async showPeriod(name: '24 h' | '7 d' | '30 d' | '90 d' | '1 y' | 'All'): Promise<void> {
    await this.#page.getByText(name, { exact: true }).click();
  }

  async openPicks(): Promise<Dialog> {
    await this.#page.getByRole('button', { name: 'Pick assets…' }).click();
    return new Dialog(this.#page, 'Picked assets');
  }

  async save(what: 'Picture (PNG)' | 'Table as CSV'): Promise<Buffer> {
    await this.#page.getByRole('button', { name: 'More actions' }).click();
    const download = this.#page.waitForEvent('download');
    await this.#page.getByRole('menuitem', { name: what }).click();
    return readFile(await (await download).path());
  }
}
