/**
 * `npm test`: builds, then every test there is: unit and property tests, PostgreSQL, packaging, and the
 * end-to-end tests in a real Chromium. The last line is the tests' own counts; nothing is left out silently.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { root, runNode, toolFile } from './paths.ts';
import { addCounts, countsLine, playwrightCounts, readReport, vitestCounts } from './test-counts.ts';

const folder = join(root, '.cache', 'test');
const vitestReport = join(folder, 'vitest.json');
const playwrightReport = join(folder, 'playwright.json');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

let failed = (await buildIfNeeded()) !== 0;

const vitest = ['run', '--reporter', 'default', '--reporter', 'json', '--outputFile.json', vitestReport];
failed = (await runNode(toolFile('vitest'), vitest)) !== 0 || failed;

try {
  const chromium = await ensureChromium();
  const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport };
  const playwright = ['test', '--reporter', 'list,json'];
  failed = (await runNode(toolFile('@playwright/test', 'playwright'), playwright, { env })) !== 0 || failed;
} catch (error) {
  failed = true;
  console.error((error as Error).message);
}

const counts = addCounts(
  vitestCounts(await readReport(vitestReport)),
  playwrightCounts(await readReport(playwrightReport)),
);
console.log(`\n${countsLine(counts)}`);
process.exit(failed || counts.failed > 0 ? 1 : 0);
