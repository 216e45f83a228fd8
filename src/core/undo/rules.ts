/**
 * Rules that the services keep and the schema does not know. An undo keeps them, too: what it would set back against
 * one of them stays as it is.
 */
import { folded } from '../database/same-name.ts';
import type { Notes } from './plan.ts';

/**
 * Marks what of the present plan would break a rule.
 * @returns how many rows more must stay
 */
export function markForbidden(db: Notes, changeSet: number, round: number): number {
  return (
    markStores(db, round) +
    markUnits(db, round) +
    markUnitsOfReadings(db, round) +
    markArchived(db, changeSet, round) +
    markChoices(db, round) +
    markNames(db, changeSet, round)
  );
}

/** Of movements that stay. */
const STAYS = `NOT EXISTS (SELECT 1 FROM undo_rows g
  WHERE g.entity = 'stock_movements' AND g.row_id = m.id AND g.kind = 'insert' AND g.reason IS NULL)`;

/** SQL of a row of the plan whose field is set back. */
const isSetBack = (field: string) =>
  `EXISTS (SELECT 1 FROM undo_fields f
     WHERE f.entity = undo_rows.entity AND f.row_id = undo_rows.row_id AND f.field = '${field}')`;

const lastChangeOf = (entity: string, row: string) =>
  `(SELECT max(j.change_set) FROM journal j WHERE j.entity = '${entity}' AND j.row_id = ${row})`;

/** Where stock lies stays a store or a bin. */
function markStores(db: Notes, round: number): number {
  return db
    .sql(
      `UPDATE undo_rows SET reason = 'stock-lies-there', round = ?, because_entity = 'stock_movements',
         because_row = lying.id, by_set = ${lastChangeOf('stock_movements', 'lying.id')}
       FROM (
         SELECT n, max(id) AS id FROM (
           SELECT u.n, max(m.id) AS id FROM undo_rows u
           CROSS JOIN undo_fields f ON f.entity = u.entity AND f.row_id = u.row_id AND f.field = 'kind'
             AND f.value NOT IN ('store', 'bin')
           CROSS JOIN stock_movements m ON m.location_id = u.k1
           WHERE u.entity = 'locations' AND u.kind = 'update' AND u.reason IS NULL AND ${STAYS}
           GROUP BY u.n, m.part_id HAVING sum(m.quantity) <> 0)
         GROUP BY n
       ) lying WHERE undo_rows.n = lying.n`,
    )
    .run(round).changes;
}

/** Quantities are in the unit in which they were booked. */
function markUnits(db: Notes, round: number): number {
  return db
    .sql(
      `UPDATE undo_rows SET reason = 'stock-booked', round = ?, because_entity = 'stock_movements',
         because_row = booked.id, by_set = ${lastChangeOf('stock_movements', 'booked.id')}
       FROM (
         SELECT u.n, max(m.id) AS id FROM undo_rows u
         CROSS JOIN undo_fields f ON f.entity = u.entity AND f.row_id = u.row_id AND f.field = 'unit'
         CROSS JOIN stock_movements m ON m.part_id = u.k1
         WHERE u.entity = 'parts' AND u.kind = 'update' AND u.reason IS NULL AND ${STAYS} GROUP BY u.n
       ) booked WHERE undo_rows.n = booked.n`,
    )
    .run(round).changes;
}

/** Readings are in the unit in which they were taken. */
function markUnitsOfReadings(db: Notes, round: number): number {
  return db
    .sql(
      `UPDATE undo_rows SET reason = 'readings-in-unit', round = ?, by_set = NULL
       WHERE entity = 'metrics' AND kind = 'update' AND reason IS NULL AND ${isSetBack('unit')}
         AND EXISTS (SELECT 1 FROM series s JOIN rollups r ON r.series = s.id AND r.level = 2
           WHERE s.metric_id = undo_rows.k1)`,
    )
    .run(round).changes;
}

/** What is in use may not be archived, so nothing may come back to what was archived when it was not. */
const IN_USE: readonly { child: string; column: string; parent: string }[] = [
  { child: 'assets', column: 'parent_id', parent: 'assets' },
  { child: 'assets', column: 'location_id', parent: 'locations' },
  { child: 'assets', column: 'asset_type_id', parent: 'asset_types' },
  { child: 'locations', column: 'parent_id', parent: 'locations' },
];

function markArchived(db: Notes, changeSet: number, round: number): number {
  let found = 0;
  for (const { child, column, parent } of IN_USE) {
    found += db
      .sql(
        `UPDATE undo_rows SET reason = 'archived-since', round = ?, because_entity = '${parent}',
           because_row = gone.id, by_set = ${lastChangeOf(parent, 'gone.id')}
         FROM (
           SELECT u.n, p.id FROM undo_rows u
           CROSS JOIN undo_fields f ON f.entity = u.entity AND f.row_id = u.row_id AND f.field = '${column}'
           CROSS JOIN "${parent}" p ON p.id = f.value AND p.archived_at IS NOT NULL
           CROSS JOIN "${child}" c ON c.id = u.k1 AND c.archived_at IS NULL
           WHERE u.entity = '${child}' AND u.kind = 'update' AND u.reason IS NULL AND EXISTS (
             SELECT 1 FROM journal j WHERE j.entity = '${parent}' AND j.row_id = p.id
               AND j.field = 'archived_at' AND j.change_set > ?)
         ) gone WHERE undo_rows.n = gone.n`,
      )
      .run(round, changeSet).changes;
  }
  return found;
}

/** A value comes back only as long as its field offers it. */
function markChoices(db: Notes, round: number): number {
  return db
    .sql(
      `UPDATE undo_rows SET reason = 'reference-gone', round = ?, by_set = NULL
       WHERE entity = 'custom_values' AND kind <> 'insert' AND reason IS NULL AND ${isSetBack('value')}
         AND EXISTS (
           SELECT 1 FROM custom_fields d JOIN undo_fields f
             ON f.entity = undo_rows.entity AND f.row_id = undo_rows.row_id AND f.field = 'value'
           WHERE d.id = undo_rows.k2 AND d.kind = 'choice' AND f.value NOT IN (SELECT c.value FROM json_each(d.choices) c))`,
    )
    .run(round).changes;
}

interface Named {
  readonly n: number | null;
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly isBack: number;
}

/** Locations side by side have different names, whatever their case; no index tells that. */
function markNames(db: Notes, changeSet: number, round: number): number {
  const concerns = `entity = 'locations' AND kind = 'update' AND reason IS NULL`;
  const isConcerned = db
    .sql(
      `SELECT 1 FROM undo_rows WHERE ${concerns} AND (${isSetBack('name')} OR ${isSetBack('parent_id')}) LIMIT 1`,
    )
    .get();
  if (isConcerned === undefined) return 0;
  const back = (field: string) =>
    `EXISTS (SELECT 1 FROM undo_fields f WHERE f.entity = 'locations' AND f.row_id = u.row_id AND f.field = '${field}')`;
  const asItWas = (field: string) =>
    `iif(${back(field)}, (SELECT f.value FROM undo_fields f
       WHERE f.entity = 'locations' AND f.row_id = u.row_id AND f.field = '${field}'), l.${field})`;
  const rows = db
    .sql(
      `SELECT u.n, l.id, ${asItWas('name')} AS name, ${asItWas('parent_id')} AS parent,
         u.n IS NOT NULL AND (${back('name')} OR ${back('parent_id')}) AS isBack
       FROM locations l LEFT JOIN undo_rows u ON u.entity = 'locations' AND u.row_id = l.id AND u.reason IS NULL
       WHERE l.archived_at IS NULL AND (u.kind IS NULL OR u.kind <> 'insert')`,
    )
    .all() as Named[];
  const touchedSince = db
    .sql(
      `SELECT max(change_set) FROM journal WHERE entity = 'locations' AND row_id = ? HAVING max(change_set) >= ?`,
    )
    .pluck();
  const refuse = db.sql(
    `UPDATE undo_rows SET reason = 'value-taken', round = ?, because_entity = 'locations', because_row = ?, by_set = ?
     WHERE n = ?`,
  );
  let found = 0;
  for (const same of Map.groupBy(rows, ({ name, parent }) => `${parent ?? ''} ${folded(name)}`).values()) {
    if (same.length < 2) continue;
    const other = same.find(({ isBack }) => isBack === 0);
    // Those that were the same before are the same again.
    const since = other && (touchedSince.get(other.id, changeSet) as number | undefined);
    if (other === undefined || since === undefined) continue;
    for (const { n } of same.filter(({ isBack }) => isBack === 1)) {
      refuse.run(round, other.id, since, n);
      found += 1;
    }
  }
  return found;
}
