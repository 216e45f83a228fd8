import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

it('a store stays one while stock lies there, whatever a file says', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  await importRecordsFile(test, admin, 'Name,Kind\nFull,store\nEmpty,store\n', { kind: 'locations' });
  await importRecordsFile(test, admin, 'Part number,Location,Quantity\nP-1,Full,5\n', {
    kind: 'stock',
    createUnknown: true,
  });
  const { jobId } = await checkFile(test, admin, 'Name,Kind\nFull,area\nEmpty,area\nFull,bin\n', {
    kind: 'locations',
  });
  const { rows } = await admin.records.dryRunProblems({ jobId, reasons: ['stock-lies-there'] });
  expect(rows).toMatchObject([{ line: 2, value: 'area', fix: 'store' }]);
});

it('half a position is none', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const file = 'Name,Kind,Latitude,Longitude\nA,site,52.5,\nB,site,,13.4\nC,site,52.5,13.4\nD,site,,\n';
  const { jobId } = await checkFile(test, planner, file);
  const { rows } = await planner.records.dryRunProblems({ jobId });
  expect(rows.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [2, 'Longitude', 'missing'],
    [3, 'Latitude', 'missing'],
  ]);
});

it('a part that is counted is ordered in whole pieces', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const file = 'Part number,Name,Unit,Reorder point\nP-1,a,pcs,1.5\nP-2,b,l,1.5\nP-3,c,pcs,2\n';
  const { jobId } = await checkFile(test, planner, file, { kind: 'parts' });
  const { rows } = await planner.records.dryRunProblems({ jobId });
  expect(rows).toMatchObject([{ line: 2, reason: 'fraction-of-whole', fix: '2' }]);
});
