/** What a row of the asset tree shows. */
import type { AssetNode } from '../../shared/contract/assets.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { assets } from '../database/schema/index.ts';
import { matchText } from '../search/match.ts';
import { type BranchQuestion, childrenOf, filteredNodes } from '../trees/branches.ts';
import { ASSET_TREE } from '../trees/tree.ts';

type Unmarked = Omit<AssetNode, 'alarm' | 'alarmBelow'>;

const COLUMNS = 't.tag, t.name, t.status, t.criticality';

/** Children of a node (null: the roots) by tag, each with what its row in the tree shows. */
export function childNodes(db: Reader, question: BranchQuestion): Outputs['assets']['children'] {
  const { nodes, total } = childrenOf(db, ASSET_TREE, COLUMNS, question);
  return { nodes: withAlarms(db, nodes as unknown as Unmarked[]), total };
}

/** The assets that match best, with all that stand above them. */
export function filteredAssets(
  db: Reader,
  filter: { readonly text: string; readonly limit: number },
): Outputs['assets']['filter'] {
  const filtered = filteredNodes(db, ASSET_TREE, COLUMNS, filter);
  const nodes = filtered.nodes as unknown as (Unmarked & { matches: boolean })[];
  const shown = nodes.filter(({ matches }) => matches).length;
  // Fewer than asked for are all there are.
  const total =
    shown < filter.limit ? shown : (matchText(db, 'assets', assets.id, filter.text)?.count() ?? shown);
  return { nodes: withAlarms(db, nodes), total, best: filtered.best };
}

function withAlarms<Row extends Unmarked>(db: Reader, rows: readonly Row[]) {
  const { own, below } = standingAlarms(db);
  return rows.map((row) => ({
    ...row,
    alarm: own.get(row.id) ?? ('none' as const),
    alarmBelow: below.get(row.id) ?? ('none' as const),
  }));
}

type Worst = Exclude<AssetNode['alarm'], 'none'>;

/**
 * The worst standing alarm of each asset that has one, and of everything below each that stands above one. They
 * are few: asked once they cost a tenth of what each child asking for itself does.
 */
function standingAlarms(db: Reader): { own: Map<Id, Worst>; below: Map<Id, Worst> } {
  // Left alone, SQLite would group by walking all alarms there ever were in the order of their assets, and look for
  // the few of them by walking all assets.
  const rows = db
    .sql(
      `WITH RECURSIVE standing (id, critical) AS MATERIALIZED (
         SELECT asset_id, max(severity = 'critical') FROM alarms INDEXED BY alarms_standing
         WHERE rings = 1 AND held IS NULL AND (ended_at IS NULL OR acknowledged_at IS NULL) GROUP BY asset_id
       ), above (id, critical) AS (
         SELECT a.parent_id, standing.critical FROM standing CROSS JOIN assets a ON a.id = standing.id
         WHERE a.parent_id IS NOT NULL AND a.archived_at IS NULL
         UNION
         SELECT a.parent_id, above.critical FROM above CROSS JOIN assets a ON a.id = above.id
         WHERE a.parent_id IS NOT NULL
       )
       SELECT 'own' AS whose, id, critical FROM standing
       UNION ALL SELECT 'below', id, max(critical) FROM above GROUP BY id`,
    )
    .all() as { whose: 'own' | 'below'; id: Id; critical: 0 | 1 }[];
  const alarms = { own: new Map<Id, Worst>(), below: new Map<Id, Worst>() };
  for (const { whose, id, critical } of rows) alarms[whose].set(id, critical === 1 ? 'critical' : 'warning');
  return alarms;
}
