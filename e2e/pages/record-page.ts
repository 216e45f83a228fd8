import { expect, type Locator, type Page } from '@playwright/test';

/** What the pages of all records have in common. */
export class RecordPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async openTab(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A titled part of the page. */
  section(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async chooseFromMenu(item: string): Promise<void> {
    await this.button('More actions').click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  get history(): Locator {
    return this.section('History').getByRole('listitem');
  }

  /** Looks through the whole history, oldest entries included, for one that says so. */
  async expectHistory(sentence: string | RegExp): Promise<void> {
    await expect(this.history.filter({ hasText: sentence }).first()).toBeVisible();
  }
}
