/** A person who has no mouse: goes from control to control with Tab and never clicks. */
import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any page of a test has. */
const STOPS = 80;

export class KeyboardUser {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text.slice(0, -1));
    // A key is down for a while: what is followed by Enter at once is taken for a scanner.
    await this.#page.keyboard.type(text.slice(-1), { delay: 120 });
  }

  /** Presses Tab, or Shift+Tab to go back, until the control that has the focus has the name. */
  async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stops = 0; stops < STOPS; stops += 1) {
      if (name.test(await this.#nameOfFocus())) return;
      await this.press(key);
    }
    throw new Error(`No control named ${name} was reached with the Tab key.`);
  }

  /** Goes to a field and types into it, in the place of what is there. */
  async fill(name: RegExp, text: string): Promise<void> {
    await this.tabTo(name);
    await this.press('Control+a');
    await this.type(text);
  }

  /** Goes to a button or a link and presses it. */
  async activate(name: RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
    await this.tabTo(name, key);
    await this.press('Enter');
  }

  /** Goes to a field with a list, opens it and takes a choice with the arrow keys. */
  async choose(field: RegExp, choice: string): Promise<void> {
    await this.tabTo(field);
    await this.press('Enter');
    const options = this.#page.getByRole('option');
    await expect(options.filter({ hasText: choice })).toBeVisible();
    for (let left = await options.count(); left > 0; left -= 1) {
      await this.press('ArrowDown');
      if ((await this.takenByEnter.innerText()) === choice) break;
    }
    await this.press('Enter');
    await expect(options).toHaveCount(0);
  }

  /** Does or opens something by its name in the palette. */
  async palette(name: string): Promise<void> {
    await this.press('Control+k');
    await expect(this.#page.getByRole('dialog').locator('input:focus')).toBeVisible();
    await this.type(name);
    await expect(this.takenByEnter).toContainText(name);
    await this.press('Enter');
    await expect(this.#page.getByRole('option')).toHaveCount(0);
  }

  /** The option of an open list that Enter takes. */
  get takenByEnter(): Locator {
    return this.#page.locator('[role="option"][data-combobox-selected]');
  }

  #nameOfFocus(): Promise<string> {
    return this.#page.locator(':focus').evaluateAll(([element]) => {
      // The page as a whole is where one begins, not a control.
      if (element === undefined || element.matches('main')) return '';
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      const labels = isField ? [...(element.labels ?? [])] : [];
      const texts = [element.ariaLabel, ...labels.map(({ textContent }) => textContent), element.textContent];
      return texts.join(' ').trim();
    });
  }
}
