import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile } from '../../testing/records.ts';

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
