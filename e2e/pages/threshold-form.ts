import { expect, type Locator, type Page } from '@playwright/test';

export interface Limits {
  readonly highCritical?: string;
  readonly highWarning?: string;
  readonly lowWarning?: string;
  readonly lowCritical?: string;
  readonly deadband?: string;
  /** Seconds. */
  readonly onDelay?: string;
  /** Minutes. */
  readonly rearm?: string;
}

const LABELS = {
  highCritical: 'High critical',
  highWarning: 'High warning',
  lowWarning: 'Low warning',
  lowCritical: 'Low critical',
  deadband: 'Deadband',
  onDelay: 'On-delay',
  rearm: 'Re-arm time',
} as const satisfies Record<keyof Limits, string>;

/** The page on which the limits of a metric are set and tried. */
export class ThresholdForm {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** From the metrics of an asset. */
  async open(metric: string): Promise<void> {
    const choose = this.#page
      .getByRole('region', { name: 'Metrics', exact: true })
      .getByRole('button', { name: new RegExp(`${metric}$`) });
    await choose.click();
    await expect(choose).toHaveAttribute('aria-pressed', 'true');
    await this.#page.getByRole('button', { name: /^(Set|Change) limits$/ }).click();
    await expect(this.heading(metric)).toBeVisible();
  }

  heading(metric: string): Locator {
    return this.#page.getByRole('heading', { level: 1, name: `Limits of ${metric}` });
  }

  field(limit: keyof Limits): Locator {
    return this.#page.getByRole('textbox', { name: LABELS[limit], exact: true });
  }

  async fill(limits: Limits): Promise<void> {
    for (const limit of Object.keys(LABELS) as (keyof Limits)[]) {
      const value = limits[limit];
      if (value !== undefined) await this.field(limit).fill(value);
    }
    if (limits.onDelay !== undefined) await this.#chooseUnit('Unit of On-delay', 'seconds');
  }

  async #chooseUnit(label: string, unit: string): Promise<void> {
    await this.#page
      .getByRole('combobox', { name: label, exact: true })
      .or(this.#page.getByRole('textbox', { name: label, exact: true }))
      .click();
    await this.#page.getByRole('option', { name: unit, exact: true }).click();
  }

  /** What the limits would have done to the readings that are stored. */
  get trial(): Locator {
    return this.#page.getByRole('region', { name: 'Tried on the stored readings' });
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save limits', exact: true }).click();
    await expect(this.#page.getByRole('heading', { level: 1, name: /^Limits of/ })).toBeHidden();
  }
}
