import { expect, type Locator, type Page } from '@playwright/test';

export type TodaySection =
  | 'My work'
  | 'Open alarms'
  | 'Overdue'
  | 'Due today'
  | 'Parts to reorder'
  | 'Requests to approve';

/** The landing page: cards with a number and the first rows of each list. */
export class TodayPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  section(name: TodaySection): Locator {
    return this.#page.getByRole('region', { name });
  }

  /** The number of a card, a link to the list behind it. */
  number(name: TodaySection): Locator {
    return this.section(name).getByRole('link', { name: new RegExp(`^${name}`) });
  }

  async expectNumber(name: TodaySection, count: number): Promise<void> {
    await expect(this.number(name)).toHaveAccessibleName(new RegExp(`^${name}\\s*${count}$`));
  }

  async openRow(name: TodaySection, text: string | RegExp): Promise<void> {
    await this.section(name)
      .getByRole('listitem')
      .filter({ hasText: text })
      .first()
      .getByRole('link')
      .click();
  }
}
