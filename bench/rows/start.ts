/** From nothing to the first answers a screen needs, with a full plant beside an empty one. */
import type { TestCore } from '../../src/testing/core.ts';
import { fill, median, metricsOn, plant, plantTree, timedAsync } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const RUNS = 7;

async function startTime(test: TestCore): Promise<number> {
  const admin = test.as('admin');
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    times.push(
      await timedAsync(async () => {
        await test.restart();
        await admin.session.current();
        await Promise.all([admin.today.overview(), admin.assets.children({ parentId: null })]);
      }),
    );
  }
  return median(times);
}

const row: BenchRow = {
  id: 'start',
  size: '100 k assets, 1 M readings, beside an empty plant',
  unit: 'ms',
  budget: 1.3,
  async run() {
    await using full = await plant();
    plantTree(full, 100_000, 12);
    fill(full, metricsOn(full, 1)[0]!, 1_000_000);
    await using empty = await plant();
    return { ours: await startTime(full), yardstick: await startTime(empty) };
  },
};
export default row;
