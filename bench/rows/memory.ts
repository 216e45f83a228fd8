/**
 * Resident memory of a core in a process of its own, on a large plant, after it has done what the other rows do.
 * It runs from a bundle, as it ships: loading the sources keeps some 150 MiB of Node's type stripping.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { MIGRATIONS_FOLDER } from '../../src/testing/core.ts';
import { fillInBulk, metricsOn, plant, plantTree, plantWork } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const READINGS = 5_000_000;

const row: BenchRow = {
  id: 'memory',
  size: '100 k assets, 200 k work orders, 5 M readings',
  unit: 'MiB',
  budget: null,
  limit: 400,
  async run() {
    await using test = await plant();
    plantWork(test, plantTree(test, 100_000, 12), 200_000);
    const [metricId = ''] = metricsOn(test, 1);
    fillInBulk(test, metricId, READINGS);
    await test.core.close();
    const script = await bundle();
    const bytes = execFileSync(
      process.execPath,
      [script, test.dataFolder, MIGRATIONS_FOLDER, metricId, String(READINGS)],
      { encoding: 'utf8' },
    );
    return { ours: Number(bytes) / 2 ** 20, yardstick: null };
  },
};
export default row;

/** One file of JavaScript in the project's cache, where it finds the native modules. */
async function bundle(): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const outDir = join(root, '.cache/bench');
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: 'bench/memory-child.ts',
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'memory-child.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2'] },
  });
  return join(outDir, 'memory-child.mjs');
}
