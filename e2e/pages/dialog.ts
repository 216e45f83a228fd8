import { expect, type Locator, type Page } from '@playwright/test';

/** A form in a dialog, by its title. */
export class Dialog {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page, title: string | RegExp) {
    this.#page = page;
    this.root = page.getByRole('dialog', { name: title });
  }

  /** A field that is typed into, also one that offers choices. */
  field(label: string | RegExp): Locator {
    const named = typeof label === 'string' ? { name: new RegExp(`^${label}( \\*)?$`) } : { name: label };
    return this.root.getByRole('textbox', named).or(this.root.getByRole('combobox', named));
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.field(label).fill(value);
  }

  /** A field that finds a record by typing, or a list of choices. */
  async choose(label: string | RegExp, choice: string | RegExp): Promise<void> {
    await this.field(label).click();
    await this.#page.getByRole('option', { name: choice }).click();
  }

  async find(label: string | RegExp, text: string, choice: string | RegExp): Promise<void> {
    await this.field(label).fill(text);
    await this.#page.getByRole('option', { name: choice }).click();
  }

  /** Presses the button and waits until the dialog has gone. */
  async submit(button: string): Promise<void> {
    await this.root.getByRole('button', { name: button, exact: true }).click();
    await expect(this.root).toBeHidden();
  }

  async cancel(): Promise<void> {
    await this.root.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(this.root).toBeHidden();
  }
}
