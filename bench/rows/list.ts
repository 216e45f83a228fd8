/** The first window of a list page, sorted and filtered, beside one prepared statement that knows its index. */
import { listAssets } from '../../src/core/assets/list.ts';
import { listWorkOrders } from '../../src/core/work-orders/list.ts';
import { median, plant, plantTree, plantWork, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const RUNS = 25;
const WINDOW = { offset: 0, limit: 100 };

const assetsRow: BenchRow = {
  id: 'list',
  size: '100 k assets, running, by tag',
  unit: 'ms',
  budget: 3,
  limit: 50,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    plantTree(test, 100_000, 12);
    const filter = {
      ...WINDOW,
      text: '',
      status: ['running' as const],
      typeId: null,
      locationId: null,
      criticality: [],
      responsible: null,
      keyword: null,
      sort: 'tag' as const,
      direction: 'asc' as const,
    };
    const total = database.sql(
      "SELECT count(*) FROM assets WHERE status = 'running' AND archived_at IS NULL",
    );
    const rows = database.sql(
      "SELECT * FROM assets WHERE status = 'running' AND archived_at IS NULL ORDER BY natural_key(tag) LIMIT 100",
    );
    const ours = () => timed(() => void listAssets(database, filter, ''));
    const bare = () => timed(() => void (total.get(), rows.all()));
    return turnAbout(ours, bare);
  },
};

const workRow: BenchRow = {
  id: 'list',
  size: '500 k work orders, open, by due day',
  unit: 'ms',
  budget: 3,
  limit: 50,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    plantWork(test, plantTree(test, 1000, 4), 500_000);
    const filter = {
      ...WINDOW,
      text: '',
      view: 'open' as const,
      status: [],
      priority: [],
      assetId: null,
      assigneeId: null,
      sort: 'dueOn' as const,
      direction: 'asc' as const,
    };
    const viewer = { userId: '', today: '2026-11-02' };
    const total = database.sql(
      "SELECT count(*) FROM work_orders WHERE status IN ('requested', 'open', 'in-progress', 'on-hold') AND archived_at IS NULL",
    );
    const rows = database.sql(
      "SELECT * FROM work_orders WHERE status IN ('requested', 'open', 'in-progress', 'on-hold') AND archived_at IS NULL ORDER BY due_on NULLS LAST, number LIMIT 100",
    );
    const ours = () => timed(() => void listWorkOrders(database, filter, viewer));
    const bare = () => timed(() => void (total.get(), rows.all()));
    return turnAbout(ours, bare);
  },
};

function turnAbout(ours: () => number, yardstick: () => number) {
  ours();
  yardstick();
  const pairs = Array.from({ length: RUNS }, () => [ours(), yardstick()] as const);
  return { ours: median(pairs.map(([time]) => time)), yardstick: median(pairs.map(([, time]) => time)) };
}

export default [assetsRow, workRow];
