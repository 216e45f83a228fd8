import { expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, exportFile } from '../../testing/records.ts';

it('a field of the plant that is called like another one has a column of its own, and is found again', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const [pump, motor] = [test.newId(), test.newId()];
  await admin.assetTypes.create({ id: pump, name: 'Pump' });
  await admin.assetTypes.create({ id: motor, name: 'Motor' });
  const [status, power, serial] = [test.newId(), test.newId(), test.newId()];
  await admin.assetTypes.addField({ id: status, assetTypeId: pump, name: 'Status', kind: 'text' });
  await admin.assetTypes.addField({ id: power, assetTypeId: pump, name: 'Power', kind: 'number' });
  await admin.assetTypes.addField({ id: serial, assetTypeId: motor, name: 'Power', kind: 'text' });
  const customValues = [
    { fieldId: status, value: 'leaks' },
    { fieldId: power, value: 1.5 },
  ];
  await admin.assets.create({ id: test.newId(), tag: 'P-1', name: 'a', assetTypeId: pump, customValues });
  await admin.assets.create({
    id: test.newId(),
    tag: 'M-1',
    name: 'b',
    assetTypeId: motor,
    customValues: [{ fieldId: serial, value: 'much' }],
  });
  const { bytes } = await exportFile(test, admin, 'assets', 'csv');
  const header = Buffer.from(bytes).toString('utf8').replace('\ufeff', '').split('\r\n')[0]!.split(',');
  expect(new Set(header.map((name) => name.toLowerCase())).size).toBe(header.length);
  expect(header).toEqual(expect.arrayContaining(['status', 'Status (Pump)', 'Power']));
  const { plan, result } = await checkFile(test, admin, bytes);
  expect(plan.columns.filter(({ field }) => field === null)).toEqual([]);
  expect(plan.columns.find(({ index }) => index === header.indexOf('Status (Pump)'))!.field).toBe(
    `custom:${status}`,
  );
  expect(result.counts).toMatchObject({ leave: 2, change: 0, bad: 0 });
});
