import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { Frame } from './frame.ts';

export type RecordsStep = 'File' | 'Kind' | 'Columns' | 'Dry run' | 'Import';
export type RowCount =
  | 'To be created'
  | 'To be changed'
  | 'Left as they are'
  | 'Bad'
  | 'Waiting for answers'
  | 'Waiting or bad';

/** Brings records in from files, takes imports back, and writes records into files. */
export class RecordsWizard {
  readonly #page: Page;
  readonly #frame: Frame;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = new Frame(page);
  }

  async open(): Promise<void> {
    await this.#frame.runAction('Import from a file');
  }

  /** Back to the choice of a file: what was begun is kept until then. */
  async startOver(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Steps of the import' })
      .getByRole('button', { name: /^File/ })
      .click();
    await this.expectStep('File');
  }

  async expectStep(step: RecordsStep): Promise<void> {
    const steps = this.#page.getByRole('navigation', { name: 'Steps of the import' });
    await expect(steps.locator('[aria-current="step"]')).toContainText(step);
  }

  /** Takes a file through the window's own file chooser; what it holds is recognised next. */
  async chooseFile(path: string): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser');
    await this.#button(/^Choose (a|another) file$/).click();
    await (await chooser).setFiles(path);
    await this.expectStep('Kind');
  }

  /** Goes on with the kind that was recognised. */
  async takeKind(kind: string): Promise<void> {
    await expect(this.#page.getByRole('radio', { name: kind, exact: true })).toBeChecked();
    await this.#button('Next').click();
    await this.expectStep('Columns');
  }

  /** The field that a column of the file goes to. */
  field(column: string): Locator {
    return this.#page.getByRole('combobox', { name: `Field for ${column}`, exact: true });
  }

  /** One value for all rows, in a field that no column brings. */
  async giveAll(field: string, value: string): Promise<void> {
    await this.#button('Add a value').click();
    await this.#choose(this.#page.getByRole('combobox', { name: 'Field', exact: true }).last(), field);
    await this.#choose(this.#page.getByRole('combobox', { name: `Value for ${field}`, exact: true }), value);
  }

  async startDryRun(): Promise<void> {
    await this.#button('Start dry run').click();
    await this.expectStep('Dry run');
    await this.#expectChecked();
  }

  /** With what was chosen since; what it finds is waited for by whoever asks. */
  async checkAgain(): Promise<void> {
    await this.#button('Check again').last().click();
  }

  /** Whatever the plant does not know is created. */
  async createMissing(): Promise<void> {
    await this.#page.getByRole('checkbox', { name: 'Create everything that is missing' }).check();
  }

  /** What a value of the file is taken for. */
  async takeFor(value: string, meaning: string): Promise<void> {
    await this.#choose(
      this.#page.getByRole('combobox', { name: `What “${value}” stands for`, exact: true }),
      meaning,
    );
  }

  /** How many rows would do what. */
  count(of: RowCount): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^[\\d,]+ ?${of}$`) });
  }

  /** Exactly so many: 10 rows are not 0 rows. */
  async expectCounts(counts: Partial<Record<RowCount, number>>): Promise<void> {
    for (const [of, count] of Object.entries(counts)) {
      await expect(this.count(of as RowCount)).toHaveText(
        new RegExp(`^${count.toLocaleString('en-GB')}\\s*${of}$`),
      );
    }
  }

  /** Cells that cannot be read, with what is wrong. */
  get problems(): Locator {
    return this.#page
      .getByRole('region', { name: /problems?$/ })
      .getByRole('row')
      .filter({ has: this.#page.getByRole('gridcell') });
  }

  /** Bad rows stay out. */
  async skipBadRows(): Promise<void> {
    const skip = this.#page.getByRole('radio', { name: 'Load the good rows, leave the bad ones out' });
    await skip.click();
    await expect(skip).toBeChecked();
  }

  async importRows(count: number): Promise<void> {
    await this.startImport(count);
    await this.expectImported();
  }

  /** Whoever asks waits for its end. */
  async startImport(count: number): Promise<void> {
    const name = `Import ${count.toLocaleString('en-GB')} row${count === 1 ? '' : 's'}`;
    await this.#button(name).click();
    await this.#page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  }

  async expectImported(): Promise<void> {
    await expect(this.#page.getByRole('status').filter({ hasText: 'The file is in.' })).toBeVisible({
      timeout: 60_000,
    });
  }

  /** Cancels what is at this work, and waits for what it says then. */
  async cancelAt(work: string, said: string): Promise<void> {
    const status = this.#page.getByRole('status');
    await expect(status.filter({ hasText: work }).last()).toBeVisible({ timeout: 60_000 });
    await this.#button('Cancel').last().click();
    await expect(status.filter({ hasText: said })).toBeVisible({ timeout: 60_000 });
  }

  async importAgain(): Promise<void> {
    await this.#button('Start the import').click();
    await this.expectImported();
  }

  /** That a file has so many rows, and none of them says anything new. */
  async expectNothingToLoad(rows: number): Promise<void> {
    await expect(this.#page.getByText('There is nothing to load.', { exact: true })).toBeVisible();
    await this.expectCounts({ 'To be created': 0, 'To be changed': 0, 'Left as they are': rows, Bad: 0 });
  }

  /** Undoes the import whose page is open, with the look at it beforehand. */
  async undo(): Promise<void> {
    await this.startUndo();
    const dialog = this.#page.getByRole('dialog');
    await expect(dialog.getByText('The import was undone.')).toBeVisible({ timeout: 60_000 });
    await this.closeUndo();
  }

  /** Whoever asks waits for its end. */
  async startUndo(): Promise<void> {
    await this.#button('Undo import').click();
    const dialog = this.#page.getByRole('dialog');
    await expect(dialog.getByText('Everything will be as it was before the import.')).toBeVisible({
      timeout: 60_000,
    });
    await dialog.getByRole('button', { name: 'Undo import', exact: true }).click();
  }

  async closeUndo(): Promise<void> {
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(dialog).toBeHidden();
  }

  /** The page of an import, from the list of all. */
  async openImport(fileName: string): Promise<void> {
    await this.#frame.runAction('Imports so far');
    await this.#page
      .getByRole('row')
      .filter({ hasText: fileName })
      .filter({ hasText: 'Imported' })
      .getByRole('link')
      .first()
      .click();
    await expect(this.#page.getByRole('heading', { level: 1, name: fileName })).toBeVisible();
  }

  /** All records of a kind, as the browser saves them. */
  async exportAll(kind: string, format: 'CSV' | 'Excel'): Promise<Download> {
    await this.#frame.runAction('Export to a file');
    await this.#button(`Export: ${kind}`).click();
    const dialog = this.#page.getByRole('dialog', { name: `Export: ${kind}` });
    const choice = dialog.getByRole('radio', { name: new RegExp(`^${format}`) });
    await choice.click();
    await expect(choice).toBeChecked();
    const download = this.#page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const file = await download;
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(dialog).toBeHidden();
    return file;
  }

  async #expectChecked(): Promise<void> {
    await expect(this.#page.getByRole('region', { name: 'What the import would do' })).toBeVisible({
      timeout: 60_000,
    });
  }

  async #choose(field: Locator, option: string): Promise<void> {
    await field.click();
    await this.#page.getByRole('option', { name: option, exact: true }).click();
  }

  #button(name: string | RegExp): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }
}
