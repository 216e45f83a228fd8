import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { uploadFile } from '../../testing/imports.ts';

describe('a file with a row for each reading', () => {
  it('is told, and no column of it is proposed for a metric', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    aMetric(test, { assetId, name: 'Value' });
    const uploadId = await uploadFile(
      test,
      planner,
      'time,tag,value\n2026-03-01 00:00Z,VT101,1.5\n2026-03-01 00:00Z,VT102,2.5\n',
    );
    const { notes, columns, long } = await planner.imports.inspect({ uploadId, assetId });
    expect(notes).toContain('row-per-reading');
    expect(long).toEqual({ names: [1], value: 2, unit: null });
    expect(columns.map(({ proposal }) => proposal.kind)).toEqual(['skip', 'skip', 'skip']);
  });
});
