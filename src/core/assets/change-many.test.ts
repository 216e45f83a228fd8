import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManyFields } from '../../shared/contract/assets.ts';
import { ASSET_STATUSES, CRITICALITIES } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { scans } from '../../testing/query-plans.ts';
import { assetsChanging } from './change-many.ts';

/** A hall with three pumps, an empty hall, a type and a team to give. */
async function aHall(test: TestCore) {
  const [planner, manager] = [test.as('planner', 'Petra'), test.as('manager', 'Max')];
  const [hall, yard] = [aLocation(test, { name: 'Hall 3' }), aLocation(test, { name: 'Yard' })];
  const pumps = ['P-1', 'P-2', 'P-3'].map((tag) => anAsset(test, { tag, locationId: hall }));
  const [typeId, teamId] = [test.newId(), test.newId()];
  await planner.assetTypes.create({ id: typeId, name: 'Pump' });
  await test.as('admin').teams.create({ id: teamId, name: 'Mechanics', userIds: [manager.userId] });
  return { planner, manager, hall, yard, pumps, typeId, teamId };
}

function rowsOf(test: TestCore): unknown {
  return contents(test)['assets'];
}

function changeSets(test: TestCore): number {
  return test.core.services.database.sql('SELECT count(*) FROM change_sets').pluck().get() as number;
}

describe('a change of many assets', () => {
  it('gives all of them the same in one change set, which the history tells on each', async () => {
    await using test = await createTestCore();
    const { planner, hall, yard, pumps, typeId, teamId, manager } = await aHall(test);
    const before = changeSets(test);
    const changes = {
      locationId: yard,
      assetTypeId: typeId,
      status: 'standby',
      criticality: 'A',
      responsibleUserId: manager.userId,
      responsibleTeamId: teamId,
    } as const;
    const answer = await planner.assets.changeMany({ ids: pumps, changes });
    expect(changeSets(test)).toBe(before + 1);
    expect(answer.before.map(({ id }) => id)).toEqual(pumps);
    for (const id of pumps) {
      expect(await planner.assets.get({ id })).toMatchObject(changes);
      const [last] = (await planner.history.of({ subject: 'assets', id })).rows;
      expect(last).toMatchObject({ actor: { fullName: 'Petra' }, entityId: id });
      expect(last?.changes.map(({ field }) => field).toSorted()).toEqual(Object.keys(changes).toSorted());
    }
    await planner.locations.archive({ ids: [hall] });
  });

  it('leaves every field alone that is not given, and the assets that have it already', async () => {
    await using test = await createTestCore();
    const { planner, hall, yard, pumps } = await aHall(test);
    await planner.assets.update({ id: pumps[1]!, changes: { locationId: yard, criticality: 'A' } });
    const { before } = await planner.assets.changeMany({ ids: pumps, changes: { locationId: yard } });
    expect(before).toEqual([pumps[0], pumps[2]].map((id) => ({ id, held: { locationId: hall } })));
    expect(await planner.assets.get({ id: pumps[1]! })).toMatchObject({ criticality: 'A', locationId: yard });
    expect(await planner.assets.get({ id: pumps[0]! })).toMatchObject({ criticality: 'B', locationId: yard });
    const { before: again } = await planner.assets.changeMany({ ids: pumps, changes: { locationId: yard } });
    expect(again).toEqual([]);
  });

  it('empties what may be empty and nothing else', async () => {
    await using test = await createTestCore();
    const { planner, pumps, hall, teamId } = await aHall(test);
    await planner.assets.changeMany({ ids: pumps, changes: { responsibleTeamId: teamId } });
    await planner.assets.changeMany({ ids: pumps, changes: { responsibleTeamId: null, locationId: null } });
    expect(await planner.assets.get({ id: pumps[2]! })).toMatchObject({
      responsibleTeamId: null,
      locationId: null,
    });
    const wrong = { status: null } as unknown as ManyFields;
    expect(await refusal(planner.assets.changeMany({ ids: pumps, changes: wrong }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await refusal(planner.assets.changeMany({ ids: pumps, changes: {} }))).toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect((await planner.locations.assets({ id: hall })).total).toBe(0);
  });

  it('is refused whole where an asset, the location, the type, the person or the team is not there', async () => {
    await using test = await createTestCore();
    const { planner, pumps } = await aHall(test);
    const [archivedHall, archivedPump] = [
      aLocation(test, { archivedAt: 1 }),
      anAsset(test, { archivedAt: 1 }),
    ];
    const before = rowsOf(test);
    const cases: [Id[], ManyFields, string][] = [
      [[...pumps, archivedPump], { criticality: 'A' }, 'asset'],
      [pumps, { criticality: 'A', locationId: archivedHall }, 'location'],
      [pumps, { criticality: 'A', assetTypeId: test.newId() }, 'assetType'],
      [pumps, { criticality: 'A', responsibleUserId: test.newId() }, 'person'],
      [pumps, { criticality: 'A', responsibleTeamId: test.newId() }, 'team'],
    ];
    for (const [ids, changes, entity] of cases) {
      expect(await refusal(planner.assets.changeMany({ ids, changes }))).toEqual({
        code: 'NOT_FOUND',
        params: { entity },
      });
    }
    expect(rowsOf(test)).toEqual(before);
  });

  it('is for those who may write assets', async () => {
    await using test = await createTestCore();
    const { pumps } = await aHall(test);
    const technician = test.as('technician');
    const changes = { criticality: 'A' } as const;
    for (const call of [
      technician.assets.changing({ ids: pumps, changes }),
      technician.assets.changeMany({ ids: pumps, changes }),
      technician.assets.changeManyBack({ before: [], from: changes }),
    ]) {
      expect(await refusal(call)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('what a change of many assets would do', () => {
  it('is told before: which change, how many have it already, which cannot', async () => {
    await using test = await createTestCore();
    const { planner, pumps, yard } = await aHall(test);
    const gone = ['X-1', 'X-2', 'X-3', 'X-4'].map((tag) => anAsset(test, { tag, archivedAt: 1 }));
    await planner.assets.update({ id: pumps[1]!, changes: { locationId: yard } });
    const ids = [...gone, ...pumps, pumps[0]!];
    expect(await planner.assets.changing({ ids, changes: { locationId: yard } })).toEqual({
      ids: [pumps[0], pumps[2]],
      already: 1,
      archived: { count: 4, names: ['X-1', 'X-2', 'X-3'] },
    });
    const both = { locationId: yard, criticality: 'A' } as const;
    expect((await planner.assets.changing({ ids, changes: both })).ids).toEqual(pumps);
    expect(
      await refusal(planner.assets.changing({ ids, changes: { locationId: test.newId() } })),
    ).toMatchObject({ code: 'NOT_FOUND', params: { entity: 'location' } });
  });

  it('is found without reading the whole table', async () => {
    await using test = await createTestCore();
    const { pumps, yard } = await aHall(test);
    expect(scans(test, (db) => assetsChanging(db, { ids: pumps, changes: { locationId: yard } }))).toEqual(
      [],
    );
  });
});

describe('a change of many assets that is taken back', () => {
  it('leaves all as it was, also with a team and a person that have left since', async () => {
    await using test = await createTestCore();
    const { planner, pumps, yard, hall, teamId, typeId, manager } = await aHall(test);
    const mine = { responsibleTeamId: teamId, responsibleUserId: manager.userId, assetTypeId: typeId };
    await planner.assets.update({ id: pumps[0]!, changes: mine });
    const was = rowsOf(test);
    const none = { responsibleTeamId: null, responsibleUserId: null, assetTypeId: null };
    const changes = { ...none, locationId: yard, status: 'retired' } as const;
    const { before } = await planner.assets.changeMany({ ids: pumps, changes });
    expect(rowsOf(test)).not.toEqual(was);
    await test.as('admin').teams.archive({ id: teamId });
    await test.as('admin').people.update({ id: manager.userId, changes: { status: 'disabled' } });
    expect(await planner.assets.changeManyBack({ before, from: changes })).toEqual({ count: 3 });
    expect(rowsOf(test)).toEqual(was);
    expect((await planner.locations.assets({ id: hall })).total).toBe(3);
  });

  it('is refused whole where somebody has changed the same since, and not for another field', async () => {
    await using test = await createTestCore();
    const { planner, manager, pumps, yard, hall } = await aHall(test);
    const changes = { locationId: yard };
    const { before } = await planner.assets.changeMany({ ids: pumps, changes });
    await manager.assets.update({ id: pumps[0]!, changes: { name: 'Booster pump' } });
    await manager.assets.update({ id: pumps[2]!, changes: { locationId: null } });
    const back = { before, from: changes };
    expect(await refusal(planner.assets.changeManyBack(back))).toEqual({
      code: 'RECORD_CHANGED',
      params: { by: 'Max' },
    });
    expect((await planner.assets.get({ id: pumps[0]! })).locationId).toBe(yard);
    await manager.assets.update({ id: pumps[2]!, changes: { locationId: yard } });
    await planner.assets.changeManyBack(back);
    expect(await planner.assets.get({ id: pumps[0]! })).toMatchObject({
      name: 'Booster pump',
      locationId: hall,
    });
  });

  it('is refused where the old location or the asset is archived by now', async () => {
    await using test = await createTestCore();
    const { planner, pumps, yard, hall } = await aHall(test);
    const changes = { locationId: yard };
    const { before } = await planner.assets.changeMany({ ids: pumps, changes });
    await planner.locations.archive({ ids: [hall] });
    const refused = async () =>
      (await refusal(planner.assets.changeManyBack({ before, from: changes }))).params;
    expect(await refused()).toEqual({ entity: 'location' });
    await planner.locations.restore({ ids: [hall] });
    await planner.assets.archive({ ids: [pumps[0]!] });
    expect(await refused()).toEqual({ entity: 'asset' });
  });

  it('is as it was, whatever was given to whichever assets', async () => {
    await using test = await createTestCore();
    const { planner, pumps, yard, hall, teamId, typeId } = await aHall(test);
    const orNone = (...ids: Id[]) => fc.constantFrom(null, ...ids);
    const values = fc
      .record(
        {
          locationId: orNone(hall, yard),
          assetTypeId: orNone(typeId),
          responsibleTeamId: orNone(teamId),
          status: fc.constantFrom(...ASSET_STATUSES),
          criticality: fc.constantFrom(...CRITICALITIES),
        },
        { requiredKeys: [] },
      )
      .filter((fields) => Object.keys(fields).length > 0);
    const change = fc.record({ ids: fc.subarray(pumps, { minLength: 1 }), changes: values });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (steps) => {
        const was = rowsOf(test);
        const backs: Parameters<typeof planner.assets.changeManyBack>[0][] = [];
        for (const { ids, changes } of steps) {
          const { ids: foretold } = await planner.assets.changing({ ids, changes });
          const { before } = await planner.assets.changeMany({ ids, changes });
          expect(before.map(({ id }) => id)).toEqual(foretold);
          backs.unshift({ before, from: changes });
        }
        for (const back of backs) await planner.assets.changeManyBack(back);
        expect(rowsOf(test)).toEqual(was);
      }),
      { numRuns: 25 },
    );
  });
});
