import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { assetTypes } from '../database/schema/index.ts';

type Person = ReturnType<TestCore['as']>;

async function aWorkOrder(test: TestCore): Promise<Id> {
  const planner = test.as('planner');
  const { id } = await planner.workOrders.create({ id: test.newId(), title: 'Service' });
  return id;
}

async function addItem(test: TestCore, person: Person, workOrderId: Id, text: string): Promise<Id> {
  const { id } = await person.workOrders.addChecklistItem({ id: test.newId(), workOrderId, text });
  return id;
}

async function texts(person: Person, workOrderId: Id): Promise<string[]> {
  const { checklist } = await person.workOrders.get({ id: workOrderId });
  return checklist.map(({ text }) => text);
}

describe('a checklist', () => {
  it('says who ticked what and when, and the first tick counts', async () => {
    await using test = await createTestCore();
    const [tom, tina] = [test.as('technician', 'Tom'), test.as('technician', 'Tina')];
    const workOrderId = await aWorkOrder(test);
    const id = await addItem(test, tom, workOrderId, 'Lock out');
    const at = test.ports.clock.now();
    await tom.workOrders.updateChecklistItem({ id, done: true });
    test.ports.clock.advance(1000);
    await tina.workOrders.updateChecklistItem({ id, done: true, note: 'Lock 14' });
    const item = async () => (await tom.workOrders.get({ id: workOrderId })).checklist[0];
    expect(await item()).toMatchObject({
      text: 'Lock out',
      mandatory: false,
      doneAt: at,
      doneBy: { id: tom.userId, fullName: 'Tom' },
      note: 'Lock 14',
    });
    await tina.workOrders.updateChecklistItem({ id, done: false, text: 'Lock out and tag', note: '' });
    expect(await item()).toMatchObject({
      text: 'Lock out and tag',
      doneAt: null,
      doneBy: null,
      note: null,
    });
  });

  it('stays in the order people put it in, whatever they move where', async () => {
    const move = fc.record({ item: fc.nat({ max: 4 }), after: fc.integer({ min: -1, max: 4 }) });
    await using test = await createTestCore();
    const technician = test.as('technician');
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
        const workOrderId = await aWorkOrder(test);
        const ids = new Map<string, Id>();
        for (const text of ['a', 'b', 'c', 'd', 'e']) {
          ids.set(text, await addItem(test, technician, workOrderId, text));
        }
        let model = [...ids.keys()];
        for (const { item, after } of moves) {
          const moved = model[item]!;
          const target = after === -1 ? null : model[after]!;
          if (moved !== target) {
            const others = model.filter((text) => text !== moved);
            others.splice(target === null ? 0 : others.indexOf(target) + 1, 0, moved);
            model = others;
          }
          const afterId = target === null ? null : ids.get(target)!;
          await technician.workOrders.moveChecklistItem({ id: ids.get(moved)!, afterId });
        }
        expect(await texts(technician, workOrderId)).toEqual(model);
      }),
      { numRuns: 15 },
    );
  });

  it('takes an item from no other work order', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const [here, there] = [await aWorkOrder(test), await aWorkOrder(test)];
    const id = await addItem(test, technician, here, 'Here');
    const afterId = await addItem(test, technician, there, 'There');
    const call = technician.workOrders.moveChecklistItem({ id, afterId });
    expect(await refusal(call)).toEqual({ code: 'NOT_FOUND', params: { entity: 'checklistItem' } });
  });

  it('leaves removed items out, and what is added later still comes last', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const workOrderId = await aWorkOrder(test);
    await addItem(test, technician, workOrderId, 'a');
    const id = await addItem(test, technician, workOrderId, 'b');
    await technician.workOrders.removeChecklistItem({ id });
    await addItem(test, technician, workOrderId, 'c');
    expect(await texts(technician, workOrderId)).toEqual(['a', 'c']);
    const gone = { code: 'NOT_FOUND', params: { entity: 'checklistItem' } };
    expect(await refusal(technician.workOrders.removeChecklistItem({ id }))).toEqual(gone);
    expect(await refusal(technician.workOrders.updateChecklistItem({ id, done: true }))).toEqual(gone);
  });

  it('takes a removed item back where it stood, ticked as it was', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const workOrderId = await aWorkOrder(test);
    const id = await addItem(test, technician, workOrderId, 'a');
    await addItem(test, technician, workOrderId, 'b');
    await technician.workOrders.updateChecklistItem({ id, done: true, note: 'Worn' });
    const before = (await technician.workOrders.get({ id: workOrderId })).checklist;
    await technician.workOrders.removeChecklistItem({ id });
    await technician.workOrders.restoreChecklistItem({ id });
    expect((await technician.workOrders.get({ id: workOrderId })).checklist).toEqual(before);
    const unknown = technician.workOrders.restoreChecklistItem({ id: test.newId() });
    expect(await refusal(unknown)).toEqual({ code: 'NOT_FOUND', params: { entity: 'checklistItem' } });
  });

  it('of closed work is left as it is', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const workOrderId = await aWorkOrder(test);
    const id = await addItem(test, planner, workOrderId, 'a');
    const templateId = test.newId();
    const items = [{ text: 'Grease', mandatory: true }];
    await planner.workOrders.saveTemplate({ id: templateId, name: 'Pump', assetTypeId: null, items });
    await planner.workOrders.transition({ id: workOrderId, to: 'cancelled' });
    for (const call of [
      planner.workOrders.updateChecklistItem({ id, done: true }),
      planner.workOrders.moveChecklistItem({ id, afterId: null }),
      planner.workOrders.removeChecklistItem({ id }),
      planner.workOrders.restoreChecklistItem({ id }),
      planner.workOrders.addChecklistItem({ id: test.newId(), workOrderId, text: 'b' }),
      planner.workOrders.applyTemplate({ id: test.newId(), workOrderId, templateId }),
    ]) {
      expect((await refusal(call)).code).toBe('WORK_ORDER_CLOSED');
    }
    const { checklist } = await planner.workOrders.get({ id: workOrderId });
    expect(checklist).toMatchObject([{ text: 'a', doneAt: null }]);
  });
});

describe('a checklist template', () => {
  const items = [
    { text: 'Lock out', mandatory: true, metricName: null },
    { text: 'Grease', mandatory: false, metricName: null },
    { text: 'Test run', mandatory: true, metricName: null },
  ];

  it('is copied to the end of a checklist and changes nothing there later', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const workOrderId = await aWorkOrder(test);
    await addItem(test, planner, workOrderId, 'Fetch the key');
    const template = { id: test.newId(), name: 'Pump', assetTypeId: null, items };
    await planner.workOrders.saveTemplate(template);
    const applied = { id: test.newId(), workOrderId, templateId: template.id };
    expect(await planner.workOrders.applyTemplate(applied)).toEqual({ added: 3 });
    await planner.workOrders.saveTemplate({ ...template, items: items.slice(0, 1) });
    expect(await texts(planner, workOrderId)).toEqual(['Fetch the key', 'Lock out', 'Grease', 'Test run']);
    expect(await planner.workOrders.applyTemplate({ ...applied, id: test.newId() })).toEqual({ added: 1 });
  });

  it('is listed by name with its items in order, as last saved', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetTypeId = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test.type' }, (tx) => {
      tx.insert(assetTypes).values({ id: assetTypeId, name: 'Pump', createdAt: 1, updatedAt: 1 }).run();
    });
    const id = test.newId();
    const template = { id, name: 'Yearly', assetTypeId, items };
    await planner.workOrders.saveTemplate(template);
    await planner.workOrders.saveTemplate({ ...template, id: test.newId(), name: 'Daily' });
    const changed = [
      items[1]!,
      { text: 'Photo', mandatory: true, metricName: 'Flow' },
      items[2]!,
      { text: 'Sign', mandatory: false, metricName: null },
    ];
    await planner.workOrders.saveTemplate({ ...template, items: changed });
    expect(await planner.workOrders.templates()).toEqual([
      expect.objectContaining({ name: 'Daily', items }),
      { id, name: 'Yearly', assetType: { id: assetTypeId, name: 'Pump' }, items: changed },
    ]);
  });

  it('records in the journal only the items that changed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const template = { id: test.newId(), name: 'Pump', assetTypeId: null, items };
    await planner.workOrders.saveTemplate(template);
    const changed = [items[0]!, { text: 'Grease twice', mandatory: false }, items[2]!];
    await planner.workOrders.saveTemplate({ ...template, items: changed });
    const recorded = test.core.services.database
      .sql(
        `SELECT op, field, new FROM journal WHERE entity LIKE 'checklist_template%'
         AND change_set = (SELECT max(seq) FROM change_sets)`,
      )
      .all();
    expect(recorded).toEqual([{ op: 'update', field: 'text', new: 'Grease twice' }]);
  });

  it('has a name of its own and an asset type that exists', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const template = { id: test.newId(), name: 'Pump', assetTypeId: null, items };
    await planner.workOrders.saveTemplate(template);
    const twin = planner.workOrders.saveTemplate({ ...template, id: test.newId() });
    expect(await refusal(twin)).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'name' } });
    const typed = planner.workOrders.saveTemplate({ ...template, assetTypeId: test.newId() });
    expect(await refusal(typed)).toEqual({ code: 'NOT_FOUND', params: { entity: 'assetType' } });
    const call = test.as('technician').workOrders.saveTemplate(template);
    expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', params: { permission: 'work.plan' } });
  });
});
