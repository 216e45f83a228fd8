import { expect, it } from 'vitest';
import type { Answer } from '../../shared/contract/records.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { uploadFile } from '../../testing/imports.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

const HEADER = 'Number;Title;Type;Asset;Assigned to\n';

const map = (field: string, value: string, to: string): Answer => ({ field, value, action: 'map', to });
const say = (field: string, value: string, action: 'create' | 'empty'): Answer => ({
  field,
  value,
  action,
  to: null,
});

async function aPlant(test: TestCore) {
  const admin = test.as('admin');
  const pump = test.newId();
  await admin.assets.create({ id: pump, tag: 'P-1', name: 'Pump' });
  const answers = [
    map('type', 'PM01', 'preventive'),
    map('asset', 'PUMPE 1', pump),
    say('asset', 'FAN 7', 'create'),
    say('assignee', 'Meyer', 'empty'),
  ];
  const rows = 'W-1;Oil;PM01;PUMPE 1;Meyer\nW-2;Belt;repair;FAN 7;\n';
  const { job } = await importRecordsFile(test, admin, HEADER + rows, { kind: 'work_orders', answers });
  expect(job.state).toBe('done');
  const inspect = async (content: string) => {
    const uploadId = await uploadFile(test, admin, content, 'next.csv', 'records');
    return admin.records.inspect({ uploadId, kind: 'work_orders' });
  };
  return { admin, pump, answers, inspect };
}

it('what values stand for is proposed for the next file of the source, in any order of its columns', async () => {
  await using test = await createTestCore();
  const { admin, pump, inspect } = await aPlant(test);
  const next = 'Asset;Type;Number;Title;Assigned to\npumpe 1;pm01;W-3;Seal;Huber\n';
  const { answers } = await inspect(next);
  // The fan is in the plant by now.
  expect(answers).toEqual([
    { ...map('type', 'PM01', 'preventive'), toLabel: null },
    { ...map('asset', 'PUMPE 1', pump), toLabel: 'P-1' },
    { ...say('assignee', 'Meyer', 'empty'), toLabel: null },
  ]);
  const { result } = await checkFile(test, admin, next, {
    kind: 'work_orders',
    answers: answers.map(({ toLabel: _label, ...answer }) => answer),
  });
  expect(result.answered).toEqual([
    { field: 'type', value: 'PM01' },
    { field: 'asset', value: 'PUMPE 1' },
  ]);
  expect(result.unknown.map(({ value }) => value)).toEqual(['Huber']);
});

it('an answer goes with the record it names, and when the plant knows the value itself', async () => {
  await using test = await createTestCore();
  const { admin, pump, inspect } = await aPlant(test);
  const fields = async () =>
    (await inspect(`${HEADER}W-4;x;PM01;PUMPE 1;\n`)).answers.map(({ field }) => field);
  const other = test.newId();
  await admin.assets.create({ id: other, tag: 'Pumpe 1', name: 'Another' });
  expect(await fields()).toEqual(['type', 'assignee']);
  await admin.assets.archive({ ids: [other] });
  expect(await fields()).toEqual(['type', 'asset', 'assignee']);
  await admin.assets.archive({ ids: [pump] });
  expect(await fields()).toEqual(['type', 'assignee']);
});

it('what is answered otherwise or not any more the next time is what is remembered', async () => {
  await using test = await createTestCore();
  const { admin, inspect } = await aPlant(test);
  await importRecordsFile(test, admin, `${HEADER}W-5;x;PM01;;\n`, {
    kind: 'work_orders',
    answers: [map('type', 'PM01', 'inspection')],
  });
  const { answers } = await inspect(`${HEADER}W-6;x;PM01;;\n`);
  expect(answers).toEqual([{ ...map('type', 'PM01', 'inspection'), toLabel: null }]);
});
