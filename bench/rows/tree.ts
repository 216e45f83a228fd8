/**
 * Expanding, searching and filtering the asset tree, beside bare statements on the same tables: the children by a
 * recursive CTE, what is searched for by the bare full-text query, ranked as `search` has it, and its path by a
 * recursive CTE; what is filtered for by both together. An exact lookup of the tag would be no yardstick: it finds
 * nothing of what a person types half of.
 */
import { childNodes, filteredAssets } from '../../src/core/assets/nodes.ts';
import { findAssets } from '../../src/core/assets/queries.ts';
import { BRANCH_WINDOW } from '../../src/shared/contract/trees.ts';
import { median, plant, plantTree, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const RUNS = 40;

const row: BenchRow = {
  id: 'tree',
  size: '100 k nodes, depth 12: open one branch per level, find one, filter by a word',
  unit: 'ms',
  budget: 3,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    const ids = plantTree(test, 100_000, 12);
    const leaf = ids[99_999]!;
    const branch = database
      .sql(
        'WITH RECURSIVE up (id, parent_id, depth) AS (SELECT id, parent_id, 0 FROM assets WHERE id = ? UNION ALL SELECT a.id, a.parent_id, depth + 1 FROM assets a JOIN up ON a.id = up.parent_id) SELECT parent_id FROM up ORDER BY depth DESC',
      )
      .pluck()
      .all(leaf) as (string | null)[];
    const children = database.sql(
      'WITH RECURSIVE level (id) AS (SELECT id FROM assets WHERE parent_id IS ? AND archived_at IS NULL ORDER BY natural_key(tag)) SELECT a.*, (SELECT count(*) FROM assets c WHERE c.parent_id = a.id AND c.archived_at IS NULL) FROM level JOIN assets a ON a.id = level.id',
    );
    const found = database
      .sql(
        "SELECT d.row_id FROM search_index i JOIN search_documents d ON d.key = i.rowid WHERE i.search_index MATCH ? AND i.rank MATCH 'bm25(10.0, 1.0)' ORDER BY i.rank LIMIT 20",
      )
      .pluck();
    const path = database.sql(
      'WITH RECURSIVE up (id, parent_id) AS (SELECT id, parent_id FROM assets WHERE id = ? UNION ALL SELECT a.id, a.parent_id FROM assets a JOIN up ON a.id = up.parent_id) SELECT * FROM up',
    );
    const matches = database
      .sql(
        "SELECT d.row_id FROM search_index i JOIN search_documents d ON d.key = i.rowid WHERE i.search_index MATCH ? AND i.rank MATCH 'bm25(10.0, 1.0)' ORDER BY i.rank LIMIT 300",
      )
      .pluck();
    const withAncestors = database.sql(
      'WITH RECURSIVE up (id) AS (SELECT value FROM json_each(?) UNION SELECT a.parent_id FROM up JOIN assets a ON a.id = up.id WHERE a.parent_id IS NOT NULL) SELECT a.*, (SELECT count(*) FROM assets c WHERE c.parent_id = a.id AND c.archived_at IS NULL) FROM up JOIN assets a ON a.id = up.id',
    );
    const ours = () =>
      timed(() => {
        for (const parentId of branch) {
          childNodes(database, { parentId, limit: BRANCH_WINDOW, through: null });
        }
        findAssets(database, 'SEN-99999', 20);
        filteredAssets(database, { text: 'sensor 99', limit: 300 });
      });
    const bare = () =>
      timed(() => {
        for (const parentId of branch) children.all(parentId);
        for (const id of found.all('"SEN" * "99999" *')) path.all(id);
        withAncestors.all(JSON.stringify(matches.all('"sensor" * "99" *')));
      });
    ours();
    bare();
    const pairs = Array.from({ length: RUNS }, () => [ours(), bare()] as const);
    return { ours: median(pairs.map(([time]) => time)), yardstick: median(pairs.map(([, time]) => time)) };
  },
};
export default row;
