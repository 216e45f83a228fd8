/**
 * A chart of a metric over all its history: it must cost the same however much that is. 1 M are two years by the
 * minute, 10 M nineteen years, 50 M nineteen years every twelve seconds: nobody has a longer history.
 */
import type { Id } from '../../src/shared/ids.ts';
import { chartOf } from '../../src/core/metrics/chart.ts';
import type { TestCore } from '../../src/testing/core.ts';
import { fillInBulk, median, metricsOn, MINUTE, plant, START, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const BASE = 1_000_000;

function chartTime(test: TestCore, id: Id, readings: number, every: number): number {
  const request = { id, from: START, to: START + readings * every, points: 1000 };
  return timed(() => void chartOf(test.core.services.database, request, START));
}

function chartRow(size: string, readings: number, every = MINUTE): BenchRow {
  return {
    id: 'chart',
    size: `${size} readings, beside 1 M`,
    unit: 'ms',
    budget: 1.5,
    limit: 30,
    async run() {
      await using test = await plant();
      const [small, large] = metricsOn(test, 2) as [Id, Id];
      fillInBulk(test, small, BASE);
      fillInBulk(test, large, readings, every);
      const ours = () => chartTime(test, large, readings, every);
      const yardstick = () => chartTime(test, small, BASE, MINUTE);
      // Turn about, and not while the first runs still warm up.
      const pairs = Array.from({ length: 25 }, () => [ours(), yardstick()] as const).slice(10);
      return { ours: median(pairs.map(([time]) => time)), yardstick: median(pairs.map(([, time]) => time)) };
    },
  };
}

export default [chartRow('1 M', BASE), chartRow('10 M', 10 * BASE), chartRow('50 M', 50 * BASE, MINUTE / 5)];
