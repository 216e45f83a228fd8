import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { contents } from '../../testing/fingerprint.ts';
import { aLocation } from '../../testing/factories.ts';

type Planner = ReturnType<TestCore['as']>;

async function aSupplier(test: TestCore, by: Planner, name: string, values: { email?: string } = {}) {
  const id = test.newId();
  await by.suppliers.create({ id, name, ...values });
  return id;
}

async function aPart(test: TestCore, by: Planner, number: string, supplierId: Id | null, reorderPoint = 0) {
  const id = test.newId();
  const reorder = reorderPoint === 0 ? null : reorderPoint;
  await by.parts.create({ id, number, name: 'Bearing', unit: 'pcs', supplierId, reorderPoint: reorder });
  return id;
}

describe('a supplier', () => {
  it('is shown with what is known of it and how many parts come from it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    const contact = { website: 'https://skf.example', phone: '+49 911 1', email: 'sales@skf.example' };
    await planner.suppliers.create({ id, name: ' SKF ', description: 'Bearings', ...contact });
    await aPart(test, planner, 'P-1', id);
    await aPart(test, planner, 'P-2', id, 2000);
    await aPart(test, planner, 'P-3', null, 2000);
    expect(await planner.suppliers.get({ id })).toMatchObject({
      id,
      name: 'SKF',
      description: 'Bearings',
      ...contact,
      partCount: 2,
      reorderCount: 1,
      archivedAt: null,
    });
  });

  it('has a name of its own, whatever the case', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aSupplier(test, planner, 'Müller');
    const other = await aSupplier(test, planner, 'SKF');
    const before = contents(test);
    const taken = { code: 'ALREADY_EXISTS', params: { field: 'name', name: 'Müller' } };
    expect(await refusal(planner.suppliers.create({ id: test.newId(), name: 'MÜLLER' }))).toEqual(taken);
    expect(await refusal(planner.suppliers.update({ id: other, changes: { name: 'müller' } }))).toEqual(
      taken,
    );
    expect(contents(test)).toEqual(before);
    await planner.suppliers.update({ id, changes: { name: 'MÜLLER' } });
    expect((await planner.suppliers.get({ id })).name).toBe('MÜLLER');
  });

  it('changes only in what is given', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aSupplier(test, planner, 'SKF', { email: 'sales@skf.example' });
    await planner.suppliers.update({ id, changes: { phone: '0911 1' } });
    expect(await planner.suppliers.get({ id })).toMatchObject({
      name: 'SKF',
      email: 'sales@skf.example',
      phone: '0911 1',
    });
  });

  it('is archived and comes back; its parts keep it, but none can be given it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aSupplier(test, planner, 'SKF');
    const partId = await aPart(test, planner, 'P-1', id);
    const other = await aPart(test, planner, 'P-2', null);
    await planner.suppliers.archive({ id });

    expect(await planner.suppliers.names()).toEqual([]);
    expect((await planner.suppliers.list({})).total).toBe(0);
    expect((await planner.suppliers.list({ view: 'archived', text: 'sk' })).rows).toMatchObject([{ id }]);
    expect((await planner.suppliers.list({ view: 'archived', text: 'fag' })).total).toBe(0);
    expect(await planner.search.find({ text: 'SKF' })).toEqual([]);
    const { supplier } = await planner.parts.get({ id: partId });
    expect(supplier).toMatchObject({ id, archivedAt: test.ports.clock.now() });

    const notFound = { code: 'NOT_FOUND', params: { entity: 'supplier' } };
    expect(await refusal(planner.parts.update({ id: other, changes: { supplierId: id } }))).toEqual(notFound);
    expect(await refusal(planner.suppliers.update({ id, changes: { phone: '1' } }))).toEqual(notFound);
    const again = { code: 'SUPPLIER_ARCHIVED', params: { name: 'SKF' } };
    expect(await refusal(planner.suppliers.create({ id: test.newId(), name: 'skf' }))).toEqual(again);

    await planner.suppliers.restore({ id });
    expect(await planner.suppliers.names()).toEqual([{ id, name: 'SKF' }]);
    expect(await planner.search.find({ text: 'SKF' })).toMatchObject([
      { entity: 'suppliers', id, partCount: 1 },
    ]);
  });

  it('is found by its name and by how it is reached, by those who may read parts', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = await aSupplier(test, planner, 'Hydac Nord', { email: 'order@fluid.example' });
    const found = [{ entity: 'suppliers', id, title: 'Hydac Nord', partCount: 0 }];
    expect(await planner.search.find({ text: 'nord hyd' })).toEqual(found);
    expect(await planner.search.find({ text: 'fluid.example' })).toEqual(found);
  });

  it('is kept by those who keep parts, and seen by all who may see them', async () => {
    await using test = await createTestCore();
    const id = await aSupplier(test, test.as('planner'), 'SKF');
    const technician = test.as('technician');
    expect((await technician.suppliers.list({})).total).toBe(1);
    for (const call of [
      technician.suppliers.create({ id: test.newId(), name: 'FAG' }),
      technician.suppliers.update({ id, changes: { name: 'FAG' } }),
      technician.suppliers.archive({ id }),
      technician.suppliers.restore({ id }),
    ]) {
      expect((await refusal(call)).code).toBe('FORBIDDEN');
    }
  });

  it('has a history of what became of it and its files', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    await planner.suppliers.create({ id, name: 'SKF', phone: '0911 1' });
    await planner.suppliers.update({ id, changes: { name: 'SKF GmbH' } });
    await planner.suppliers.archive({ id });
    const { rows } = await planner.history.of({ subject: 'suppliers', id });
    expect(rows.map(({ events, changes }) => [events.map(({ event }) => event), changes])).toEqual([
      [['archived'], []],
      [[], [{ field: 'name', kind: 'text', old: 'SKF', new: 'SKF GmbH' }]],
      [['supplier-added'], [{ field: 'phone', kind: 'text', old: null, new: '0911 1' }]],
    ]);
  });

  it('that is not there is not found', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    const notFound = { code: 'NOT_FOUND', params: { entity: 'supplier' } };
    for (const call of [
      planner.suppliers.get({ id }),
      planner.suppliers.parts({ id }),
      planner.suppliers.update({ id, changes: {} }),
      planner.suppliers.archive({ id }),
      planner.suppliers.restore({ id }),
      planner.history.of({ subject: 'suppliers', id }),
    ]) {
      expect(await refusal(call)).toEqual(notFound);
    }
  });
});

describe('the list of suppliers', () => {
  it('is sorted by name or by what is bought, in windows', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [skf, fag, bosch] = [
      await aSupplier(test, planner, 'SKF'),
      await aSupplier(test, planner, 'fag'),
      await aSupplier(test, planner, 'Bosch'),
    ];
    await aPart(test, planner, 'P-1', skf, 1000);
    await aPart(test, planner, 'P-2', fag);
    await aPart(test, planner, 'P-3', fag);
    const order = async (input: Parameters<Planner['suppliers']['list']>[0]) =>
      (await planner.suppliers.list(input)).rows.map(({ id }) => id);
    expect(await order({})).toEqual([bosch, fag, skf]);
    expect(await order({ direction: 'desc', limit: 2 })).toEqual([skf, fag]);
    expect(await order({ offset: 1, limit: 1 })).toEqual([fag]);
    expect(await order({ sort: 'partCount', direction: 'desc' })).toEqual([fag, skf, bosch]);
    expect(await order({ sort: 'reorderCount', direction: 'desc', limit: 1 })).toEqual([skf]);
    expect(await order({ view: 'reorder' })).toEqual([skf]);
    expect(await order({ text: 'bos' })).toEqual([bosch]);
  });
});

describe('the parts of a supplier', () => {
  it('come with its numbers for them and what was paid when they were last received', async () => {
    await using test = await createTestCore();
    const clerk = test.as('storekeeper');
    const locationId = aLocation(test);
    const supplierId = await aSupplier(test, clerk, 'SKF');
    const bearing = await aPart(test, clerk, 'P-1', supplierId, 9000);
    const seal = await aPart(test, clerk, 'P-2', supplierId);
    await aPart(test, clerk, 'P-3', null);
    await clerk.parts.update({ id: bearing, changes: { supplierSku: '6204-2RS', reorderQuantity: 4000 } });
    for (const unitCost of [450, 500]) {
      test.ports.clock.advance(1000);
      const receipt = { partId: bearing, locationId, quantity: 1000, unitCost };
      await clerk.parts.receive({ id: test.newId(), ...receipt });
    }
    const { rows, total } = await clerk.suppliers.parts({ id: supplierId });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      {
        id: bearing,
        supplierSku: '6204-2RS',
        reorderQuantity: 4000,
        averageCost: 475,
        lastReceipt: { unitCost: 500, at: test.ports.clock.now() },
      },
      { id: seal, supplierSku: null, lastReceipt: null },
    ]);
    const ids = async (input: { view?: 'reorder'; text?: string; sort?: 'number'; direction?: 'desc' }) =>
      (await clerk.suppliers.parts({ id: supplierId, ...input })).rows.map(({ id }) => id);
    expect(await ids({ view: 'reorder' })).toEqual([bearing]);
    expect(await ids({ text: '6204' })).toEqual([bearing]);
    expect(await ids({ sort: 'number', direction: 'desc' })).toEqual([seal, bearing]);
  });
});
