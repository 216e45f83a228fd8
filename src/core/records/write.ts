/**
 * Writes what a check has found, and the end of the import, as one change set. Promise: cancelled or broken
 * off, nothing of it is there; done, the import's record names the change set that undoing it takes back.
 */
import type { RecordImportKind } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { SliceProgress, WriteTx } from '../database/database.ts';
import { leaveForLater } from '../search/catch-up.ts';
import { type Checked, type CheckInput, checkRows, type Row } from './check.ts';
import { endImport } from './import-record.ts';
import { KINDS } from './kinds/index.ts';
import type { RecordWriter } from './kinds/kind.ts';
import { keepMade } from './made.ts';
import { parentsFirst } from './order.ts';
import { notAsShown } from './shown.ts';

export interface WriteInput {
  readonly importId: Id;
  readonly check: CheckInput;
  /** What the person has been shown. */
  readonly shown: Checked;
}

const SLICE = 500;
/** Share of the whole that checking takes; the rest is writing. */
const CHECK_SHARE = 0.4;

/** @throws AppError IMPORT_HAS_BAD_ROWS {count} when none may be bad, IMPORT_NOT_AS_SHOWN {count} */
export function* writeRecords(tx: WriteTx, input: WriteInput): Generator<SliceProgress, Checked, void> {
  const { plan } = input.check.resolved;
  const check = checkRows(tx, input.check);
  let next = check.next();
  while (next.done !== true) {
    yield { step: 'checking', fraction: CHECK_SHARE * next.value.fraction };
    next = check.next();
  }
  const checked = next.value;
  const counts = countActions(checked);
  if (plan.badRows === 'refuse' && counts.bad > 0)
    throw new AppError('IMPORT_HAS_BAD_ROWS', { count: counts.bad });
  const others = notAsShown(input.shown, checked);
  if (others > 0) throw new AppError('IMPORT_NOT_AS_SHOWN', { count: others });

  const { order: changing, exchanging } = inTurn(checked);
  const total = checked.creations.length + checked.creating.length + changing.length;
  let written = 0;
  const writers = new Map<RecordImportKind, RecordWriter>();
  const writerOf = (kind: RecordImportKind): RecordWriter => {
    let writer = writers.get(kind);
    if (writer === undefined) writers.set(kind, (writer = KINDS[kind].writer(tx)));
    return writer;
  };
  const isSlice = (): boolean => {
    written += 1;
    return written % SLICE === 0;
  };
  const progress = (): SliceProgress => ({
    step: 'writing',
    fraction: CHECK_SHARE + (1 - CHECK_SHARE) * (written / Math.max(1, total)),
  });
  const resumeSearch = leaveForLater(tx, countsByTable(plan.kind, checked));
  for (const { kind, id, values } of checked.creations) {
    writerOf(kind).create(id, values);
    if (isSlice()) yield progress();
  }
  for (const { id, values } of checked.creating) {
    writerOf(plan.kind).create(id, values);
    if (isSlice()) yield progress();
  }
  resumeSearch();
  const { uniqueField } = KINDS[plan.kind];
  if (uniqueField !== undefined) {
    const setAside = tx.sql(`UPDATE ${plan.kind} SET "${uniqueField}" = id WHERE id = ?`);
    for (const { id } of exchanging) setAside.run(id);
  }
  for (const { stored, values } of changing) {
    writerOf(plan.kind).change(stored!, values);
    if (isSlice()) yield progress();
  }
  for (const writer of writers.values()) writer.finish?.();
  keepMade(tx, input.importId, checked.creations);
  endImport(tx, input.importId, {
    state: 'done',
    lines: checked.rows.length,
    added: counts.create + counts.change,
    duplicates: checked.twins.leftOut.size,
    // Rows, not cells: what is told and handed back is what was left out.
    problems: counts.bad,
    created: counts.create,
    changed: counts.change,
    unchanged: counts.leave - checked.twins.leftOut.size,
    changeSet: tx.changeSet,
  });
  return checked;
}

/**
 * Rows that change a record, each after the one whose key it takes over.
 * @returns also those that exchange their keys in a ring, where none can be the first
 */
function inTurn({ rows, takers }: Checked): { order: readonly Row[]; exchanging: readonly Row[] } {
  const changing = rows.filter(({ action }) => action === 'change');
  if (takers.size === 0) return { order: changing, exchanging: [] };
  const { order } = parentsFirst(changing, (row) => takers.get(row));
  const placed = new Set(order);
  const exchanging = changing.filter((row) => !placed.has(row));
  return { order: [...order, ...exchanging], exchanging };
}

/** New records by the table they go to. */
function countsByTable(kind: RecordImportKind, { creations, creating }: Checked): Map<string, number> {
  const counts = new Map<string, number>([[kind, creating.length]]);
  for (const creation of creations) counts.set(creation.kind, (counts.get(creation.kind) ?? 0) + 1);
  return counts;
}

type Counts = Record<'create' | 'change' | 'leave' | 'bad', number>;

export function countActions({ rows }: Pick<Checked, 'rows'>): Counts {
  const counts: Counts = { create: 0, change: 0, leave: 0, bad: 0 };
  for (const { action } of rows) counts[action] += 1;
  return counts;
}
