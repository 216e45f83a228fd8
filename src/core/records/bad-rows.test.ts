import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

it('bad rows go back with their reasons in the words they were asked for with', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const { jobId } = await checkFile(test, planner, 'Tag,Status,Installed on\nP-1,nonsense,31/02/2020\n');
  const reasons = [{ reason: 'bad-choice' as const, text: 'Das gehört nicht zur Auswahl.' }];
  const { data } = await planner.records.badRowsFile({ jobId, reasons });
  const text = Buffer.from(data, 'base64').toString('utf8');
  expect(text).toContain('Status: Das gehört nicht zur Auswahl.');
  expect(text).toContain('Installed on: bad-day');
});

it('bad rows run no formula in a spreadsheet, and are read again as they were', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const file = "Tag,Name,Status,=cmd|x\nP-1,=1+1,nonsense,@SUM(A1)\nP-2,'=2,nonsense,-5\n";
  const { jobId } = await checkFile(test, planner, file);
  const { data } = await planner.records.badRowsFile({ jobId });
  const text = Buffer.from(data, 'base64').toString('utf8').replace('\ufeff', '');
  expect(text).not.toMatch(/(?:^|,|\n)"?[=@+]/);
  expect(text).toContain("P-1,'=1+1,nonsense,'@SUM(A1)");
  expect(text).toContain("P-2,'=2,nonsense,-5");
  const { jobId: again } = await importRecordsFile(test, planner, text.replaceAll('nonsense', 'running'));
  expect((await planner.records.dryRunProblems({ jobId: again })).rows).toEqual([]);
  const { rows } = await planner.assets.list({});
  expect(rows.map(({ name }) => name)).toEqual(['=1+1', '=2']);
});
