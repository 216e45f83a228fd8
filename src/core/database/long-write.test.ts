import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { violations } from '../../testing/invariants.ts';
import type { Topic } from '../../shared/contract/base.ts';
import { stations } from './schema/index.ts';
import type { SliceProgress, WriteTx } from './database.ts';

const options = { actorId: null, command: 'test.long' };
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A long unit of work that adds stations and goes on, step by step, when it is told to. */
function longWrite(test: TestCore) {
  const { database } = test.core.services;
  const abort = new AbortController();
  const reports: SliceProgress[] = [];
  let isTold = false;
  let added = 0;
  function* work(tx: WriteTx): Generator<SliceProgress | void, string, void> {
    for (let step = 1; step <= 3; step += 1) {
      tx.insert(stations)
        .values({ id: tx.newId(), name: `station ${step}`, createdAt: tx.now })
        .run();
      added = step;
      yield { step: 'adding', fraction: step / 4 };
      while (!isTold) yield;
    }
    return 'done';
  }
  const promise = database.writeInSlices(options, work, {
    signal: abort.signal,
    report: (step, fraction) => reports.push({ step, fraction }),
  });
  promise.catch(() => undefined);
  const begun = async () => {
    while (added === 0) await tick();
  };
  return { promise, abort, reports, begun, finish: () => (isTold = true) };
}

const stationsIn = (test: TestCore) =>
  test.core.services.database.sql('SELECT count(*) FROM stations').pluck().get() as number;

describe('a long unit of work', () => {
  it('is seen by nobody before it is whole, and by everybody after', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const count = database.sql('SELECT count(*) FROM stations').pluck();
    const before = stationsIn(test);
    const long = longWrite(test);
    await long.begun();
    expect(stationsIn(test)).toBe(before);
    expect(database.select().from(stations).all()).toHaveLength(before);
    expect(database.selectDistinct().from(stations).all()).toHaveLength(before);
    long.finish();
    expect(await long.promise).toBe('done');
    expect(stationsIn(test)).toBe(before + 3);
    expect(count.get()).toBe(before + 3);
    expect(long.reports).toEqual([0.25, 0.5, 0.75].map((fraction) => ({ step: 'adding', fraction })));
  });

  it('is one change set, and its topics are told once, after the commit', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const told: { topics: readonly Topic[]; stations: number }[] = [];
    database.onChange((topics) => told.push({ topics, stations: stationsIn(test) }));
    const before = stationsIn(test);
    const long = longWrite(test);
    await long.begun();
    expect(told).toEqual([]);
    long.finish();
    await long.promise;
    expect(told).toEqual([{ topics: ['plant'], stations: before + 3 }]);
    const sets = database
      .sql(
        "SELECT count(DISTINCT change_set) FROM journal JOIN change_sets s ON s.seq = change_set WHERE s.command = 'test.long'",
      )
      .pluck()
      .get();
    expect(sets).toBe(1);
    expect(violations(database)).toEqual([]);
  });

  it('that is cancelled leaves nothing, and the next command finds the database as it was', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const planner = test.as('planner');
    const before = stationsIn(test);
    const told: unknown[] = [];
    database.onChange((topics) => told.push(topics));
    const long = longWrite(test);
    await long.begun();
    long.abort.abort();
    await expect(long.promise).rejects.toMatchObject({ name: 'AbortError' });
    expect([stationsIn(test), told]).toEqual([before, []]);
    await planner.assets.create({ id: test.newId(), tag: 'P-1', name: 'Pump' });
    expect(violations(database)).toEqual([]);
  });

  it('that fails leaves nothing', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const before = stationsIn(test);
    // oxlint-disable-next-line require-yield
    function* failing(tx: WriteTx): Generator<void, void, void> {
      tx.insert(stations).values({ id: tx.newId(), name: 'x', createdAt: tx.now }).run();
      throw new RangeError('no');
    }
    const { signal } = new AbortController();
    await expect(database.writeInSlices(options, failing, { signal })).rejects.toThrow(RangeError);
    expect([stationsIn(test), database.isBusy]).toEqual([before, false]);
  });

  it('lets questions be answered, keeps commands waiting, and they then succeed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const long = longWrite(test);
    await long.begun();
    const created = planner.assets.create({ id: test.newId(), tag: 'P-1', name: 'Pump' });
    let isCreated = false;
    void created.then(() => (isCreated = true));
    for (let turn = 0; turn < 20; turn += 1) await tick();
    expect((await planner.session.current()).state).toBe('signed-in');
    expect((await planner.assets.list({})).total).toBe(0);
    expect(isCreated).toBe(false);
    long.finish();
    await long.promise;
    await created;
    expect((await planner.assets.list({})).total).toBe(1);
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('waits for the commands under way, and lets no further ones in before it', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const order: string[] = [];
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const first = database.betweenLongWrites(() => held.then(() => order.push('first command')));
    const long = longWrite(test);
    const second = database.betweenLongWrites(() => order.push('second command'));
    for (let turn = 0; turn < 5; turn += 1) await tick();
    expect([order, long.reports]).toEqual([[], []]);
    letGo();
    await long.begun();
    order.push('long');
    long.finish();
    await Promise.all([first, long.promise, second]);
    expect(order).toEqual(['first command', 'long', 'second command']);
  });

  it('is waited for only so long', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const long = longWrite(test);
    await long.begun();
    await expect(database.betweenLongWrites(() => 1, 0)).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    long.finish();
    await long.promise;
    expect(await database.betweenLongWrites(() => 1, 0)).toBe(1);
  });

  it('is open once at a time, and nothing else writes or takes its place meanwhile', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const long = longWrite(test);
    const tooSoon = longWrite(test);
    await expect(tooSoon.promise).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    await long.begun();
    expect(() => database.write(options, () => undefined)).toThrow('DATABASE_BUSY');
    expect(() => database.sql('DELETE FROM notifications')).toThrow('writes belong in a unit of work');
    await expect(database.replaceWith('no such file')).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
    const written = database.writeWhenIdle(options, (tx) => {
      tx.insert(stations).values({ id: tx.newId(), name: 'later', createdAt: tx.now }).run();
    });
    long.finish();
    await Promise.all([long.promise, written]);
    expect(database.sql("SELECT count(*) FROM stations WHERE name = 'later'").pluck().get()).toBe(1);
  });

  it('keeps nobody from signing in again later: the use of a session is written down after it', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const planner = test.as('planner');
    test.ports.clock.advance(3_600_000);
    const usedAt = () => database.sql('SELECT max(last_used_at) FROM sessions').pluck().get() as number;
    const before = usedAt();
    const long = longWrite(test);
    await long.begun();
    await planner.assets.list({});
    expect(usedAt()).toBe(before);
    expect((await refusal(test.anonymous().assets.list({}))).code).toBe('NOT_SIGNED_IN');
    long.finish();
    await long.promise;
    await planner.assets.list({});
    expect(usedAt()).toBe(before + 3_600_000);
  });

  it('takes no statement away from who had prepared it meanwhile', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const before = stationsIn(test);
    const long = longWrite(test);
    await long.begun();
    const held = database.sql('SELECT count(*) FROM stations').pluck();
    expect(held.get()).toBe(before);
    long.finish();
    await long.promise;
    expect(held.get()).toBe(before + 3);
  });

  it('that is open when the core closes is rolled back', async () => {
    await using test = await createTestCore();
    const before = stationsIn(test);
    const long = longWrite(test);
    await long.begun();
    await test.restart();
    await expect(long.promise).rejects.toMatchObject({ name: 'AbortError' });
    expect(stationsIn(test)).toBe(before);
  });
});
