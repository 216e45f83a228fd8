import { expect, type Locator, type Page } from '@playwright/test';

/** The tree of assets or of locations, and what is done with its rows. */
export class TreePage {
  readonly tree: Locator;
  readonly #page: Page;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.tree = page.getByRole('tree', { name });
  }

  /** A row by what it is called. */
  row(name: string): Locator {
    return this.tree.getByRole('treeitem').filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  async expectLevel(name: string, level: number): Promise<void> {
    await expect(this.row(name)).toHaveAttribute('aria-level', String(level));
  }

  /** Opens a row with all below it that is closed, by the keys of a tree. */
  async open(name: string): Promise<void> {
    await this.row(name).click();
    await this.tree.press('ArrowRight');
    await expect(this.row(name)).toHaveAttribute('aria-expanded', 'true');
  }

  /** With the mouse: pressed, moved and let go. */
  async drag(from: string, onto: string): Promise<void> {
    await this.row(from).dragTo(this.row(onto));
  }

  /** Goes to a row with the arrow keys, from the top. */
  async walkTo(name: string): Promise<void> {
    await expect(this.row(name)).toBeAttached();
    await this.tree.focus();
    await this.#page.keyboard.press('Home');
    const rows = await this.tree.getByRole('treeitem').count();
    for (let steps = 1; steps < rows && !(await this.#isAt(name)); steps += 1) {
      await this.#page.keyboard.press('ArrowDown');
    }
    expect(await this.#isAt(name)).toBe(true);
  }

  /** Keys for the tree, which has the focus. */
  async press(...keys: readonly string[]): Promise<void> {
    await expect(this.tree).toBeFocused();
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** The row the keys are at. */
  get current(): Locator {
    return this.tree.locator('[data-current]');
  }

  /** That the keys are at the row, and it is wholly to be seen. */
  async expectCurrentInSight(name: string): Promise<void> {
    const named = this.current.filter({ has: this.#page.getByText(name, { exact: true }) });
    await expect(named).toBeInViewport({ ratio: 1 });
  }

  async #isAt(name: string): Promise<boolean> {
    return (await this.row(name).getAttribute('data-current')) !== null;
  }

  get bar(): Locator {
    return this.#page.getByRole('toolbar', { name: /selected|cut/ });
  }
}
