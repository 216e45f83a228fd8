/**
 * Undoes a change set from the journal. Promise: everything it did is as it was before, to the last field, but
 * for the rows that others have changed or built upon since; those stay whole, and each is named with its reason.
 */
import type { UndoOutcome } from '../../shared/contract/imports.ts';
import type { SliceProgress, WriteTx } from '../database/database.ts';
import { applyPlan } from './apply.ts';
import { findConflicts } from './conflicts.ts';
import { removeCompanions, settle } from './consequences.ts';
import { type KeptRow, undoEntity } from './names.ts';
import { collect, dropNotes, type Notes } from './plan.ts';

export interface UndoFindings {
  readonly counts: UndoOutcome['counts'];
  /** One row for each record that stays, those that somebody changed first; `nameKept` names them. */
  readonly kept: readonly KeptRow[];
}

/** What an undo would do. Makes temporary tables on the connection and leaves none. */
export function* previewUndo(
  db: Notes,
  changeSet: number,
): Generator<SliceProgress | void, UndoFindings, void> {
  try {
    yield* collect(db, changeSet);
    yield* findConflicts(db, changeSet);
    yield;
    return yield* findingsOf(db);
  } finally {
    dropNotes(db);
  }
}

/**
 * The work of a long unit of work that was opened with `undoes: changeSet`.
 * @returns what was undone and what stayed
 */
export function* undoChangeSet(
  tx: WriteTx,
  changeSet: number,
): Generator<SliceProgress | void, UndoFindings, void> {
  try {
    yield* collect(tx, changeSet);
    yield* findConflicts(tx, changeSet);
    yield;
    const findings = yield* findingsOf(tx);
    yield;
    removeCompanions(tx);
    yield;
    yield* applyPlan(tx, changeSet);
    const at = tx.sql('SELECT at FROM change_sets WHERE seq = ?').pluck().get(changeSet) as number;
    yield* settle(tx, at);
    return findings;
  } finally {
    dropNotes(tx);
  }
}

/** Rows that are parts of a record count as that record; alerts follow the stock. */
const RECORDS = `SELECT coalesce(owner_entity, entity) AS entity, coalesce(owner_id, row_id) AS id,
    max(reason IS NOT NULL) AS stays, max(owner_entity IS NULL AND kind = 'insert') AS came
  FROM undo_rows WHERE entity <> 'reorder_alerts' GROUP BY 1, 2`;

function* findingsOf(db: Notes): Generator<void, UndoFindings, void> {
  const perTable = db
    .sql(
      `SELECT entity, sum(NOT stays AND came) AS removed, sum(NOT stays AND NOT came) AS restored, sum(stays) AS kept
       FROM (${RECORDS}) GROUP BY entity ORDER BY entity`,
    )
    .all() as { entity: string; removed: number; restored: number; kept: number }[];
  const counts = new Map<string, UndoOutcome['counts'][number]>();
  for (const { entity: table, ...numbers } of perTable) {
    const entity = undoEntity(table);
    const known = counts.get(entity) ?? { entity, removed: 0, restored: 0, kept: 0 };
    counts.set(entity, {
      entity,
      removed: known.removed + numbers.removed,
      restored: known.restored + numbers.restored,
      kept: known.kept + numbers.kept,
    });
  }
  yield;
  const kept = db
    .sql(
      `SELECT coalesce(owner_entity, entity) AS entity, coalesce(owner_id, row_id) AS rowId, reason,
         because_entity AS becauseEntity, because_row AS becauseRow, by_set AS bySet
       FROM (
         SELECT *, row_number() OVER (
           PARTITION BY coalesce(owner_entity, entity), coalesce(owner_id, row_id)
           ORDER BY reason <> 'changed', reason = 'part-of-kept', n) AS rank
         FROM undo_rows WHERE reason IS NOT NULL AND entity <> 'reorder_alerts')
       WHERE rank = 1 ORDER BY reason <> 'changed', n`,
    )
    .all() as KeptRow[];
  return { counts: [...counts.values()], kept };
}
