import { expect, type Locator, type Page } from '@playwright/test';

export type ImportStep = 'File' | 'Format' | 'Columns' | 'Check' | 'Import';

/** Reads a file of readings in, step by step. */
export class ImportWizard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From the page of the asset that the readings belong to. */
  async openFromAsset(): Promise<void> {
    await this.#button('Import readings').first().click();
    await this.expectStep('File');
  }

  /** Each step begins at the top of its page. */
  async expectStep(step: ImportStep): Promise<void> {
    const steps = this.#page.getByRole('navigation', { name: 'Steps of the import' });
    await expect(steps.locator('[aria-current="step"]')).toContainText(step);
    const top = this.#page.getByRole('navigation', { name: 'Where you are' });
    await expect(top).toBeInViewport({ ratio: 1 });
  }

  /** Takes a file through the window's own file chooser; what is recognised is shown next. */
  async chooseFile(path: string): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser');
    await this.#button(/^Choose (a|another) file$/).click();
    await (await chooser).setFiles(path);
    await this.expectStep('Format');
  }

  /** Back to a step that is done. */
  async goBackTo(step: ImportStep): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Steps of the import' })
      .getByRole('button', { name: new RegExp(`^${step}`) })
      .click();
    await this.expectStep(step);
  }

  /** One of the choices about how the file is written. */
  setting(label: string): Locator {
    return this.#page
      .getByRole('combobox', { name: label, exact: true })
      .or(this.#page.getByRole('textbox', { name: label, exact: true }));
  }

  /** The first lines of the file as they are understood. */
  get preview(): Locator {
    return this.#page.getByRole('table', { name: 'The first lines' });
  }

  async goToColumns(): Promise<void> {
    await this.#button('Next').click();
    await this.expectStep('Columns');
  }

  /** Where a column of the file goes: to be chosen from a list. */
  into(column: string): Locator {
    return this.setting(`Read ${column} into`);
  }

  /** The line of a column, with the reason when it is left out. */
  column(name: string): Locator {
    return this.#page
      .getByRole('table', { name: 'Where the columns go' })
      .getByRole('row')
      .filter({ hasText: name });
  }

  /** The dry run; waits for what it has found. */
  async check(): Promise<void> {
    await this.#button('Check the file').click();
    await this.expectStep('Check');
    await expect(this.#page.getByRole('region', { name: 'What the import will do' })).toBeVisible();
  }

  /** A number of the dry run or of the result, by its label. */
  fact(label: string): Locator {
    const pair = this.#page.locator('dl > div').filter({ has: this.#page.getByText(label, { exact: true }) });
    return pair.getByRole('definition');
  }

  /** Places that cannot be read, without the row of column names. */
  get problems(): Locator {
    return this.#page
      .getByRole('table', { name: /problems?$/ })
      .getByRole('row')
      .filter({ has: this.#page.getByRole('cell') });
  }

  async start(): Promise<void> {
    await this.#button(/^Import ([\d,]+ readings?|all the same)$/).click();
  }

  /** Waits until the page of the import that has ended is there. */
  async expectImported(fileName: string, sentence: string): Promise<void> {
    await expect(
      this.#page.getByRole('heading', { level: 1, name: `Imported ${fileName}`, exact: true }),
    ).toBeVisible({ timeout: 60_000 });
    await expect(this.#page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
  }

  get progress(): Locator {
    return this.#page.getByRole('progressbar', { name: /^(Storing readings|Watching the limits)$/ });
  }

  async cancel(): Promise<void> {
    await this.#button('Cancel').click();
    await expect(
      this.#page
        .getByRole('status')
        .filter({ hasText: 'The import was cancelled. Nothing of it stayed behind.' }),
    ).toBeVisible({ timeout: 30_000 });
  }

  async openAsset(): Promise<void> {
    await this.#button('Open asset').click();
    await expect(this.#page.getByRole('tab', { name: /^Metrics/ })).toHaveAttribute('aria-selected', 'true');
  }

  #button(name: string | RegExp): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }
}
