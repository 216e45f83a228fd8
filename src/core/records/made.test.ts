import { expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aLocation } from '../../testing/factories.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

const FILE = 'Tag,Asset type,Location\nP-1,Pump,Plant / Hall / Row 1\nP-2,Pump,Plant / Hall / Row 2\n';

it('what is made on the way is named with the place where it will stand, before and after', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  aLocation(test, { name: 'Plant', kind: 'site' });
  const { result, importId } = await importRecordsFile(test, admin, FILE, { createUnknown: true });
  const names = ['Plant / Hall', 'Plant / Hall / Row 1', 'Plant / Hall / Row 2'];
  expect(result.alsoCreated).toEqual([
    { kind: 'asset_types', count: 1, names: ['Pump'] },
    { kind: 'locations', count: 3, names },
  ]);
  const made = await admin.records.alsoCreated({ importId });
  expect(made.map(({ kind, count }) => [kind, count])).toEqual([
    ['asset_types', 1],
    ['locations', 3],
  ]);
  expect(made[1]!.records.map(({ label }) => label)).toEqual(names);
  await undone(test, admin, importId);
  expect(await admin.records.alsoCreated({ importId })).toEqual([]);
  expect(await refusal(admin.records.alsoCreated({ importId: test.newId() }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('the very same file is told to be in already, until it was undone', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const options = { createUnknown: true };
  const first = await importRecordsFile(test, admin, FILE, options, 'first.csv');
  expect(first.result.importedBefore).toBeNull();
  const before = async (file: string) =>
    (await checkFile(test, admin, file, options, 'second.csv')).result.importedBefore;
  expect(await before(FILE)).toMatchObject({ id: first.importId, fileName: 'first.csv' });
  expect(await before(FILE.replace('P-2', 'P-3'))).toBeNull();
  await undone(test, admin, first.importId);
  expect(await before(FILE)).toBeNull();
});

it('a likely duplicate below which others of the file stand is loaded all the same', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  await admin.assets.create({ id: test.newId(), tag: 'PMP-001', name: 'Pump' });
  await admin.assets.create({ id: test.newId(), tag: 'MOT-001', name: 'Motor' });
  const file = 'Tag,Parent tag\nPMP 001,\nNEW-1,PMP 001\nMOT 001,PMP 001\n';
  const options = { kind: 'assets', leaveDuplicates: true } as const;
  const { importId, result } = await importRecordsFile(test, admin, file, options);
  expect(result).toMatchObject({
    counts: { create: 2, leave: 1, bad: 0 },
    duplicateCount: 2,
    duplicatesLeftOut: 1,
  });
  expect(await admin.imports.get({ id: importId })).toMatchObject({
    lines: 3,
    created: 2,
    changed: 0,
    unchanged: 0,
    duplicates: 1,
    problems: 0,
  });
  expect((await admin.assets.list({})).total).toBe(4);
});
