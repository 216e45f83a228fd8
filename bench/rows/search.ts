/** Ranked full-text search, first 20, beside the bare FTS5 query. */
import { find } from '../../src/core/search/queries.ts';
import { PERMISSIONS } from '../../src/shared/permissions.ts';
import { median, plant, plantTree, plantWork, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const WORDS = ['pump 12345', 'gear 777', 'sn70', 'repair valve 33', 'WO-2026-4242'];

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
    const bare = database.sql(
      "SELECT d.entity, d.row_id FROM search_index i JOIN search_documents d ON d.key = i.rowid WHERE i.search_index MATCH ? AND i.rank MATCH 'bm25(10.0, 1.0)' ORDER BY i.rank LIMIT 20",
    );
    const matches = (text: string) =>
      (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}" *`).join(' ');
    const ours = () => timed(() => WORDS.forEach((text) => void find(database, permissions, text, 20)));
    const yardstick = () => timed(() => WORDS.forEach((text) => void bare.all(matches(text))));
    ours();
    yardstick();
    const pairs = Array.from({ length: 15 }, () => [ours(), yardstick()] as const);
    return { ours: median(pairs.map(([time]) => time)), yardstick: median(pairs.map(([, time]) => time)) };
  },
};
export default row;
