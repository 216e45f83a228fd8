/** Archiving locations, restoring them, and what was archived. A place is left empty before it is archived. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import {
  archiveAgain,
  archiveNodes,
  archivedTops,
  liveSubtree,
  restoreNodes,
  type Returned,
} from '../trees/archive.ts';
import { type HangingQuestion, hangingOn, nodesOf } from '../trees/hanging.ts';
import { locationRefPaths } from '../trees/paths.ts';
import { LOCATION_TREE } from '../trees/tree.ts';
import { assertNamesFree } from './service.ts';

const QUESTIONS: readonly HangingQuestion[] = [
  {
    kind: 'assets',
    rows: 'JOIN assets a ON a.location_id = s.value WHERE a.archived_at IS NULL',
    name: 'a.tag',
    blocks: true,
  },
  {
    kind: 'stock',
    // Balances are kept by part; what lies at a few places is found by walking the parts.
    rows: `JOIN stock_balances b ON b.location_id = s.value JOIN parts p ON p.id = b.part_id
      WHERE b.quantity <> 0 GROUP BY p.id`,
    name: 'p.number',
    blocks: true,
  },
  {
    kind: 'items',
    rows: `JOIN items i ON i.location_id = s.value WHERE i.state = 'stored' AND i.archived_at IS NULL`,
    name: `coalesce(i.serial_number, i.model, i.manufacturer, '')`,
    blocks: true,
  },
  {
    kind: 'files',
    rows: "JOIN attachments f ON f.record_id = s.value AND f.entity = 'locations' WHERE f.archived_at IS NULL",
    name: 'coalesce(f.title, f.file_name)',
    blocks: false,
  },
];

/** What archiving the locations would take along, and what must leave them before. */
export function locationsArchiving(db: Reader, ids: readonly Id[]): Outputs['locations']['archiving'] {
  const subtree = liveSubtree(db, LOCATION_TREE, ids);
  const { below, ...nodes } = nodesOf(db, LOCATION_TREE, ids, subtree);
  return { ...nodes, hanging: [...below, ...hangingOn(db, subtree, QUESTIONS)] };
}

/**
 * With all that stands below them.
 * @returns how many were archived
 * @throws AppError NOT_FOUND {entity}, LOCATION_IN_USE {assets, parts, items} while something is there
 */
export function archiveLocations(tx: WriteTx, ids: readonly Id[]): number {
  assertEmpty(tx, ids);
  return archiveNodes(tx, LOCATION_TREE, ids);
}

/** @throws AppError LOCATION_IN_USE {assets, parts, items} while something is there or below */
function assertEmpty(tx: WriteTx, ids: readonly Id[]): void {
  const there = hangingOn(
    tx,
    liveSubtree(tx, LOCATION_TREE, ids),
    QUESTIONS.filter(({ blocks }) => blocks),
  );
  if (there.length > 0) {
    const count = (kind: string) => there.find((hanging) => hanging.kind === kind)?.count ?? 0;
    throw new AppError('LOCATION_IN_USE', {
      assets: count('assets'),
      parts: count('stock'),
      items: count('items'),
    });
  }
}

/**
 * With all that was archived together with them.
 * @returns those that are back, as they were before
 * @throws AppError NOT_FOUND {entity}, PARENT_ARCHIVED {node, parent}, ALREADY_EXISTS {field, name}
 */
export function restoreLocations(tx: WriteTx, input: Required<Inputs['locations']['restore']>): Returned[] {
  const before = restoreNodes(tx, LOCATION_TREE, input);
  assertNamesFree(
    tx,
    before.map(({ id }) => id),
  );
  return before;
}

/**
 * Takes a restore back.
 * @returns how many were archived
 * @throws AppError NOT_FOUND {entity}, TREE_CYCLE {node, parent}, LOCATION_IN_USE {assets, parts, items}
 */
export function archiveLocationsAgain(tx: WriteTx, nodes: readonly Returned[]): number {
  assertEmpty(
    tx,
    nodes.map(({ id }) => id),
  );
  return archiveAgain(tx, LOCATION_TREE, nodes);
}

type ArchivedRow = Omit<Outputs['locations']['archived']['rows'][number], 'path'>;

/** What was archived, newest first. */
export function archivedLocations(
  db: Reader,
  window: { readonly offset: number; readonly limit: number },
): Outputs['locations']['archived'] {
  const tops = archivedTops(db, LOCATION_TREE, 't.name, t.kind', window);
  const rows = tops.rows as ArchivedRow[];
  const paths = locationRefPaths(
    db,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => ({ ...row, path: paths.get(row.id)!.slice(0, -1) })), total: tops.total };
}
