import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aMetric, aThreshold } from '../../testing/factories.ts';
import type { WriteTx } from '../database/database.ts';
import { imports } from '../database/schema/index.ts';
import { watchesOf } from '../../shared/domain/watch.ts';
import { evaluate, evaluateHistory, foreseeEvaluation, foreseeHistory } from './evaluate.ts';
import { ingest, removeSource, storeReadings } from './ingest.ts';
import { createSource } from './series.ts';
import { setThreshold } from './service.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1);
const WRITE = { actorId: null, command: 'test.foresee' };
const LIMITS = aThreshold({
  highWarning: 6,
  rateWarning: 4,
  rateWindowMs: 3 * MINUTE,
  deadband: 1,
  onDelayMs: MINUTE,
  offDelayMs: 2 * MINUTE,
  rearmMs: 3 * MINUTE,
});
const WATCHES = watchesOf(LIMITS, null);

interface Piece {
  /** `broken` comes in an import that is taken back at once or, half-done, never. */
  readonly by: 'hand' | 'broken' | 'half-done';
  readonly minutes: readonly number[];
  readonly value: number;
}

const minutes = fc.uniqueArray(fc.nat(80), { minLength: 1, maxLength: 20, size: 'max' });
const pieces = fc.array(
  fc.record({
    by: fc.constantFrom('hand' as const, 'hand' as const, 'broken' as const, 'half-done' as const),
    minutes: fc.uniqueArray(fc.nat(120), { minLength: 1, maxLength: 4 }),
    value: fc.nat(12),
  }),
  { maxLength: 8, size: 'max' },
);

function batch(metricId: Id, { minutes: at, value }: Pick<Piece, 'minutes' | 'value'>) {
  return {
    metricId,
    ts: at.map((minute) => START + minute * MINUTE),
    values: at.map((minute) => (value + minute) % 13),
  };
}

function runningImport(test: TestCore, tx: WriteTx, metricIds: readonly Id[]): { id: Id; source: number } {
  const id = test.newId();
  const targets = metricIds.map((metricId) => ({ kind: 'metric', metricId }));
  const none = { lines: 0, added: 0, duplicates: 0, problems: 0, alarmIds: [] };
  tx.insert(imports)
    .values({
      id,
      kind: 'readings',
      fileName: 'x',
      state: 'running',
      plan: { targets },
      ...none,
      createdAt: 0,
    })
    .run();
  return { id, source: createSource(tx, { kind: 'import', label: 'x', importId: id }) };
}

function end(tx: WriteTx, importId: Id, state: 'done' | 'failed'): void {
  tx.sql('UPDATE imports SET state = ? WHERE id = ?').run(state, importId);
}

function take(test: TestCore, metricIds: readonly Id[], piece: Piece): void {
  test.core.services.database.write(WRITE, (tx) => {
    const batches = metricIds.map((metricId) => batch(metricId, piece));
    if (piece.by === 'hand') {
      ingest(tx, createSource(tx, { kind: 'manual', label: 'hand' }), batches);
      return;
    }
    const { id, source } = runningImport(test, tx, metricIds);
    storeReadings(tx, source, batches);
    if (piece.by === 'half-done') return;
    while (removeSource(tx, source, metricIds, 100)) continue;
    end(tx, id, 'failed');
  });
}

/** Pauses after every third reading, in which the next piece comes. */
function slices(test: TestCore, metricIds: readonly Id[], meanwhile: readonly Piece[]) {
  const left = [...meanwhile];
  return {
    readings: 3,
    pause: async () => {
      const piece = left.shift();
      if (piece !== undefined) take(test, metricIds, piece);
    },
  };
}

function stateOf(test: TestCore, metricId: Id) {
  const db = test.core.services.database;
  return {
    alarms: db
      .sql(
        `SELECT type, side, severity, started_at, raised_at, ended_at, peak_value, peak_at, rings
         FROM alarms WHERE metric_id = ? ORDER BY type, started_at`,
      )
      .all(metricId),
    state: db
      .sql('SELECT state FROM threshold_states WHERE metric_id = ? ORDER BY type')
      .pluck()
      .all(metricId),
  };
}

/** No import may run on from one example into the next. */
function endAll(test: TestCore): void {
  test.core.services.database.write(
    WRITE,
    (tx) => tx.sql("UPDATE imports SET state = 'failed'").run().changes,
  );
}

describe('an evaluation that was foreseen', () => {
  it('of the whole history comes to the same as one at once, whatever comes meanwhile', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    await fc.assert(
      fc.asyncProperty(minutes, fc.nat(12), pieces, pieces, async (first, value, meanwhile, after) => {
        const both = [aMetric(test), aMetric(test)] as const;
        take(test, both, { by: 'hand', minutes: first, value });
        const foresight = await foreseeHistory(database, both[0], WATCHES, slices(test, both, meanwhile));
        for (const piece of after) take(test, both, piece);
        const episodes = database.write(WRITE, (tx) => [
          setThreshold(tx, both[0], LIMITS, undefined, foresight).episodes,
          setThreshold(tx, both[1], LIMITS).episodes,
        ]);
        expect(episodes[0]).toBe(episodes[1]);
        expect(stateOf(test, both[0])).toEqual(stateOf(test, both[1]));
        endAll(test);
      }),
      { numRuns: 40 },
    );
  });

  it('of an import comes to the same as one at once, whatever comes meanwhile', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    await fc.assert(
      fc.asyncProperty(minutes, minutes, fc.nat(12), pieces, async (first, brought, value, meanwhile) => {
        const both = [aMetric(test), aMetric(test)] as const;
        database.write(WRITE, (tx) => both.map((id) => setThreshold(tx, id, LIMITS).episodes));
        take(test, both, { by: 'hand', minutes: first, value });
        const touched = {
          from: START + Math.min(...brought) * MINUTE,
          to: START + Math.max(...brought) * MINUTE,
        };
        const { id, source } = database.write(WRITE, (tx) => {
          const running = runningImport(test, tx, both);
          storeReadings(
            tx,
            running.source,
            both.map((metricId) => batch(metricId, { minutes: brought, value })),
          );
          return running;
        });
        const pauses = slices(test, both, meanwhile);
        const foresight = await foreseeEvaluation(database, both[0], touched, source, pauses);
        database.write(WRITE, (tx) => {
          end(tx, id, 'done');
          evaluate(tx, both[0], touched, { foresights: foresight });
          evaluate(tx, both[1], touched);
        });
        expect(stateOf(test, both[0])).toEqual(stateOf(test, both[1]));
        endAll(test);
      }),
      { numRuns: 40 },
    );
  });

  it('does not read the history again, only what has come since', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const metricId = aMetric(test);
    const many = Array.from({ length: 2000 }, (_unused, minute) => minute * 3);
    take(test, [metricId], { by: 'hand', minutes: many, value: 0 });
    database.write(WRITE, (tx) => setThreshold(tx, metricId, LIMITS).episodes);
    const foresight = await foreseeHistory(database, metricId, WATCHES);
    take(test, [metricId], { by: 'hand', minutes: [7000], value: 0 });
    const asked: string[] = [];
    const ask = (given?: typeof foresight) =>
      database.write(WRITE, (tx) => {
        asked.length = 0;
        const listening = { ...tx, sql: (text: string) => (asked.push(text), tx.sql(text)) };
        evaluateHistory(listening, metricId, given);
        return asked.filter((text) => text.startsWith('SELECT ts, value')).length;
      });
    expect(ask(foresight)).toBeLessThan(5);
    expect(ask()).toBeGreaterThan(100);
  });
});
