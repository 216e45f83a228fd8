import { expect, type Locator, type Page } from '@playwright/test';

export type Place =
  | 'Today'
  | 'Assets'
  | 'Alarms'
  | 'Predictions'
  | 'Work'
  | 'Parts'
  | 'Data sources'
  | 'Admin';

/** What stands around every page: navigation, bell, the menu of the person. */
export class Frame {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get userMenu(): Locator {
    return this.#page.getByRole('button', { name: /^Your menu:/ });
  }

  async goTo(place: Place): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Main navigation' })
      .getByRole('link', { name: place, exact: true })
      .click();
    await expect(this.#page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
  }

  /** From wherever one is, without a mouse. */
  async runAction(name: string): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    const palette = this.#page.getByRole('dialog');
    await palette.getByRole('textbox').fill(name);
    await palette.getByRole('option', { name, exact: true }).click();
    await expect(palette).toBeHidden();
  }

  /** The bell as it names itself: its name counts what is unread. */
  bell(unread: number): Locator {
    const name = unread === 0 ? 'Notifications' : `${unread} unread notification${unread === 1 ? '' : 's'}`;
    return this.#page.getByRole('button', { name, exact: true });
  }

  async openBell(unread: number): Promise<Locator> {
    await this.bell(unread).click();
    const list = this.#page.getByRole('dialog').filter({ hasText: 'Notifications' });
    await expect(list).toBeVisible();
    return list;
  }

  async closeBell(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.#page.getByRole('dialog').filter({ hasText: 'Notifications' })).toBeHidden();
  }

  /** The short message that a command leaves behind. */
  message(text: string | RegExp): Locator {
    return this.#page.getByRole('alert').filter({ hasText: text });
  }

  /** Takes back what a message tells; Ctrl+Z does once it is there. */
  undoOf(text: string | RegExp): Locator {
    return this.message(text).getByRole('button', { name: 'Undo', exact: true });
  }

  async signOut(): Promise<void> {
    await this.userMenu.click();
    await this.#page.getByRole('button', { name: 'Sign out' }).click();
    await expect(this.#page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
  }

  async choose(choice: 'Light' | 'Dark' | 'Desk' | 'Floor'): Promise<void> {
    await this.userMenu.click();
    await this.#page.getByRole('dialog').getByText(choice, { exact: true }).click();
    await expect(this.#page.getByRole('radio', { name: choice, exact: true })).toBeChecked();
    await this.#page.keyboard.press('Escape');
    await expect(this.#page.getByRole('dialog')).toBeHidden();
  }
}
