import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { queryPlans, scans } from '../../testing/query-plans.ts';
import { keywordsInUse, knownSpelling } from './keywords.ts';
import { listAssets } from './list.ts';

type Filter = Parameters<ReturnType<TestCore['as']>['assets']['list']>[0];

describe('keywords', () => {
  it('are one word however they are written, in the spelling the plant has already', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [first, second] = [anAsset(test, { tag: 'P-1' }), anAsset(test, { tag: 'P-2' })];
    await planner.assets.update({ id: first, changes: { keywords: ['ATEX', ' Grüne  Linie ', 'atex'] } });
    await planner.assets.update({ id: second, changes: { keywords: ['atex', 'GRÜNE LINIE', 'new'] } });
    expect((await planner.assets.get({ id: second })).keywords).toEqual(['ATEX', 'Grüne Linie', 'new']);
    expect(await planner.assets.keywords()).toEqual(['ATEX', 'Grüne Linie', 'new']);
    await planner.assets.update({ id: second, changes: { keywords: ['Atex'] } });
    expect((await planner.assets.get({ id: second })).keywords).toEqual(['ATEX']);
    expect(await planner.assets.keywords()).toEqual(['ATEX', 'Grüne Linie']);
  });

  it('are 30 at most, of 60 characters', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test);
    const many = Array.from({ length: 31 }, (_, index) => `word ${index}`);
    for (const keywords of [many, ['x'.repeat(61)]]) {
      expect(await refusal(planner.assets.update({ id, changes: { keywords } }))).toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
    expect((await planner.assets.get({ id })).keywords).toEqual([]);
  });

  it('are told in the history', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = anAsset(test);
    await planner.assets.update({ id, changes: { keywords: ['ATEX'] } });
    await planner.assets.update({ id, changes: { keywords: ['hot'] } });
    const { rows } = await planner.history.of({ subject: 'assets', id });
    const told = rows.map(({ subject, events }) => `${events[0]?.event} ${subject}`);
    expect(told.slice(0, 3).sort()).toEqual([
      'keyword-added ATEX',
      'keyword-added hot',
      'keyword-removed ATEX',
    ]);
    expect(rows[0]).toMatchObject({ entityId: id });
  });
});

describe('the values of custom fields', () => {
  async function fields(test: TestCore) {
    const planner = test.as('planner');
    const [typeId, otherId, power, link, made] = [1, 2, 3, 4, 5].map(() => test.newId());
    await planner.assetTypes.create({ id: typeId!, name: 'Motor' });
    await planner.assetTypes.create({ id: otherId!, name: 'Fan' });
    const ofType = { assetTypeId: typeId! };
    await planner.assetTypes.addField({ ...ofType, id: power!, name: 'Power', kind: 'number', unit: 'kW' });
    await planner.assetTypes.addField({ ...ofType, id: link!, name: 'Data sheet', kind: 'link' });
    await planner.assetTypes.addField({ ...ofType, id: made!, name: 'Overhauled', kind: 'date' });
    return { planner, typeId: typeId!, otherId: otherId!, power: power!, link: link!, made: made! };
  }

  it('are checked against the fields of the type, and a wrong one leaves everything as it was', async () => {
    await using test = await createTestCore();
    const { planner, typeId, power, link, made } = await fields(test);
    const id = anAsset(test, { assetTypeId: typeId, name: 'Motor' });
    for (const [fieldId, value] of [
      [power, '7.5'],
      [link, 'javascript:alert(1)'],
      [made, '2026-02-30'],
      [test.newId(), 'x'],
    ] as const) {
      const changes = { name: 'Other', customValues: [{ fieldId, value }] };
      expect(await refusal(planner.assets.update({ id, changes }))).toEqual({
        code: 'INVALID_INPUT',
        params: { fields: ['customValues'] },
      });
    }
    expect(await planner.assets.get({ id })).toMatchObject({ name: 'Motor', customValues: [] });
  });

  it('change where they are given, wait while the asset is of another type, and are told in words', async () => {
    await using test = await createTestCore();
    const { planner, typeId, otherId, power, made } = await fields(test);
    const id = test.newId();
    const begin = [
      { fieldId: power, value: 7.5 },
      { fieldId: made, value: '2026-03-01' },
    ];
    const asset = { id, tag: 'M-1', name: 'Motor', assetTypeId: typeId };
    await planner.assets.create({ ...asset, customValues: begin });
    await planner.assets.update({ id, changes: { customValues: [{ fieldId: power, value: 11 }] } });
    expect((await planner.assets.get({ id })).customValues).toEqual([
      { fieldId: power, value: 11 },
      begin[1],
    ]);
    await planner.assets.update({ id, changes: { customValues: [{ fieldId: made, value: null }] } });
    await planner.assets.update({ id, changes: { assetTypeId: otherId } });
    expect(await planner.assets.get({ id })).toMatchObject({ customFields: [], customValues: [] });
    // A form that was opened before says again what stands there; only another value is checked.
    await planner.assets.update({ id, changes: { customValues: [{ fieldId: power, value: 11 }] } });
    const other = planner.assets.update({ id, changes: { customValues: [{ fieldId: power, value: 12 }] } });
    expect((await refusal(other)).code).toBe('INVALID_INPUT');
    await planner.assets.update({ id, changes: { assetTypeId: typeId } });
    expect((await planner.assets.get({ id })).customValues).toEqual([{ fieldId: power, value: 11 }]);

    const { rows } = await planner.history.of({ subject: 'assets', id });
    const told = rows.filter(({ entity }) => entity === 'custom_values');
    expect(told.map(({ subject, unit, events }) => ({ subject, unit, ...events[0] }))).toMatchObject([
      {
        subject: 'Overhauled',
        event: 'value-removed',
        facts: [{ kind: 'day', old: '2026-03-01', new: null }],
      },
      {
        subject: 'Power',
        unit: 'kW',
        event: 'value-changed',
        facts: [{ kind: 'limit', old: '7.5', new: '11' }],
      },
      { event: 'value-set' },
      { event: 'value-set' },
    ]);
    expect(told.every(({ entityId }) => entityId === id)).toBe(true);
  });
});

describe('who answers for an asset', () => {
  it('is a person, a team or both, and finds what is theirs', async () => {
    await using test = await createTestCore();
    const [planner, ana, ben] = [
      test.as('planner'),
      test.as('technician', 'Ana'),
      test.as('technician', 'Ben'),
    ];
    const teamId = test.newId();
    const manager = test.as('manager');
    await manager.teams.create({ id: teamId, name: 'Mechanics', userIds: [ana.userId, ben.userId] });
    const [one, two] = [anAsset(test, { tag: 'P-1' }), anAsset(test, { tag: 'P-2' })];
    anAsset(test, { tag: 'P-3' });
    await planner.assets.update({ id: one, changes: { responsibleUserId: ana.userId } });
    await planner.assets.update({ id: two, changes: { responsibleTeamId: teamId } });
    const tags = async (person: typeof ana, responsible: 'me' | 'my-teams') =>
      (await person.assets.list({ responsible })).rows.map(({ tag }) => tag);
    expect(await tags(ana, 'me')).toEqual(['P-1']);
    expect(await tags(ana, 'my-teams')).toEqual(['P-1', 'P-2']);
    expect(await tags(ben, 'me')).toEqual([]);
    expect(await tags(ben, 'my-teams')).toEqual(['P-2']);
    expect(await planner.assets.get({ id: one })).toMatchObject({
      responsibleUser: { id: ana.userId, fullName: 'Ana' },
    });

    await manager.teams.setMembers({ id: teamId, userIds: [ana.userId] });
    expect(await tags(ben, 'my-teams')).toEqual([]);
    await manager.teams.archive({ id: teamId });
    expect(await manager.teams.list()).toEqual([]);
    const late = planner.assets.update({ id: one, changes: { responsibleTeamId: teamId } });
    expect(await refusal(late)).toEqual({ code: 'NOT_FOUND', params: { entity: 'team' } });
    expect(await planner.assets.get({ id: two })).toMatchObject({ responsibleTeam: { name: 'Mechanics' } });
    await manager.teams.restore({ id: teamId });
    expect(await manager.teams.list()).toEqual([
      { id: teamId, name: 'Mechanics', members: [{ id: ana.userId, fullName: 'Ana' }] },
    ]);
  });

  it('is set up by who manages people', async () => {
    await using test = await createTestCore();
    const create = test.as('planner').teams.create({ id: test.newId(), name: 'Mechanics' });
    expect(await refusal(create)).toMatchObject({ code: 'FORBIDDEN' });
    const manager = test.as('manager');
    const unknown = manager.teams.create({ id: test.newId(), name: 'Mechanics', userIds: [test.newId()] });
    expect(await refusal(unknown)).toEqual({ code: 'NOT_FOUND', params: { entity: 'person' } });
    expect(await manager.teams.list()).toEqual([]);
  });
});

describe('the filters of the list', () => {
  it('find by location with what lies inside, criticality and keyword', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const hall = aLocation(test, { kind: 'building' });
    const cell = aLocation(test, { kind: 'area', parentId: hall });
    anAsset(test, { tag: 'P-1', locationId: hall, criticality: 'A' });
    const inside = anAsset(test, { tag: 'P-2', locationId: cell });
    anAsset(test, { tag: 'P-3', criticality: 'A' });
    await planner.assets.update({ id: inside, changes: { keywords: ['ATEX'] } });
    const tags = async (filter: Filter) => (await planner.assets.list(filter)).rows.map(({ tag }) => tag);
    expect(await tags({ locationId: hall })).toEqual(['P-1', 'P-2']);
    expect(await tags({ locationId: cell })).toEqual(['P-2']);
    expect(await tags({ criticality: ['A'] })).toEqual(['P-1', 'P-3']);
    expect(await tags({ criticality: ['A'], locationId: hall })).toEqual(['P-1']);
    expect(await tags({ keyword: 'atex' })).toEqual(['P-2']);
    expect(await tags({ keyword: 'cold' })).toEqual([]);
  });

  it('go to what they look for', async () => {
    await using test = await createTestCore();
    const locationId = aLocation(test);
    const planner = test.as('planner');
    const { userId } = planner;
    const id = anAsset(test, { locationId, responsibleUserId: userId });
    await planner.assets.update({ id, changes: { keywords: ['ATEX'] } });
    const begin: Parameters<typeof listAssets>[1] = {
      text: '',
      status: [],
      typeId: null,
      locationId: null,
      criticality: [],
      keyword: null,
      responsible: null,
      offset: 0,
      limit: 10,
      sort: 'tag',
      direction: 'asc',
    };
    for (const filter of [{ locationId }, { keyword: 'ATEX' }, { responsible: 'my-teams' }] as const) {
      expect(scans(test, (db) => listAssets(db, { ...begin, ...filter }, userId))).toEqual([]);
    }
    // However many places are below, they are one parameter: SQLite takes no more than 32,766.
    expect(queryPlans(test, (db) => listAssets(db, { ...begin, locationId }, userId))).toContain(
      'SCAN json_each VIRTUAL TABLE INDEX 1:',
    );
    expect(scans(test, (db) => [keywordsInUse(db), knownSpelling(db, 'atex')])).toEqual([]);
  });
});
