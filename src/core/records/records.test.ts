import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { violations } from '../../testing/invariants.ts';
import { realData } from '../../testing/real-data.ts';
import { importRecordsFile } from '../../testing/records.ts';

describe('the assets of a building', () => {
  const file = realData('building/assets.csv');
  it.skipIf(file === null)('come in with their types and places, children before their parents', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { job, result } = await importRecordsFile(test, planner, readFileSync(file!), {
      createUnknown: true,
    });
    expect(result).toMatchObject({
      rows: 1695,
      counts: { create: 1695, change: 0, leave: 0, bad: 0 },
      problemCount: 0,
    });
    expect(job).toMatchObject({ state: 'done', error: null });
    const { database } = test.core.services;
    expect(database.sql('SELECT count(*) FROM assets').pluck().get()).toBe(1695);
    expect(violations(database)).toEqual([]);
  });
});
