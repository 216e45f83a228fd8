import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { assets, locations } from '../database/schema/index.ts';

type Parents = Map<Id, Id | null>;

/** One of the two trees, by the words of the contract. */
const TREES = [
  {
    room: 'assets' as const,
    table: assets,
    node: (test: TestCore, parentId: Id | null = null, name?: string) =>
      anAsset(test, { parentId, ...(name !== undefined && { tag: name }) }),
  },
  {
    room: 'locations' as const,
    table: locations,
    node: (test: TestCore, parentId: Id | null = null, name?: string) =>
      aLocation(test, { parentId, ...(name !== undefined && { name }) }),
  },
];

function parentsIn(test: TestCore, table: typeof assets | typeof locations): Parents {
  const rows = test.core.services.database
    .select({ id: table.id, parentId: table.parentId })
    .from(table)
    .all();
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}

/** Everything above a node; ends where it meets what it has met before. */
function above(parents: Parents, id: Id): Id[] {
  const met: Id[] = [];
  for (let at = parents.get(id) ?? null; at !== null && !met.includes(at); at = parents.get(at) ?? null) {
    met.push(at);
  }
  return met;
}

/** What a move must come to, worked out by hand: the new parents, or that it is refused. */
function moved(parents: Parents, ids: readonly Id[], parentId: Id | null): Parents | 'TREE_CYCLE' {
  if (parentId !== null && ids.some((id) => id === parentId || above(parents, parentId).includes(id))) {
    return 'TREE_CYCLE';
  }
  const after = new Map(parents);
  for (const id of ids) {
    if (!above(parents, id).some((upper) => ids.includes(upper))) after.set(id, parentId);
  }
  return after;
}

describe.each(TREES)('the tree of $room', ({ room, table, node }) => {
  it('stays a tree, whatever is moved where, and a refused move changes nothing', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const ids = Array.from({ length: 9 }, () => node(test));
    const index = fc.nat({ max: ids.length - 1 });
    const move = fc.record({
      what: fc.uniqueArray(index, { minLength: 1, maxLength: 5 }),
      under: fc.option(index, { freq: 6 }),
      back: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 20, size: 'max' }), async (moves) => {
        for (const { what, under, back } of moves) {
          const chosen = what.map((at) => ids[at]!);
          const parentId = under === null ? null : ids[under]!;
          const before = parentsIn(test, table);
          const wanted = moved(before, chosen, parentId);
          const answer = await planner[room]
            .move({ ids: chosen, parentId })
            .catch((error: { code: string }) => error.code);
          const after = parentsIn(test, table);
          expect(after).toEqual(wanted === 'TREE_CYCLE' ? before : wanted);
          expect(typeof answer === 'string' ? answer : 'moved').toBe(
            wanted === 'TREE_CYCLE' ? 'TREE_CYCLE' : 'moved',
          );
          for (const id of ids) {
            expect(above(after, id)).not.toContain(id);
            const top = above(after, id).at(-1) ?? id;
            expect(after.get(top)).toBe(null);
          }
          if (back && typeof answer !== 'string' && answer.before.length > 0) {
            await planner[room].putBack({ nodes: answer.before, from: { parentId } });
            expect(parentsIn(test, table)).toEqual(before);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('names the two nodes of which one cannot go below the other', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [top, middle] = [node(test), node(test)];
    await planner[room].move({ ids: [middle], parentId: top });
    const nameOf = (id: Id) =>
      test.core.services.database
        .sql(`SELECT ${room === 'assets' ? 'tag' : 'name'} FROM ${room} WHERE id = ?`)
        .pluck()
        .get(id) as string;
    expect(await refusal(planner[room].move({ ids: [top], parentId: middle }))).toEqual({
      code: 'TREE_CYCLE',
      params: { node: nameOf(top), parent: nameOf(middle) },
    });
    expect(await refusal(planner[room].update({ id: top, changes: { parentId: middle } }))).toMatchObject({
      code: 'TREE_CYCLE',
      params: { node: nameOf(top) },
    });
  });

  it('takes no node that is not there, or archived, and moves none of the others then', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [top, one, other] = [node(test), node(test), node(test)];
    await planner[room].archive({ ids: [other] });
    const missing = { code: 'NOT_FOUND', params: { entity: room === 'assets' ? 'asset' : 'location' } };
    const before = parentsIn(test, table);
    for (const [ids, parentId] of [
      [[one, other], top],
      [[one, test.newId()], top],
      [[one], other],
      [[one], test.newId()],
    ] as const) {
      expect(await refusal(planner[room].move({ ids: [...ids], parentId }))).toEqual(missing);
    }
    expect(parentsIn(test, table)).toEqual(before);
  });

  it('does not put back into a ring what others have moved meanwhile', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [one, other] = [node(test), node(test)];
    await planner[room].move({ ids: [one], parentId: other });
    const { before } = await planner[room].move({ ids: [one], parentId: null });
    await planner[room].move({ ids: [other], parentId: one });
    const back = { nodes: before, from: { parentId: null } };
    expect(await refusal(planner[room].putBack(back))).toMatchObject({ code: 'TREE_CYCLE' });
    expect(parentsIn(test, table).get(one)).toBe(null);
  });

  it('does not put back what somebody has moved on, and says who', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [one, two, first, second] = [node(test), node(test), node(test), node(test)];
    const { before } = await planner[room].move({ ids: [one, two], parentId: first });
    await test.as('admin', 'Oskar Lind')[room].move({ ids: [one], parentId: second });
    const back = { nodes: before, from: { parentId: first } };
    expect(await refusal(planner[room].putBack(back))).toEqual({
      code: 'RECORD_CHANGED',
      params: { by: 'Oskar Lind' },
    });
    expect(parentsIn(test, table).get(one)).toBe(second);
    expect(parentsIn(test, table).get(two)).toBe(first);
  });

  it('is moved, archived and restored by those whose role allows it', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const id = node(test);
    const forbidden = { code: 'FORBIDDEN', params: { permission: 'assets.write' } };
    expect(await refusal(technician[room].move({ ids: [id], parentId: null }))).toEqual(forbidden);
    expect(await refusal(technician[room].archive({ ids: [id] }))).toEqual(forbidden);
    expect(await refusal(technician[room].restore({ ids: [id] }))).toEqual(forbidden);
  });

  it('restores exactly what was archived together', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = node(test);
    const [left, right] = [node(test, top), node(test, top)];
    const leaf = node(test, left);
    const live = () =>
      test.core.services.database
        .sql(`SELECT id FROM ${room} WHERE archived_at IS NULL`)
        .pluck()
        .all()
        .toSorted();
    expect(await planner[room].archive({ ids: [leaf] })).toEqual({ count: 1 });
    // At the same instant: they are told apart all the same.
    expect(await planner[room].archive({ ids: [top, left] })).toEqual({ count: 3 });
    expect(live()).toEqual([]);
    expect(await planner[room].restore({ ids: [top] })).toMatchObject({ count: 3 });
    expect(live()).toEqual([top, left, right].toSorted());
    expect(await planner[room].restore({ ids: [leaf] })).toMatchObject({ count: 1 });
    expect(live()).toEqual([top, left, right, leaf].toSorted());
  });

  it('restores below something archived only to the top, or with what stands above', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = node(test);
    const [left, right] = [node(test, top), node(test, top)];
    const leaf = node(test, left);
    await planner[room].archive({ ids: [top] });
    expect(await refusal(planner[room].restore({ ids: [leaf] }))).toMatchObject({ code: 'PARENT_ARCHIVED' });
    expect(await planner[room].get({ id: leaf })).toMatchObject({
      archivedAt: test.ports.clock.now(),
      archivedAbove: [{ id: top }, { id: left }],
    });
    await planner[room].restore({ ids: [leaf], to: 'parents' });
    expect((await planner[room].get({ id: leaf })).path).toMatchObject([{ id: top }, { id: left }]);
    expect(await planner[room].get({ id: right })).toMatchObject({ archivedAt: test.ports.clock.now() });
    await planner[room].archive({ ids: [top] });
    await planner[room].restore({ ids: [leaf], to: 'root' });
    expect(await planner[room].get({ id: leaf })).toMatchObject({ path: [], archivedAt: null });
    expect(await planner[room].get({ id: left })).toMatchObject({ archivedAt: expect.any(Number) });
  });

  it('undoes a restore: all that came back is archived as it was, and what went together comes back together', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = node(test);
    const [left, right] = [node(test, top), node(test, top)];
    const leaf = node(test, left);
    const state = () =>
      test.core.services.database.sql(`SELECT id, parent_id, archived_at FROM ${room} ORDER BY id`).all();
    await planner[room].archive({ ids: [leaf] });
    test.ports.clock.advance(1000);
    await planner[room].archive({ ids: [top] });
    const archived = state();
    for (const to of ['parents', 'root'] as const) {
      test.ports.clock.advance(1000);
      const { count, before } = await planner[room].restore({ ids: [leaf], to });
      expect(count).toBe(to === 'root' ? 1 : 3);
      expect(await planner[room].archiveAgain(before as never)).toEqual({ count });
      expect(state()).toEqual(archived);
    }
    expect(await planner[room].restore({ ids: [top] })).toMatchObject({ count: 3 });
    expect((await planner[room].get({ id: right })).archivedAt).toBe(null);
  });

  it('undoes a restore with what has come to stand below meanwhile, but not when it was undone already', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = node(test);
    await planner[room].archive({ ids: [top] });
    const { before } = await planner[room].restore({ ids: [top] });
    const added = node(test, top);
    expect(await planner[room].archiveAgain(before as never)).toEqual({ count: 2 });
    expect((await planner[room].get({ id: added })).archivedAt).not.toBe(null);
    expect(await refusal(planner[room].archiveAgain(before as never))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lists what was archived, newest first, with what each took along', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = node(test);
    const left = node(test, top);
    const leaf = node(test, left);
    await planner[room].archive({ ids: [leaf] });
    test.ports.clock.advance(1000);
    await planner[room].archive({ ids: [top] });
    expect(await planner[room].archived({})).toMatchObject({
      total: 2,
      rows: [
        { id: top, below: 1, path: [], archivedAt: test.ports.clock.now() },
        { id: leaf, below: 0, path: [{ id: top }, { id: left }] },
      ],
    });
    expect(await planner[room].archived({ offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ id: leaf }],
    });
    expect(await planner[room].children({ parentId: null })).toEqual({ nodes: [], total: 0 });
  });

  it('shows a long branch in a window, up to a child that is looked for', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const top = node(test);
    // 7 * 1033 leaves 1 when divided by 1205: made in one order, numbered in another.
    const ids = Array.from({ length: 1205 }, (_unused, made) => node(test, top, `N-${(made * 7) % 1205}`));
    const shown = async (window: object) => {
      const { nodes, total } = await technician[room].children({ parentId: top, ...window });
      return { total, ids: nodes.map(({ id }) => id) };
    };
    const first = await shown({});
    expect(first).toMatchObject({ total: 1205, ids: { length: 1000 } });
    const all = await shown({ limit: 2000 });
    expect(all.ids.slice(0, 1000)).toEqual(first.ids);
    expect(all.ids).toEqual(Array.from({ length: 1205 }, (_unused, number) => ids[(number * 1033) % 1205]));
    const through = all.ids[1099]!;
    expect((await shown({ through })).ids).toEqual(all.ids.slice(0, 1100));
  });

  it('shows what matches a text with all that stands above it', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const named = (name: string, parentId: Id | null = null) =>
      room === 'assets'
        ? anAsset(test, { tag: name, name, parentId })
        : aLocation(test, { name, kind: 'area', parentId });
    const hall = named('Hall');
    const line = named('Line', hall);
    const drive = named('Drive 10', line);
    const other = named('Drive 9', hall);
    named('Office', hall);
    const { nodes, total, best } = await technician[room].filter({ text: 'drive 10' });
    expect([total, best]).toEqual([1, drive]);
    expect(nodes.map(({ id }) => id)).toEqual([drive, hall, line]);
    const both = await technician[room].filter({ text: 'driv' });
    expect(both.total).toBe(2);
    expect(both.nodes.map(({ id, parentId, matches }) => [id, parentId, matches])).toEqual([
      [other, hall, true],
      [drive, line, true],
      [hall, null, false],
      [line, hall, false],
    ]);
    expect(await technician[room].filter({ text: 'driv', limit: 1 })).toMatchObject({ total: 2 });
    expect(await technician[room].filter({ text: ' ' })).toEqual({ nodes: [], total: 0, best: null });
  });
});
