import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { archivedAssetsAbove } from '../assets/archive.ts';
import { childNodes, filteredAssets } from '../assets/nodes.ts';
import { assetById } from '../assets/queries.ts';
import { childLocations, filteredLocations, locationById } from '../locations/queries.ts';

/** Tells SQLite of a plant that has grown large since: with statistics it plans otherwise than without. */
function grownLarge(test: TestCore): void {
  test.core.services.database.write({ actorId: null, command: 'test.statistics' }, (tx) => {
    tx.sql('ANALYZE').run();
    tx.sql(
      `UPDATE sqlite_stat1 SET stat = '100000' || substr(stat, instr(stat, ' ')) WHERE tbl IN ('assets', 'locations')`,
    ).run();
  });
}

describe('both trees in a plant that has grown large', () => {
  it('read branches, paths and matches without passing over all nodes', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [site, line] = [aLocation(test), anAsset(test, { tag: 'L1' })];
    const pump = anAsset(test, { tag: 'P-1', parentId: line, locationId: site });
    const store = aLocation(test, { parentId: site, kind: 'store' });
    for (const name of ['Vibration', 'Pressure']) {
      const metricId = aMetric(test, { assetId: pump, name });
      await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
      await planner.metrics.addReading({ metricId, ts: test.ports.clock.now(), value: 9 });
    }
    const gone = anAsset(test, { parentId: anAsset(test, { archivedAt: 1 }), archivedAt: 1 });
    grownLarge(test);
    const window = { limit: 1000, through: null };
    expect(
      scans(test, (db) => [
        childNodes(db, { parentId: line, ...window }),
        filteredAssets(db, { text: 'p-1', limit: 10 }),
        assetById(db, pump),
        assetById(db, gone),
        archivedAssetsAbove(db, gone),
        childLocations(db, { parentId: site, ...window }),
        filteredLocations(db, { text: 'store', limit: 10 }),
        locationById(db, store),
      ]).filter((step) => /^SCAN (a|l|t|assets|locations)\b/.test(step)),
    ).toEqual([]);
  });
});
