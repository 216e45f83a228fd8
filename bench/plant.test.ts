import { describe, expect, it } from 'vitest';
import { violations } from '../src/testing/invariants.ts';
import { createTestCore } from '../src/testing/core.ts';
import { fill, fillInBulk, metricsOn } from './plant.ts';

describe('a metric filled in bulk', () => {
  it('holds what the product would have stored, with a true pyramid', async () => {
    await using bulk = await createTestCore();
    await using slow = await createTestCore();
    const count = 145_001;
    fillInBulk(bulk, metricsOn(bulk, 1)[0]!, count);
    fill(slow, metricsOn(slow, 1)[0]!, count);
    expect(violations(bulk.core.services.database)).toEqual([]);
    const told = ['SELECT series, ts, value FROM readings', 'SELECT * FROM rollups'].map((sql) =>
      [bulk, slow].map((test) => test.core.services.database.sql(`${sql} ORDER BY 1, 2, 3`).raw().all()),
    );
    for (const [made, expected] of told) expect(made).toEqual(expected);
  });
});
