import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

it('an interval of maintenance is cleared as a whole, and half of one is missing the other half', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const id = test.newId();
  await planner.assetTypes.create({ id, name: 'Pump', maintenance: { every: 3, unit: 'month' } });
  const clear = { kind: 'asset_types', emptyCells: 'clear' } as const;
  const half = await checkFile(test, planner, 'Type name,Maintenance interval\nFan,3\n', clear);
  const { rows } = await planner.records.dryRunProblems({ jobId: half.jobId });
  expect(rows.map(({ column, reason }) => [column, reason])).toEqual([['maintenanceUnit', 'missing']]);
  const unread = await checkFile(
    test,
    planner,
    'Type name,Maintenance interval,Maintenance unit\nFan,3,fortnight\n',
    { kind: 'asset_types' },
  );
  const { rows: once } = await planner.records.dryRunProblems({ jobId: unread.jobId });
  expect(once.map(({ reason, value }) => [reason, value])).toEqual([['bad-choice', 'fortnight']]);
  const { job } = await importRecordsFile(test, planner, 'Type name,Maintenance interval\nPump,\n', clear);
  expect(job.error).toBeNull();
  expect(
    test.core.services.database
      .sql('SELECT maintenance_every, maintenance_unit FROM asset_types')
      .raw()
      .all(),
  ).toEqual([[null, null]]);
});
