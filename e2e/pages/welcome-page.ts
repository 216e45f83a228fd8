import { expect, type Locator, type Page } from '@playwright/test';

export interface NewPlant {
  readonly companyName: string;
  readonly adminFullName: string;
}

/** The first page of a fresh station: set up a plant, or load the demo. */
export class WelcomePage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { name: 'Welcome to Millwright' });
  }

  get password(): Locator {
    return this.#page.getByRole('textbox', { name: 'Password' });
  }

  /** A sentence in place, below a field. */
  sentence(text: string): Locator {
    return this.#page.getByText(text);
  }

  async openPlantForm(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Set up', exact: true }).click();
    await expect(this.#page.getByRole('heading', { name: 'Set up this plant' })).toBeVisible();
  }

  async fillPlant({ companyName, adminFullName }: NewPlant): Promise<void> {
    await this.#page.getByLabel('Company').fill(companyName);
    await this.#page.getByLabel('Your name').fill(adminFullName);
  }

  async confirmPasswordNoted(): Promise<void> {
    await this.#page.getByLabel('I have written the password down').check();
  }

  async submitPlant(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Set up the plant' }).click();
  }

  /** From the welcome page to a signed-in admin; answers with the password the program proposed. */
  async setUpPlant(plant: NewPlant): Promise<string> {
    await this.openPlantForm();
    await this.fillPlant(plant);
    const proposed = await this.password.inputValue();
    await this.confirmPasswordNoted();
    await this.submitPlant();
    await expect(this.#page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
    return proposed;
  }

  async loadDemo(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Load the demo plant' }).click();
  }

  get demoProgress(): Locator {
    return this.#page.getByRole('region', { name: 'Loading the demo plant' }).getByRole('progressbar');
  }
}
