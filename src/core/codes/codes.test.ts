import { describe, expect, it } from 'vitest';
import { labelCode } from '../../shared/domain/label-code.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { items } from '../database/schema/index.ts';

async function aPart(test: TestCore, number: string): Promise<string> {
  const id = test.newId();
  await test.as('admin').parts.create({ id, number, name: 'Bearing', unit: 'pcs' });
  return id;
}

/** What a code leads to, as `title (by)`. */
async function found(client: ReturnType<TestCore['as']>, code: string): Promise<string[]> {
  const { targets } = await client.codes.resolve({ code });
  return targets.map(({ title, by, archived }) => `${title} (${by}${archived ? ', archived' : ''})`);
}

describe('a code', () => {
  it('on a label of ours leads to its record, whatever else is called so', async () => {
    await using test = await createTestCore();
    const id = anAsset(test, { tag: 'PMP-101', name: 'Feed pump' });
    const code = labelCode({ entity: 'assets', id });
    const technician = test.as('technician');
    const answer = await technician.codes.resolve({ code: ` ${code.toLowerCase()} ` });
    expect(answer).toEqual({
      isLabel: true,
      targets: [{ entity: 'assets', id, title: 'PMP-101 Feed pump', archived: false, by: 'label' }],
    });
  });

  it('on a damaged label of ours, or on one of another plant, leads nowhere', async () => {
    await using test = await createTestCore();
    const code = labelCode({ entity: 'assets', id: anAsset(test) });
    const damaged = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    const elsewhere = labelCode({ entity: 'assets', id: test.newId() });
    const technician = test.as('technician');
    for (const nowhere of [damaged, elsewhere]) {
      expect(await technician.codes.resolve({ code: nowhere })).toEqual({ isLabel: true, targets: [] });
    }
  });

  it('leads to what is called so: tag, serial number, part number, number of a work order, capital or small', async () => {
    await using test = await createTestCore();
    anAsset(test, { tag: 'PMP-101', name: 'Feed pump', serialNumber: 'SN-77a' });
    await aPart(test, 'BRG-6204');
    const technician = test.as('technician');
    await technician.workOrders.create({ id: test.newId(), title: 'Look at it' });
    const { rows } = await technician.workOrders.list({ view: 'all' });
    expect(await found(technician, 'pmp-101')).toEqual(['PMP-101 Feed pump (name)']);
    expect(await found(technician, 'sn-77A')).toEqual(['PMP-101 Feed pump (name)']);
    expect(await found(technician, 'brg-6204')).toEqual(['BRG-6204 Bearing (name)']);
    expect(await found(technician, rows[0]!.number.toLowerCase())).toEqual([
      `${rows[0]!.number} Look at it (name)`,
    ]);
    expect(await found(technician, 'PMP-10')).toEqual([]);
  });

  it('leads to an item that lies on a shelf by its serial number', async () => {
    await using test = await createTestCore();
    const id = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.insert(items)
        .values({ id, state: 'stored', manufacturer: 'KSB', serialNumber: 'K-9', createdAt: 1, updatedAt: 1 })
        .run();
    });
    expect(await found(test.as('technician'), 'k-9')).toEqual(['K-9 KSB (name)']);
  });

  it('that was linked leads to its record, in any case and with spaces around it', async () => {
    await using test = await createTestCore();
    const recordId = anAsset(test, { tag: 'PMP-101', name: 'Feed pump' });
    const planner = test.as('planner');
    await planner.codes.link({ id: test.newId(), code: ' Inv-000815 ', entity: 'assets', recordId });
    expect(await found(test.as('technician'), ' INV-000815')).toEqual(['PMP-101 Feed pump (link)']);
    const linked = await planner.codes.of({ entity: 'assets', recordId });
    expect(linked.map(({ code }) => code)).toEqual(['Inv-000815']);
  });

  it('that stands for several records leads to all of them, the linked one first', async () => {
    await using test = await createTestCore();
    const recordId = anAsset(test, { tag: 'A-1', name: 'Pump' });
    await aPart(test, '4711');
    await test.as('planner').codes.link({ id: test.newId(), code: '4711', entity: 'assets', recordId });
    expect(await found(test.as('technician'), '4711')).toEqual(['A-1 Pump (link)', '4711 Bearing (name)']);
  });

  it('leads to archived records only where there is no other', async () => {
    await using test = await createTestCore();
    anAsset(test, { tag: 'OLD-1', name: 'Old pump', serialNumber: 'S-1', archivedAt: 1 });
    const technician = test.as('technician');
    expect(await found(technician, 'S-1')).toEqual(['OLD-1 Old pump (name, archived)']);
    anAsset(test, { tag: 'NEW-1', name: 'New pump', serialNumber: 'S-1' });
    expect(await found(technician, 'S-1')).toEqual(['NEW-1 New pump (name)']);
  });

  it('shows nobody what they may not read', async () => {
    await using test = await createTestCore();
    const id = await aPart(test, 'BRG-6204');
    const requester = test.as('requester');
    expect(await found(requester, 'BRG-6204')).toEqual([]);
    expect(await found(requester, labelCode({ entity: 'parts', id }))).toEqual([]);
    expect((await refusal(requester.codes.of({ entity: 'parts', recordId: id }))).code).toBe('FORBIDDEN');
  });
});

describe('linking a code', () => {
  it('is for those who may change the record', async () => {
    await using test = await createTestCore();
    const link = { id: test.newId(), code: '0815', entity: 'assets' as const, recordId: anAsset(test) };
    const partLink = { ...link, entity: 'parts' as const, recordId: await aPart(test, 'P-1') };
    const before = contents(test);
    for (const [role, input, permission] of [
      ['technician', link, 'assets.write'],
      ['storekeeper', link, 'assets.write'],
      ['technician', partLink, 'parts.write'],
    ] as const) {
      expect(await refusal(test.as(role).codes.link(input))).toEqual({
        code: 'FORBIDDEN',
        params: { permission },
      });
    }
    expect(contents(test).codes).toEqual(before.codes);
    await test.as('storekeeper').codes.link(partLink);
  });

  it('is refused when the code leads elsewhere, naming the record', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const code = 'EQ-77';
    const pump = anAsset(test, { tag: 'PMP-101', name: 'Feed pump' });
    await planner.codes.link({ id: test.newId(), code, entity: 'assets', recordId: pump });
    const again = { id: test.newId(), code: 'eq-77', entity: 'assets' as const, recordId: anAsset(test) };
    expect(await refusal(planner.codes.link(again))).toEqual({
      code: 'CODE_TAKEN',
      params: { record: 'PMP-101 Feed pump' },
    });
    expect(await found(planner, code)).toEqual(['PMP-101 Feed pump (link)']);
  });

  it('is refused for a label of ours, also a damaged one', async () => {
    await using test = await createTestCore();
    const code = labelCode({ entity: 'assets', id: anAsset(test) });
    const input = { id: test.newId(), code, entity: 'locations' as const, recordId: aLocation(test) };
    expect((await refusal(test.as('planner').codes.link(input))).code).toBe('CODE_IS_LABEL');
  });

  it('is refused for a record that is gone or never was', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    for (const recordId of [anAsset(test, { archivedAt: 1 }), test.newId()]) {
      const input = { id: test.newId(), code: '0815', entity: 'assets' as const, recordId };
      expect((await refusal(planner.codes.link(input))).code).toBe('NOT_FOUND');
    }
  });

  it('is taken back by unlinking, which can be undone by linking again', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const link = { id: test.newId(), code: '0815', entity: 'assets' as const, recordId: anAsset(test) };
    await planner.codes.link(link);
    expect((await refusal(test.as('technician').codes.unlink({ id: link.id }))).code).toBe('FORBIDDEN');
    await planner.codes.unlink({ id: link.id });
    expect(await found(planner, '0815')).toEqual([]);
    await planner.codes.link(link);
    expect(await found(planner, '0815')).toHaveLength(1);
  });

  it('is told in the history of the record, also once it is taken back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner', 'Petra Planner');
    const recordId = anAsset(test);
    const link = { id: test.newId(), code: 'EQ-77', entity: 'assets' as const, recordId };
    await planner.codes.link(link);
    await planner.codes.unlink({ id: link.id });
    const { rows } = await planner.history.of({ subject: 'assets', id: recordId });
    const told = rows
      .filter(({ entity }) => entity === 'codes')
      .map(({ subject, events }) => [subject, events.map(({ event }) => event)]);
    expect(told).toEqual([
      ['EQ-77', ['code-unlinked']],
      ['EQ-77', ['code-linked']],
    ]);
  });
});
