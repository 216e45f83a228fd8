/** Pictures of the steps of a journey: in test-results, and attached to the report in their order. */
import { type Page, test } from '@playwright/test';

export type Photograph = (page: Page, step: string) => Promise<void>;

/** Numbers the pictures of one test from 01. */
export function photographer(): Photograph {
  let taken = 0;
  return async (page, step) => {
    taken += 1;
    const path = test.info().outputPath(`${String(taken).padStart(2, '0')}-${step}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    await test.info().attach(step, { path, contentType: 'image/png' });
  };
}
