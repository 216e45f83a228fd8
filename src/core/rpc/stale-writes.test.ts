/** Two people who change one record: who comes second overwrites nothing that they have not seen. */
import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { dump } from '../../testing/dump.ts';
import { aScene, type Scene } from '../../testing/scene.ts';

interface Case {
  readonly room: 'assets' | 'locations' | 'parts' | 'suppliers' | 'assetTypes' | 'metrics' | 'workOrders';
  readonly id: (scene: Scene) => string;
  /** A field that holds text. */
  readonly field: string;
  readonly another: string;
}

const CASES: readonly Case[] = [
  { room: 'assets', id: ({ assetId }) => assetId, field: 'model', another: 'serialNumber' },
  { room: 'locations', id: ({ siteId }) => siteId, field: 'address', another: 'description' },
  { room: 'parts', id: ({ partId }) => partId, field: 'description', another: 'name' },
  { room: 'suppliers', id: ({ supplierId }) => supplierId, field: 'phone', another: 'email' },
  { room: 'assetTypes', id: ({ assetTypeId }) => assetTypeId, field: 'category', another: 'troubleshooting' },
  { room: 'metrics', id: ({ metricId }) => metricId, field: 'description', another: 'name' },
  { room: 'workOrders', id: ({ workOrderId }) => workOrderId, field: 'description', another: 'title' },
];

async function twoPeople({ room, id: idIn, field }: Case) {
  const test = await createTestCore();
  const id = idIn(await aScene(test));
  const person = (name: string) => {
    const rooms = test.as('admin', name);
    return (changes: Record<string, string>, base: Record<string, string>) =>
      rooms[room].update({ id, changes, base });
  };
  const admin = test.as('admin');
  await admin[room].update({ id, changes: { [field]: 'seen' } });
  return {
    petra: person('Petra Kern'),
    oskar: person('Oskar Lind'),
    record: (): Promise<object> => admin[room].get({ id }),
    contents: () => dump(test.core.services.database),
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

describe.each(CASES)('a form of $room that was open while somebody else saved', (which) => {
  const { field, another } = which;

  it('overwrites nothing, says whose it is, and writes nothing at all', async () => {
    await using people = await twoPeople(which);
    await people.petra({ [field]: 'hers' }, { [field]: 'seen' });
    const before = people.contents();

    const refused = await refusal(people.oskar({ [field]: 'his', [another]: 'his' }, { [field]: 'seen' }));

    expect(refused).toEqual({ code: 'RECORD_CHANGED', params: { by: 'Petra Kern' } });
    expect(people.contents()).toEqual(before);
  });

  it('saves what the other has not touched', async () => {
    await using people = await twoPeople(which);
    await people.petra({ [field]: 'hers' }, { [field]: 'seen' });
    await people.oskar({ [another]: 'his' }, {});
    expect(await people.record()).toMatchObject({ [field]: 'hers', [another]: 'his' });
  });

  it('is saved when both have entered the same', async () => {
    await using people = await twoPeople(which);
    await people.petra({ [field]: 'the same' }, { [field]: 'seen' });
    await people.oskar({ [field]: 'the same' }, { [field]: 'seen' });
    expect(await people.record()).toMatchObject({ [field]: 'the same' });
  });

  it('takes nothing back that the other has built upon', async () => {
    await using people = await twoPeople(which);
    await people.petra({ [field]: 'hers' }, { [field]: 'seen' });
    await people.oskar({ [field]: 'his' }, { [field]: 'hers' });
    const undo = people.petra({ [field]: 'seen' }, { [field]: 'hers' });
    expect(await refusal(undo)).toEqual({ code: 'RECORD_CHANGED', params: { by: 'Oskar Lind' } });
    expect(await people.record()).toMatchObject({ [field]: 'his' });
  });
});

describe('an asset whose form was open while somebody else saved', () => {
  it('keeps keywords and values of its own fields that somebody else has changed', async () => {
    await using test = await createTestCore();
    const { assetTypeId, customFieldId } = await aScene(test);
    const [petra, oskar] = [test.as('admin', 'Petra Kern'), test.as('admin', 'Oskar Lind')];
    const id = test.newId();
    await petra.assets.create({ id, tag: 'P-9', name: 'Pump', assetTypeId, keywords: ['wet'] });
    const { customFields } = await petra.assets.get({ id });
    const choice = customFields.find((one) => one.id === customFieldId)?.choices?.[0] ?? null;
    const value = (text: string | null) => [{ fieldId: customFieldId, value: text }];

    await petra.assets.update({ id, changes: { keywords: ['wet', 'loud'] }, base: { keywords: ['wet'] } });
    await petra.assets.update({
      id,
      changes: { customValues: value(choice) },
      base: { customValues: value(null) },
    });

    const changed = { code: 'RECORD_CHANGED', params: { by: 'Petra Kern' } };
    expect(
      await refusal(oskar.assets.update({ id, changes: { keywords: ['dry'] }, base: { keywords: ['wet'] } })),
    ).toEqual(changed);
    const emptied = { id, changes: { customValues: value(null) }, base: { customValues: value('gone') } };
    expect(await refusal(oskar.assets.update(emptied))).toEqual(changed);
    await oskar.assets.update({ ...emptied, base: { customValues: value(choice) } });
    expect((await petra.assets.get({ id })).customValues).toEqual([]);
  });
});
