import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';

describe('a text of one line that a client sends', () => {
  it.each([
    ['NUL', 'Pump\u0000x'],
    ['a line break', 'Pump\nx'],
    ['an escape', 'Pump\u001b[2J'],
    ['a sign of C1', 'Pump\u0085x'],
    ['a line separator', 'Pump\u2028x'],
  ])('is refused with %s in it, whatever it names', async (_what, text) => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const refused = { code: 'INVALID_INPUT' };
    const id = () => test.newId();
    await expect(admin.assets.create({ id: id(), tag: 'P-1', name: text })).rejects.toMatchObject(refused);
    await expect(admin.assets.create({ id: id(), tag: text, name: 'x' })).rejects.toMatchObject(refused);
    await expect(
      admin.assets.create({ id: id(), tag: 'P-1', name: 'x', serialNumber: text }),
    ).rejects.toMatchObject(refused);
    await expect(
      admin.assets.create({ id: id(), tag: 'P-1', name: 'x', keywords: [text] }),
    ).rejects.toMatchObject(refused);
    await expect(
      admin.locations.create({ id: id(), name: text, kind: 'site', parentId: null }),
    ).rejects.toMatchObject(refused);
    await expect(admin.assetTypes.create({ id: id(), name: text })).rejects.toMatchObject(refused);
    await expect(admin.suppliers.create({ id: id(), name: text })).rejects.toMatchObject(refused);
  });

  it('may have a pasted tab, which is a space, and line breaks at its ends', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const assetId = test.newId();
    await admin.assets.create({ id: assetId, tag: 'P-1\r\n', name: 'Pump\tbig' });
    expect(await admin.assets.get({ id: assetId })).toMatchObject({ tag: 'P-1', name: 'Pump big' });
  });

  it('that stands from before this rule can be mended', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const id = test.newId();
    await admin.assets.create({ id, tag: 'P-1', name: 'Pump' });
    const old = 'Pump\tbig\u0001';
    const { database } = test.core.services;
    database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('UPDATE assets SET name = ?, serial_number = ? WHERE id = ?').run(old, old, id);
    });
    const changes = { name: 'Pump big', serialNumber: null };
    await admin.assets.update({ id, changes, base: { name: old, serialNumber: old } });
    expect(await admin.assets.get({ id })).toMatchObject(changes);
  });
});
