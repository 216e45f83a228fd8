/** Ranked full-text search, first 20, beside the bare FTS5 query. */
import type { Database } from '../../src/core/database/database.ts';
import { find } from '../../src/core/search/queries.ts';
import { PERMISSIONS } from '../../src/shared/permissions.ts';
import { median, plant, plantTree, plantWork, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const WORDS = ['pump 12345', 'gear 777', 'sn70', 'repair valve 33', 'WO-2026-4242'];

/** What costs most, and how it is spelt right, which is what the bare query is asked. */
const HARD: readonly (readonly [typed: string, meant: string])[] = [
  ['m', 'm'],
  ['s', 's'],
  ['sn', 'sn'],
  ['9', '9'],
  ['s 1', 's 1'],
  ['a b c', 'a b c'],
  ['pump', 'pump'],
  ['pump 1', 'pump 1'],
  ['sensr', 'sensor'],
  ['filer', 'filler'],
  ['conveyro', 'conveyor'],
  ['vlave', 'valve'],
  ['sensr 12', 'sensor 12'],
  ['suply pump', 'supply pump'],
  ['Stretchline 14', 'stretchline 14'],
  ['sn 288680', 'sn 288680'],
  ['kühlpumpe', 'kühlpumpe'],
];

/** Milliseconds of processor that `work` takes: what it takes by the clock where nothing else runs. */
function processorTime(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** Ranked by FTS5 itself. */
function bareSearch(database: Database): (text: string) => void {
  const bare = database.sql(
    "SELECT d.entity, d.row_id FROM search_index i JOIN search_documents d ON d.key = i.rowid WHERE i.search_index MATCH ? AND i.rank MATCH 'bm25(10.0, 1.0)' ORDER BY i.rank LIMIT 20",
  );
  return (text) =>
    void bare.all((text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}" *`).join(' '));
}

const row: BenchRow = {
  id: 'search',
  size: '1 M documents, ranked, first 20',
  unit: 'ms',
  budget: 1.5,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    plantWork(test, plantTree(test, 200_000, 8), 800_000);
    const permissions = new Set(PERMISSIONS);
    const bare = bareSearch(database);
    const ours = () => timed(() => WORDS.forEach((text) => void find(database, permissions, text, 20)));
    const yardstick = () => timed(() => WORDS.forEach(bare));
    ours();
    yardstick();
    const pairs = Array.from({ length: 15 }, () => [ours(), yardstick()] as const);
    return { ours: median(pairs.map(([time]) => time)), yardstick: median(pairs.map(([, time]) => time)) };
  },
};

const hardRow: BenchRow = {
  id: 'search',
  size: '100 k assets, CPU of the slowest of letters, typing errors, words of thousands',
  unit: 'ms',
  budget: 1,
  limit: 50,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    plantTree(test, 100_000, 12);
    const permissions = new Set(PERMISSIONS);
    const bare = bareSearch(database);
    const slowest = (search: (typed: string, meant: string) => void) =>
      Math.max(
        ...HARD.map(([typed, meant]) =>
          median(Array.from({ length: 9 }, () => processorTime(() => search(typed, meant)))),
        ),
      );
    return {
      ours: slowest((typed) => void find(database, permissions, typed, 20)),
      yardstick: slowest((_typed, meant) => bare(meant)),
    };
  },
};

export default [row, hardRow];
