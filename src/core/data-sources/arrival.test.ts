import { expect, it } from 'vitest';
import { ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import { createTestCore } from '../../testing/core.ts';
import { aCollector } from '../../testing/data-sources.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { prune } from '../metrics/prune.ts';
import { sourceRow } from './service.ts';
import { takeReadings } from './take.ts';

const [, , DAY] = ROLLUP_LEVELS_MS;
const KEPT = 90 * DAY;

it('what an old collector brings late is kept as long as other readings, from the day on which it came', async () => {
  await using test = await createTestCore();
  const { database } = test.core.services;
  const metric = { assetId: anAsset(test, { tag: 'P-101' }), name: 'Vibration' };
  aMetric(test, metric);
  const sourceId = await aCollector(test, test.as('admin'));
  const begin = test.ports.clock.now();
  const receive = (...instants: readonly number[]) =>
    database.write({ actorId: null, command: 'test' }, (tx) =>
      takeReadings(
        tx,
        sourceRow(tx, sourceId),
        instants.map((ts) => ({ address: 'P-101/Vibration', ts, value: 1, given: '1', unit: null })),
      ),
    );
  const keptAfterPrune = async () => {
    const cuts = { raw: test.ports.clock.now() - KEPT, rollups: Number.MIN_SAFE_INTEGER };
    const quiet = { signal: new AbortController().signal, report: () => {} };
    await prune(database, null, { cuts, newest: 1 }, quiet);
    return database.sql('SELECT ts FROM readings ORDER BY ts').pluck().all();
  };
  const [first, late] = [begin - DAY, begin - DAY / 2];
  receive(first);
  test.ports.clock.advance(KEPT - 10 * DAY);
  const newest = test.ports.clock.now();
  receive(late, newest);
  test.ports.clock.advance(20 * DAY);
  expect(await keptAfterPrune()).toEqual([late, newest]);
  test.ports.clock.advance(KEPT + DAY);
  expect(await keptAfterPrune()).toEqual([newest]);
});
