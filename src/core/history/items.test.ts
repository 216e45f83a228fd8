import { describe, expect, it } from 'vitest';
import type { HistoryEntry, HistorySubject } from '../../shared/contract/history.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';

/** Events with their facts and remarks, the newest first, and plain changes by their fields. */
function told(rows: readonly HistoryEntry[]) {
  return rows.map(({ events, changes }) => [
    ...events.map(({ event, facts, remark }) => [
      event,
      ...facts.map((fact) => fact.new ?? fact.old),
      ...(remark === null ? [] : [remark]),
    ]),
    ...changes.map(({ field }) => field),
  ]);
}

async function aReplacement(test: TestCore) {
  const planner = test.as('planner', 'Ana');
  const shelf = aLocation(test, { name: 'Shelf 2' });
  const assetId = anAsset(test, { tag: 'P-101', serialNumber: '123', manufacturer: 'KSB', model: 'Eta' });
  const stored = { state: 'stored', locationId: shelf, reason: 'Bearing worn' } as const;
  const position = () => {
    test.ports.clock.advance(60_000);
    return { id: test.newId(), assetId, at: test.ports.clock.now() };
  };
  const plate = (serialNumber: string | null) => ({
    manufacturer: 'KSB',
    model: 'Eta',
    serialNumber,
    purchaseCost: null,
    expectedLifetimeMonths: null,
    warrantyUntil: null,
  });
  const history = async (subject: HistorySubject, id: Id) =>
    told((await planner.history.of({ subject, id })).rows);
  return { planner, shelf, assetId, stored, position, plate, history };
}

describe('the history of replaced items', () => {
  it('is one sentence of the position with both serial numbers, and each item has its own', async () => {
    await using test = await createTestCore();
    const { planner, assetId, stored, position, plate, history } = await aReplacement(test);
    await planner.items.replace({ ...position(), removed: stored, installed: { plate: plate('456') } });
    const [present, before] = await planner.items.ofAsset({ assetId });
    const replaced = ['item-replaced', '123', '456', 'P-101', 'Bearing worn'];
    expect((await history('assets', assetId)).slice(0, 1)).toEqual([[replaced]]);
    expect(await history('items', present!.itemId!)).toEqual([[replaced]]);
    expect(await history('items', before!.itemId!)).toEqual([
      [['item-stored', '123', 'P-101', 'Shelf 2', 'Bearing worn']],
    ]);
  });

  it('says what was on the plates then, whatever was changed since', async () => {
    await using test = await createTestCore();
    const { planner, assetId, stored, position, plate, history } = await aReplacement(test);
    await planner.items.replace({ ...position(), removed: stored, installed: { plate: plate(null) } });
    await planner.assets.update({ id: assetId, changes: { serialNumber: '457', model: 'Other' } });
    const { rows } = await planner.items.list({});
    await planner.items.replace({
      ...position(),
      removed: { state: 'scrapped', reason: 'Leaks' },
      installed: { itemId: rows[0]!.id },
    });
    await planner.assets.update({ id: assetId, changes: { serialNumber: '124' } });
    expect(await history('assets', assetId)).toEqual([
      ['serialNumber'],
      [['item-replaced', '457', '123', 'P-101', 'Leaks']],
      ['model', 'serialNumber'],
      [['item-replaced', '123', 'KSB Eta', 'P-101', 'Bearing worn']],
      expect.anything() as unknown,
    ]);
  });

  it('tells what was taken out, put in, scrapped, put back and corrected', async () => {
    await using test = await createTestCore();
    const { planner, shelf, assetId, stored, position, history } = await aReplacement(test);
    await planner.items.remove({ ...position(), removed: stored });
    const id = (await planner.items.list({})).rows[0]!.id;
    await planner.items.scrap({ id });
    await planner.items.store({ id, locationId: shelf });
    await planner.items.update({ id, changes: { model: 'Eta R' } });
    await planner.items.install({ ...position(), installed: { itemId: id } });
    await planner.items.remove({ ...position(), removed: { state: 'scrapped', reason: 'Burst' } });
    expect(await history('items', id)).toEqual([
      [['item-discarded', '123', 'P-101', 'Burst']],
      [['item-installed', '123', 'P-101']],
      ['model'],
      [['item-restored', 'Shelf 2']],
      [['item-scrapped']],
      [['item-stored', '123', 'P-101', 'Shelf 2', 'Bearing worn']],
    ]);
    expect((await history('assets', assetId)).slice(0, 3)).toEqual([
      [['item-discarded', '123', 'P-101', 'Burst']],
      [['item-installed', '123', 'P-101']],
      [['item-stored', '123', 'P-101', 'Shelf 2', 'Bearing worn']],
    ]);
  });
});

it('tells that an exchange was taken back, and of an item that came straight onto the shelf', async () => {
  await using test = await createTestCore();
  const { planner, shelf, assetId, stored, position, plate, history } = await aReplacement(test);
  const id = test.newId();
  const installed = { plate: plate('456') };
  await planner.items.create({ id, locationId: shelf, ...installed });
  const { changeSet } = await planner.items.replace({
    ...position(),
    removed: stored,
    installed: { itemId: id },
  });
  await planner.items.undo({ assetId, changeSet });
  expect((await history('assets', assetId))[0]).toEqual([['item-move-undone']]);
  expect(await history('items', id)).toEqual([[['item-move-undone']], [['item-added', 'Shelf 2']]]);
});

it('tells of a health score who set it, why and until when, and who took it back', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner', 'Ana');
  const id = anAsset(test);
  await planner.health.override({ assetId: id, score: 40, reason: 'Shaft is bent', until: '2026-12-01' });
  await planner.health.clearOverride({ assetId: id });
  const { rows } = await planner.history.of({ subject: 'assets', id });
  expect(told(rows).slice(0, 2)).toEqual([
    [['health-cleared', '40']],
    [['health-set', '40', '2026-12-01', 'Shaft is bent']],
  ]);
  expect(rows[0]?.actor?.fullName).toBe('Ana');
});
