/**
 * Keeps what is held back true. It runs at the end of every unit of work that changed an asset or a shelf, whoever
 * made the change (a form, many at once, an import, an undo), and when a shelf's time has come.
 */
import { eq } from 'drizzle-orm';
import type { Task } from '../background/background.ts';
import type { WriteTx } from '../database/database.ts';
import { alarms } from '../database/schema/index.ts';
import { staleHolds } from './holds.ts';
import { ring } from './rules.ts';

/** An alarm that is no longer held back and still lasts rings now: whoever it concerns is told. */
export function refreshHolds(tx: WriteTx): void {
  for (const { id, hold, waits } of staleHolds(tx, tx.now)) {
    tx.update(alarms).set({ held: hold }).where(eq(alarms.id, id)).run();
    if (hold === null && waits) ring(tx, id, { timely: true });
  }
}

/** Tables whose rows decide what is held back. */
const DECIDING = ['assets', 'alarm_shelves'];

/** @param changed tables that the unit of work changed */
export function holdsAfter(tx: WriteTx, changed: ReadonlySet<string>): void {
  if (DECIDING.some((table) => changed.has(table))) refreshHolds(tx);
}

/** A shelf ends by its time alone; alarms that still last then ring. Nothing is lost while the station is off. */
export const endShelves: Task = {
  name: 'alarms.endShelves',
  periodMs: 15_000,
  run: async ({ database, ports }) => {
    if (staleHolds(database, ports.clock.now()).length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'alarms.endShelves' }, refreshHolds);
  },
};
