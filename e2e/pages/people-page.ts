import { expect, type Locator, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';

export interface FirstSignIn {
  readonly username: string;
  readonly password: string;
}

/** The accounts of the plant. */
export class PeoplePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: 'Admin', exact: true })
      .click();
    await expect(this.#page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  }

  row(name: string): Locator {
    return this.#page.getByRole('row').filter({ hasText: name });
  }

  /** Makes an account; the dialog with its first password stays open. */
  async create(fullName: string, role: string): Promise<FirstSignIn> {
    await this.#page.getByRole('button', { name: 'New account' }).click();
    const form = new Dialog(this.#page, 'New account');
    await form.fill('Name', fullName);
    await form.choose('Role', new RegExp(`^${role}`));
    await form.submit('Create account');
    const ready = this.readyDialog(fullName);
    const [username, password] = await ready.getByRole('definition').allInnerTexts();
    return { username: username!.trim(), password: password!.trim() };
  }

  readyDialog(fullName: string): Locator {
    return this.#page.getByRole('dialog', { name: `The account of ${fullName} is ready` });
  }

  async closeReadyDialog(fullName: string): Promise<void> {
    await this.readyDialog(fullName).getByRole('button', { name: 'I have noted it' }).click();
    await expect(this.readyDialog(fullName)).toBeHidden();
  }
}
