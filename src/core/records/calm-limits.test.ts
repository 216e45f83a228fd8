import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { importRecordsFile } from '../../testing/records.ts';

it('new limits in a file that says nothing of deadband and re-arm time get what the form proposes', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const assetId = anAsset(test, { tag: 'P-1' });
  const stands = async () =>
    (await planner.metrics.ofAsset({ assetId })).map(({ name, threshold }) => [
      name,
      threshold?.highWarning,
      threshold?.deadband,
      threshold?.rearmMs,
    ]);
  const take = (file: string) => importRecordsFile(test, planner, file, { kind: 'metrics' });
  await take(
    'Asset,Metric,High warning,Deadband,Re-arm time s\nP-1,Asked,7.1,0,0\nP-1,Blank,7.1,,\nP-1,None,,,\n',
  );
  expect(await stands()).toEqual([
    ['Asked', 7.1, 0, 0],
    ['Blank', 7.1, 0.14, 900_000],
    ['None', undefined, undefined, undefined],
  ]);
  // What stands is kept, what is new is calm.
  await take('Asset,Metric,High warning\nP-1,Asked,9\nP-1,Blank,9\nP-1,None,9\n');
  expect(await stands()).toEqual([
    ['Asked', 9, 0, 0],
    ['Blank', 9, 0.14, 900_000],
    ['None', 9, 0.18, 900_000],
  ]);
});
