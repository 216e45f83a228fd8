import { expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore } from '../../testing/core.ts';
import { aLocation } from '../../testing/factories.ts';
import { violations } from '../../testing/invariants.ts';
import { importRecordsFile } from '../../testing/records.ts';

it('a location in which stock lies since stays the store that the import made of it', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin', 'Ana');
  const [locationId, partId] = [aLocation(test, { name: 'Yard', kind: 'area' }), test.newId()];
  await admin.parts.create({ id: partId, number: 'BRG-1', name: 'Bearing', unit: 'pcs' });
  const { importId } = await importRecordsFile(test, admin, 'Name,Kind\nYard,store\n', { kind: 'locations' });
  const stock = 'Part number,Location,Quantity\nBRG-1,Yard,3\n';
  const later = await importRecordsFile(test, admin, stock, { kind: 'stock' }, 'stock.csv');
  const { kept } = await undone(test, admin, importId, 'undoPreview');
  expect(kept).toMatchObject([
    {
      entity: 'locations',
      label: 'Yard',
      reason: 'stock-lies-there',
      because: { entity: 'stock_movements', label: 'BRG-1' },
      by: { fullName: 'Ana' },
      undoFirst: { id: later.importId, fileName: 'stock.csv' },
    },
  ]);
  await undone(test, admin, importId);
  expect((await admin.locations.get({ id: locationId })).kind).toBe('store');
  expect(violations(test.core.services.database)).toEqual([]);
});

it('a location from which the stock is gone again is set back', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const [locationId, partId] = [aLocation(test, { name: 'Yard', kind: 'area' }), test.newId()];
  await admin.parts.create({ id: partId, number: 'BRG-1', name: 'Bearing', unit: 'pcs' });
  const { importId } = await importRecordsFile(test, admin, 'Name,Kind\nYard,store\n', { kind: 'locations' });
  for (const counted of [3000, 0]) {
    await admin.parts.count({ id: test.newId(), partId, locationId, counted });
  }
  expect((await undone(test, admin, importId)).kept).toEqual([]);
  expect((await admin.locations.get({ id: locationId })).kind).toBe('area');
});

it('a part of which stock was booked since keeps its unit', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const [store, partId] = [aLocation(test), test.newId()];
  await admin.parts.create({ id: partId, number: 'OIL-1', name: 'Oil', unit: 'pcs' });
  const file = 'Part number,Unit\nOIL-1,l\n';
  const { importId } = await importRecordsFile(test, admin, file, { kind: 'parts' });
  await admin.parts.count({ id: test.newId(), partId, locationId: store, counted: 1500 });
  const { kept } = await undone(test, admin, importId);
  expect(kept).toMatchObject([{ label: 'OIL-1', reason: 'stock-booked', undoFirst: null }]);
  expect((await admin.parts.get({ id: partId })).unit).toBe('l');
});

it('nothing comes back to a place, an asset or a type that was archived since', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const [old, line] = [aLocation(test, { name: 'Old hall' }), test.newId()];
  aLocation(test, { name: 'New hall' });
  await admin.assets.create({ id: line, tag: 'LINE', name: 'Line' });
  const [type, pump, motor, fan] = [test.newId(), test.newId(), test.newId(), test.newId()];
  await admin.assetTypes.create({ id: type, name: 'Old type' });
  await admin.assets.create({ id: pump, tag: 'P-1', name: 'Pump', locationId: old });
  await admin.assets.create({ id: motor, tag: 'M-1', name: 'Motor', parentId: line });
  await admin.assets.create({ id: fan, tag: 'F-1', name: 'Fan', assetTypeId: type });
  const { importId } = await importRecordsFile(
    test,
    admin,
    'Tag,Location,Parent tag,Asset type\nP-1,New hall,,\nM-1,,P-1,\nF-1,,,New type\n',
    { kind: 'assets', createUnknown: true },
  );
  await admin.locations.archive({ ids: [old] });
  await admin.assets.archive({ ids: [line] });
  await admin.assetTypes.archive({ id: type });
  const { kept } = await undone(test, admin, importId);
  expect(kept.map(({ label, reason, because }) => [label, reason, because?.label])).toEqual(
    expect.arrayContaining([
      ['P-1', 'archived-since', 'Old hall'],
      ['M-1', 'archived-since', 'LINE'],
      ['F-1', 'archived-since', 'Old type'],
    ]),
  );
  expect((await admin.assets.get({ id: pump })).location?.name).toBe('New hall');
});

it('a location does not take back a name that one beside it has by now', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const hall = aLocation(test, { name: 'Ölraum' });
  const { importId } = await importRecordsFile(test, admin, `Record ID,Name\n${hall},Oil room\n`, {
    kind: 'locations',
  });
  await admin.locations.create({ id: test.newId(), name: 'ölraum', kind: 'area', parentId: null });
  const { kept } = await undone(test, admin, importId);
  expect(kept).toMatchObject([{ label: 'Oil room', reason: 'value-taken', because: { label: 'ölraum' } }]);
});

it('a value does not come back that its field does not offer any more', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const [type, field, pump] = [test.newId(), test.newId(), test.newId()];
  await admin.assetTypes.create({ id: type, name: 'Pump' });
  await admin.assetTypes.addField({
    id: field,
    assetTypeId: type,
    name: 'Seal',
    kind: 'choice',
    choices: ['Lip', 'Gland'],
  });
  await admin.assets.create({
    id: pump,
    tag: 'P-1',
    name: 'Pump',
    assetTypeId: type,
    customValues: [{ fieldId: field, value: 'Lip' }],
  });
  const { importId } = await importRecordsFile(test, admin, 'Tag,Seal\nP-1,Gland\n', { kind: 'assets' });
  await admin.assetTypes.updateField({ id: field, changes: { choices: ['Gland'] } });
  const { kept } = await undone(test, admin, importId);
  expect(kept).toMatchObject([{ label: 'P-1', reason: 'reference-gone' }]);
  expect((await admin.assets.get({ id: pump })).customValues).toEqual([{ fieldId: field, value: 'Gland' }]);
});
