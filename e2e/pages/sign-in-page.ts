import { expect, type Locator, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';

/** The page of a plant that nobody is signed in to. */
export class SignInPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { name: 'Sign in', level: 1 });
  }

  refusal(sentence: string): Locator {
    return this.#page.getByRole('alert').filter({ hasText: sentence });
  }

  async submit(username: string, password: string): Promise<void> {
    await this.#page.getByLabel('User name').fill(username);
    await this.#page.getByRole('textbox', { name: 'Password' }).fill(password);
    await this.#page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.submit(username, password);
    await expect(this.#page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  }

  /** With a password somebody else gave: a new one must be chosen before anything else. */
  async signInFirst(username: string, given: string, chosen: string): Promise<void> {
    await this.submit(username, given);
    const form = new Dialog(this.#page, 'Choose your own password');
    await form.fill('The password you were given', given);
    await form.fill('New password', chosen);
    await form.fill('New password again', chosen);
    await form.submit('Change password');
  }

  /** The people of the demo plant, each a button that signs in. */
  get demoPeople(): Locator {
    return this.#page.getByRole('region', { name: 'Look around as…' }).getByRole('button');
  }

  async signInAsDemoPerson(role: string): Promise<void> {
    await this.demoPeople.filter({ hasText: role }).first().click();
    await expect(this.#page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  }
}
