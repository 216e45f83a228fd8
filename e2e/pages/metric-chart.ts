import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { Dialog } from './dialog.ts';

/** The chart of a metric, on the Metrics tab of its asset. */
export class MetricChart {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The surface that takes pointer and keys. */
  get surface(): Locator {
    return this.#page.getByRole('application');
  }

  get legend(): Locator {
    return this.#page.getByRole('list', { name: 'What is drawn' });
  }

  /** Said as soon as every point is one reading. */
  get single(): Locator {
    return this.#page.getByRole('paragraph').filter({ hasText: /^Single readings$/ });
  }

  async show(preset: '1 h' | '24 h' | '7 d' | '30 d' | 'All'): Promise<void> {
    await this.#page.getByRole('button', { name: preset, exact: true }).click();
  }

  async compareWith(tag: string, metric: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Compare with…' }).click();
    const dialog = new Dialog(this.#page, 'Compare with other metrics');
    await dialog.find('Asset', tag, new RegExp(tag));
    await dialog.root.getByRole('checkbox', { name: metric }).check();
    await dialog.root.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(dialog.root).toBeHidden();
  }

  async comparePeriod(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: 'Compare periods' }).click();
    await this.#page.getByRole('menuitem', { name }).click();
  }

  /** Another period that begins at a moment. @param day as it is typed */
  async compareFrom(day: string, time: string): Promise<void> {
    await this.comparePeriod('A period from a day and time…');
    const dialog = new Dialog(this.#page, 'Compare with another period');
    await dialog.fill('Begins on', day);
    await dialog.fill('Time', time);
    await dialog.submit('Compare');
  }

  /** Draws over a part of the plot, given as shares of its width. */
  async zoomTo(from: number, to: number): Promise<void> {
    await this.#draw(this.surface, from, to);
  }

  /** All readings in small below the plot. */
  get overview(): Locator {
    return this.#page.getByRole('group', { name: 'All readings, with a window on what is shown' });
  }

  /** An edge of the window in the overview. */
  edge(which: 'Start' | 'End'): Locator {
    return this.overview.getByRole('slider', { name: `${which} of what is shown` });
  }

  /** Draws over a part of the overview, given as shares of its width. */
  async brush(from: number, to: number): Promise<void> {
    await this.overview.scrollIntoViewIfNeeded();
    await this.#draw(this.overview, from, to);
  }

  async #draw(element: Locator, from: number, to: number): Promise<void> {
    const box = (await element.boundingBox())!;
    const y = box.y + box.height / 2;
    await this.#page.mouse.move(box.x + box.width * from, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(box.x + box.width * to, y, { steps: 4 });
    await this.#page.mouse.up();
  }

  /** Clicks the plot, so that the values there stay. */
  async pin(share: number): Promise<void> {
    const { width, height } = (await this.surface.boundingBox())!;
    await this.surface.click({ position: { x: width * share, y: height / 2 } });
  }

  /** The marks of what is shown, as links. */
  get events(): Locator {
    return this.#page.getByRole('list', { name: 'What happened in this span' });
  }

  /** A line of the annotations below the chart. */
  annotation(text: string): Locator {
    const list = this.#page.getByRole('region', { name: 'Annotations' });
    return list.getByRole('listitem').filter({ has: this.#page.getByText(text, { exact: true }) });
  }

  /** What can be done with an annotation. */
  async ofAnnotation(text: string, action: 'Edit' | 'Remove'): Promise<void> {
    await this.annotation(text).getByRole('button', { name: 'More actions' }).click();
    await this.#page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  async save(what: 'Picture (PNG)' | 'Values (CSV)'): Promise<Buffer> {
    await this.#page.getByRole('button', { name: 'Save', exact: true }).click();
    const download = this.#page.waitForEvent('download');
    await this.#page.getByRole('menuitem', { name: what }).click();
    return readFile(await (await download).path());
  }
}
