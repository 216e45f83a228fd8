import { expect, it } from 'vitest';
import type { RecordImportKind } from '../../shared/contract/records.ts';
import { createTestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { checkFile } from '../../testing/records.ts';

async function recordsOf(file: string, kind: RecordImportKind): Promise<string[]> {
  await using test = await createTestCore();
  anAsset(test, { tag: 'P-1', name: 'Pump' });
  const admin = test.as('admin');
  const { jobId } = await checkFile(test, admin, file, { kind, createUnknown: true });
  return (await admin.records.dryRunProblems({ jobId })).rows.map(({ record }) => record);
}

it.each([
  ['an asset by its tag', 'assets', 'Name,Tag,Status\na,P-9,x!\n', ['P-9']],
  ['an asset without a tag by its name', 'assets', 'Name,Tag,Status\nPump 9,,running\n', ['Pump 9']],
  ['a work order without a number by its title', 'work_orders', 'Title,Asset,Status\nOil,P-1,x!\n', ['Oil']],
  ['a metric by its asset and its name', 'metrics', 'Metric,Decimals,Asset\nFlow,x,P-1\n', ['P-1 · Flow']],
  ['stock by its part and its place', 'stock', 'Store,Part,Quantity\nS 1,T-1,x\n', ['T-1 · S 1']],
  ['a text that was guarded as it was', 'assets', "Tag,Status\n'=A1,x!\n", ['=A1']],
  ['nothing by what the row does not say', 'assets', 'Name,Tag,Status\n,,x!\n', ['', '']],
] as const)('a problem names %s', async (_what, kind, file, names) => {
  expect(await recordsOf(file, kind)).toEqual(names);
});

it('a name as long as a book is cut', async () => {
  const [name] = await recordsOf(`Tag,Status\n${'x '.repeat(50_000)},x!\n`, 'assets');
  expect(name).toMatch(/^[x ]{79}…$/);
});

it('a row with nothing but an id that the plant has never had says so, and misses nothing', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const id = test.newId();
  const { jobId } = await checkFile(test, admin, `Id,Serial number,Status\n${id},S-1,running\n`, {
    kind: 'assets',
  });
  const { rows } = await admin.records.dryRunProblems({ jobId });
  expect(rows.map(({ column, reason, value }) => [column, reason, value])).toEqual([['Id', 'not-there', id]]);
});

it('a new work order without a number is called by its title', async () => {
  await using test = await createTestCore();
  anAsset(test, { tag: 'P-1', name: 'Pump' });
  const admin = test.as('admin');
  const { jobId } = await checkFile(test, admin, 'Title,Number,Asset\nFix: pump,,P-1\nOil,WO-7,P-1\n', {
    kind: 'work_orders',
  });
  const { rows } = await admin.records.dryRunRows({ jobId, action: 'create' });
  expect(rows.map(({ label }) => label)).toEqual(['Fix: pump', 'WO-7 Oil']);
});

it('rows of stock are called by their part and place, not by an id', async () => {
  await using test = await createTestCore();
  aLocation(test, { name: 'S 1', kind: 'store' });
  const admin = test.as('admin');
  const { jobId } = await checkFile(test, admin, 'Part,Store,Quantity\nT-1,S 1,5\n', {
    kind: 'stock',
    createUnknown: true,
  });
  const { rows } = await admin.records.dryRunRows({ jobId, action: 'create' });
  expect(rows.map(({ label }) => label)).toEqual(['T-1 · S 1']);
});
