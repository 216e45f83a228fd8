/** Resident memory of a core in a process of its own, on a large plant, after it has done what the other rows do. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fillInBulk, metricsOn, plant, plantTree, plantWork } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const READINGS = 5_000_000;

const row: BenchRow = {
  id: 'memory',
  size: '100 k assets, 500 k work orders, 5 M readings',
  unit: 'MiB',
  budget: null,
  limit: 400,
  async run() {
    await using test = await plant();
    plantWork(test, plantTree(test, 100_000, 12), 500_000);
    const [metricId] = metricsOn(test, 1) as [string];
    fillInBulk(test, metricId, READINGS);
    await test.core.close();
    const script = join(import.meta.dirname, '../memory-child.ts');
    const bytes = execFileSync(process.execPath, [script, test.dataFolder, metricId, String(READINGS)], {
      encoding: 'utf8',
    });
    return { ours: Number(bytes) / 2 ** 20, yardstick: null };
  },
};
export default row;
