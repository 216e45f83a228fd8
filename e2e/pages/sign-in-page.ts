import { expect, type Locator, type Page } from '@playwright/test';

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

  /** The people of the demo plant, each a button that signs in. */
  get demoPeople(): Locator {
    return this.#page.getByRole('region', { name: 'Look around as…' }).getByRole('button');
  }

  async signInAsDemoPerson(role: string): Promise<void> {
    await this.demoPeople.filter({ hasText: role }).first().click();
    await expect(this.#page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  }
}
