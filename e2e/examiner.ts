/** Looks at a window with axe; what is found fails the test at its end, so that all of it is told. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** What the system of the person asks for; Millwright follows it at once. */
export interface Theme {
  readonly colorScheme: 'light' | 'dark';
  readonly contrast: 'no-preference' | 'more';
}

export const LIGHT: Theme = { colorScheme: 'light', contrast: 'no-preference' };
const DARK: Theme = { colorScheme: 'dark', contrast: 'no-preference' };
export const HIGH_CONTRAST_LIGHT: Theme = { colorScheme: 'light', contrast: 'more' };
export const HIGH_CONTRAST_DARK: Theme = { colorScheme: 'dark', contrast: 'more' };

/** Characters of the element that is wrong; its own ids change from run to run. */
const MARKUP = 240;

/** Its list is scrolled by the arrow keys of its field, which axe does not know. */
const WORDS_IN_USE = 'Keywords';

/** Of the part of a page that is looked at. */
const MARK = 'data-examined';

const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

function nameOf(field: Locator): Promise<string | null | undefined> {
  return field.evaluate(
    (element) =>
      element.ariaLabel ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : ''),
  );
}

export class Examiner {
  readonly #page: Page;
  #themes: readonly Theme[] = [LIGHT, DARK];
  /** Options look alike in every list, so their colours in the other themes are looked at once. */
  #hasSeenList = false;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From now on every place is looked at in each of these. */
  wear(themes: readonly Theme[]): void {
    this.#themes = themes;
  }

  /**
   * With every rule axe has, in the first theme; in the others with the rules about colour: a theme changes
   * nothing else.
   * @param part what alone is new on a page that was looked at before
   */
  async look(place: string, part?: Locator, themes = this.#themes): Promise<void> {
    await expect(this.#page.getByRole('progressbar', { name: 'Loading…' })).toBeHidden();
    await part?.evaluate((element, mark) => element.setAttribute(mark, ''), MARK);
    for (const [index, theme] of themes.entries()) {
      await this.#putOn(theme);
      // There are no frames to gather from, so axe needs no second page for what it gathers.
      const axe = new AxeBuilder({ page: this.#page }).setLegacyMode();
      if (part !== undefined) axe.include(`[${MARK}]`);
      const { violations } = await (index === 0 ? axe : axe.withRules(COLOUR_RULES)).analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${help} (${id}) at ${html.slice(0, MARKUP)}`),
      );
      expect.soft(found, `${place}, ${theme.colorScheme}`).toEqual([]);
    }
    await part?.evaluate((element, mark) => element.removeAttribute(mark), MARK);
  }

  /** Looks at a dialog or a page, and at each of its lists opened. */
  async lookWithLists(place: string, form: Locator): Promise<void> {
    const isDialog = (await form.getAttribute('role')) === 'dialog';
    await this.look(place, isDialog ? form : undefined);
    for (const field of await form.getByRole('combobox').all()) {
      if ((await nameOf(field)) !== WORDS_IN_USE) await this.lookAtList(place, field);
    }
  }

  async lookAtList(place: string, field: Locator): Promise<void> {
    const name = await nameOf(field);
    const list = this.#page
      .getByRole('option')
      .or(this.#page.getByText(/^(Nothing found|Type to search…)$/))
      .filter({ visible: true });
    await field.click();
    await expect(list.first()).toBeVisible();
    const listbox = this.#page.getByRole('listbox').filter({ visible: true });
    await this.look(
      `${place}, list of ${name}`,
      (await listbox.count()) > 0 ? listbox.first() : list.first(),
      this.#hasSeenList ? this.#themes.slice(0, 1) : this.#themes,
    );
    this.#hasSeenList = true;
    // Neither Tab, which may open the next one, nor Escape, which may close the dialog.
    await field.blur();
    await expect(list).toHaveCount(0);
  }

  /** Colours are looked at when they are there, not on their way: without moving from one to the other. */
  async #putOn(theme: Theme): Promise<void> {
    const { colorScheme, contrast } = theme;
    await this.#page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
    const root = this.#page.locator('html');
    await expect(root).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expect(root).toHaveAttribute('data-contrast', contrast === 'more' ? 'high' : 'normal');
  }
}
