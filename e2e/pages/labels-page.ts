import { expect, type Locator, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';

export interface NewPrinter {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** The page that prints labels, on sheets and on label printers. */
export class LabelsPage {
  readonly heading: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Labels', level: 1 });
  }

  /** From the page of a record. */
  async openFromRecord(): Promise<void> {
    await this.#page.getByRole('button', { name: 'More actions' }).last().click();
    await this.#page.getByRole('menuitem', { name: 'Print label', exact: true }).click();
    await expect(this.heading).toBeVisible();
  }

  async fill(field: 'Copies of each' | 'Begin at label', value: number): Promise<void> {
    await this.#page.getByRole('textbox', { name: field }).fill(String(value));
  }

  async printOn(output: 'Label sheets' | 'Label printer'): Promise<void> {
    await this.#page.getByText(output, { exact: true }).click();
    await expect(this.#page.getByRole('radio', { name: output })).toBeChecked();
  }

  /** What the button gives to the printer. */
  async pdf(): Promise<string> {
    await expect(this.#page.getByRole('button', { name: 'Print sheets' })).toBeEnabled();
    return (await this.#page.pdf({ preferCSSPageSize: true })).toString('latin1');
  }

  /** Shows the sheets as they are printed while something is done with their labels. */
  async onPaper<T>(work: (labels: Locator) => Promise<T>): Promise<T> {
    const page = this.#page;
    const tell = (event: string) => page.evaluate((name) => window.dispatchEvent(new Event(name)), event);
    await page.emulateMedia({ media: 'print' });
    await tell('beforeprint');
    try {
      return await work(page.locator('.mw-print-sheets > svg > *'));
    } finally {
      await tell('afterprint');
      await page.emulateMedia({ media: 'screen' });
    }
  }

  async addPrinter({ name, host, port }: NewPrinter, look: () => Promise<void>): Promise<void> {
    await this.#page.getByRole('button', { name: 'Manage printers' }).click();
    await this.#page.getByRole('button', { name: 'Add a printer' }).first().click();
    const form = new Dialog(this.#page, 'Add a printer');
    await form.fill('Name', name);
    await form.fill('Address in the network', host);
    await form.fill('Port', String(port));
    await look();
    await form.submit('Save');
    await expect(this.#page.getByRole('row').filter({ hasText: name })).toBeVisible();
    await look();
    await this.#page.goBack();
    await expect(this.heading).toBeVisible();
  }
}
