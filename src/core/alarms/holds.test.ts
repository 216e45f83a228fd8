import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { scans } from '../../testing/query-plans.ts';
import { staleHolds } from './holds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A metric that is watched above 5, what a technician is told, and how to read it. */
async function aWatched(test: TestCore) {
  const planner = test.as('planner');
  const technician = test.as('technician', 'Tom');
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId });
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  const list = async (view: 'standing' | 'held' | 'all') => (await planner.alarms.list({ view })).rows;
  return {
    planner,
    technician,
    assetId,
    metricId,
    read: (value: number) => {
      const ts = test.ports.clock.now();
      test.ports.clock.advance(1000);
      return planner.metrics.addReading({ metricId, ts, value });
    },
    shelve: (lasting: number, reason = 'Sensor is loose') =>
      technician.alarms.shelve({
        id: test.newId(),
        metricId,
        until: test.ports.clock.now() + lasting,
        reason,
      }),
    setStatus: (status: 'running' | 'down' | 'maintenance') =>
      planner.assets.changeMany({ ids: [assetId], changes: { status } }),
    standing: async () => (await list('standing')).map(({ state }) => state),
    held: async () => (await list('held')).map(({ state, held }) => [state, held]),
    all: () => list('all'),
    told: async () => (await technician.notifications.list()).unread,
  };
}

describe('a shelf', () => {
  it('keeps new alarms from ringing, and tells them once it is taken away', async () => {
    await using test = await createTestCore();
    const { planner, metricId, read, shelve, standing, held, told } = await aWatched(test);
    await shelve(HOUR);
    await read(9);
    expect([await standing(), await held(), await told()]).toEqual([[], [['shelved', 'shelved']], 0]);
    // Nobody was told, not even of something that is settled by now.
    expect(test.core.services.database.sql('SELECT count(*) FROM notifications').pluck().get()).toBe(0);
    await planner.alarms.unshelve({ metricId });
    expect([await standing(), await held(), await told()]).toEqual([['unacknowledged'], [], 1]);
  });

  it('puts away an alarm that rings, with its notifications', async () => {
    await using test = await createTestCore();
    const { read, shelve, standing, told } = await aWatched(test);
    await read(9);
    expect([await standing(), await told()]).toEqual([['unacknowledged'], 1]);
    await shelve(HOUR);
    expect([await standing(), await told()]).toEqual([[], 0]);
  });

  it('tells with its alarm who shelved it, why and until when', async () => {
    await using test = await createTestCore();
    const { planner, technician, shelve, read } = await aWatched(test);
    await shelve(HOUR, 'An old reason');
    test.ports.clock.advance(2 * HOUR);
    const until = test.ports.clock.now() + DAY;
    await shelve(DAY);
    await read(9);
    const [alarm, ...others] = (await planner.alarms.list({ view: 'held' })).rows;
    const shelf = { until, reason: 'Sensor is loose', shelvedBy: { id: technician.userId, fullName: 'Tom' } };
    expect(others).toEqual([]);
    expect(alarm!.shelf).toMatchObject(shelf);
    expect((await planner.alarms.shelves({})).rows).toMatchObject([shelf]);
  });

  it('ends by its time: what still lasts rings, also after a restart', async () => {
    await using test = await createTestCore();
    const { read, shelve, standing, told } = await aWatched(test);
    await shelve(HOUR);
    await read(9);
    await test.ports.timers.pass(HOUR - 60_000);
    expect([await standing(), await told()]).toEqual([[], 0]);
    await test.restart();
    test.ports.clock.advance(HOUR);
    await test.ports.timers.pass(15_000);
    expect([await standing(), await told()]).toEqual([['unacknowledged'], 1]);
  });

  it('hides for good what has ended meanwhile: it is recorded and stands nowhere', async () => {
    await using test = await createTestCore();
    const { technician, metricId, read, shelve, standing, all, told } = await aWatched(test);
    await shelve(HOUR);
    await read(9);
    await read(3);
    await technician.alarms.unshelve({ metricId });
    expect([await standing(), await told()]).toEqual([[], 0]);
    expect(await all()).toMatchObject([{ state: 'closed', held: 'shelved' }]);
  });

  it('is of a metric without an alarm, too, and is found by its metric', async () => {
    await using test = await createTestCore();
    const { planner, metricId, shelve } = await aWatched(test);
    const other = aMetric(test);
    const shelf = { reason: 'Trial', until: test.ports.clock.now() + 5 * HOUR + 1 };
    await planner.alarms.shelve({ id: test.newId(), metricId: other, ...shelf });
    await shelve(HOUR);
    const of = async (id: string) => (await planner.alarms.shelves({ metricId: id })).rows;
    expect(await of(other)).toMatchObject([shelf]);
    expect(await of(metricId)).toMatchObject([{ reason: 'Sensor is loose' }]);
    await planner.alarms.unshelve({ metricId: other });
    expect([await of(other), (await planner.alarms.shelves({})).total]).toEqual([[], 1]);
  });

  it('takes the place of one that is open', async () => {
    await using test = await createTestCore();
    const { planner, shelve } = await aWatched(test);
    await shelve(DAY, 'First');
    test.ports.clock.advance(1);
    await shelve(HOUR, 'Second');
    expect((await planner.alarms.shelves({})).rows.map(({ reason }) => reason)).toEqual(['Second']);
  });

  it.each([
    ['over', 0],
    ['further off than 30 days', 30 * DAY + 1],
  ])('is refused when its end is %s', async (_end, lasting) => {
    await using test = await createTestCore();
    const { planner, shelve } = await aWatched(test);
    expect(await refusal(shelve(lasting))).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await planner.alarms.shelves({})).total).toBe(0);
  });

  it('does not tell anew what was acknowledged before', async () => {
    await using test = await createTestCore();
    const { technician, metricId, read, shelve, standing, all, told } = await aWatched(test);
    await read(9);
    await technician.alarms.acknowledge({ id: (await all())[0]!.id });
    await shelve(HOUR);
    await technician.alarms.unshelve({ metricId });
    expect([await standing(), await told()]).toEqual([['acknowledged'], 0]);
  });
});

describe('a breach that comes back within the re-arm time, after it had ended held back', () => {
  it.each([
    ['rings when nobody has acknowledged it', false, ['unacknowledged', 1]],
    ['is not told anew when somebody has', true, ['acknowledged', 0]],
  ])('%s', async (_name, acknowledged, expected) => {
    await using test = await createTestCore();
    const { planner, technician, metricId, read, shelve, standing, all } = await aWatched(test);
    const threshold = aThreshold({ highWarning: 5, rearmMs: HOUR });
    await planner.metrics.setThreshold({ metricId, threshold });
    await read(9);
    if (acknowledged) await technician.alarms.acknowledge({ id: (await all())[0]!.id });
    await shelve(HOUR);
    await read(3);
    await planner.alarms.unshelve({ metricId });
    const before = test.ports.clock.now();
    await read(9);
    const told = test.core.services.database
      .sql('SELECT count(*) FROM notifications WHERE user_id = ? AND created_at >= ?')
      .pluck()
      .get(technician.userId, before);
    expect([...(await standing()), told]).toEqual(expected);
  });
});

describe('suppression by design', () => {
  it.each([
    ['down', 'asset-down'],
    ['maintenance', 'maintenance'],
  ] as const)('holds alarms of an asset that is in %s, until it runs again', async (status, hold) => {
    await using test = await createTestCore();
    const { read, setStatus, standing, held, told } = await aWatched(test);
    await setStatus(status);
    await read(9);
    expect([await standing(), await held(), await told()]).toEqual([[], [['suppressed', hold]], 0]);
    await setStatus('running');
    expect([await standing(), await held(), await told()]).toEqual([['unacknowledged'], [], 1]);
  });

  it('follows every way in which a status changes: the form, many at once, and taking that back', async () => {
    await using test = await createTestCore();
    const { planner, assetId, read, setStatus, held } = await aWatched(test);
    await read(9);
    await planner.assets.update({ id: assetId, changes: { status: 'maintenance' } });
    expect(await held()).toEqual([['suppressed', 'maintenance']]);
    await setStatus('down');
    expect(await held()).toEqual([['suppressed', 'asset-down']]);
    await planner.assets.changeManyBack({
      before: [{ id: assetId, held: { status: 'running' } }],
      from: { status: 'down' },
    });
    expect(await held()).toEqual([]);
  });

  it('reaches whatever stands below, however deep, and names the nearest cause', async () => {
    await using test = await createTestCore();
    const { planner, assetId, read, standing, held, told } = await aWatched(test);
    const lineId = anAsset(test, { tag: 'LINE-3', name: 'Line 3' });
    const drives = anAsset(test, { parentId: lineId });
    const setStatus = (id: string, status: 'running' | 'down' | 'maintenance') =>
      planner.assets.update({ id, changes: { status } });
    await planner.assets.move({ ids: [assetId], parentId: drives });
    await setStatus(lineId, 'down');
    await read(9);
    expect([await standing(), await held(), await told()]).toEqual([[], [['suppressed', 'asset-down']], 0]);
    const heldBy = async () => (await planner.alarms.list({ view: 'all' })).rows[0]!.heldBy;
    expect(await heldBy()).toEqual({ id: lineId, tag: 'LINE-3', name: 'Line 3' });
    await setStatus(drives, 'maintenance');
    expect(await held()).toEqual([['suppressed', 'maintenance']]);
    expect((await heldBy())?.id).toBe(drives);
    await setStatus(drives, 'running');
    await setStatus(lineId, 'running');
    expect([await standing(), await held(), await told()]).toEqual([['unacknowledged'], [], 1]);
    expect(await heldBy()).toBeNull();
  });

  it('begins and ends when an asset is moved below one that is down, and out from there', async () => {
    await using test = await createTestCore();
    const { planner, assetId, read, standing, held } = await aWatched(test);
    const down = anAsset(test, { status: 'down' });
    await read(9);
    expect(await standing()).toEqual(['unacknowledged']);
    await planner.assets.move({ ids: [assetId], parentId: down });
    expect([await standing(), await held()]).toEqual([[], [['suppressed', 'asset-down']]]);
    await planner.assets.move({ ids: [assetId], parentId: null });
    expect([await standing(), await held()]).toEqual([['unacknowledged'], []]);
  });

  it('looks at lasting alarms alone, and at the assets above them by their ids', async () => {
    await using test = await createTestCore();
    expect(scans(test, (db) => staleHolds(db, test.ports.clock.now()))).toEqual([
      'SCAN alarms USING INDEX alarms_standing',
      'SCAN alarms USING INDEX alarms_held',
    ]);
  });

  it('does not end a shelf', async () => {
    await using test = await createTestCore();
    const { read, shelve, setStatus, held } = await aWatched(test);
    await shelve(HOUR);
    await setStatus('down');
    await read(9);
    await setStatus('running');
    expect(await held()).toEqual([['shelved', 'shelved']]);
  });
});

describe('what people say about an alarm', () => {
  it('is told oldest first, and each removes only their own', async () => {
    await using test = await createTestCore();
    const { planner, technician, read, all } = await aWatched(test);
    await read(9);
    const [alarm] = await all();
    const [first, second] = [test.newId(), test.newId()];
    await technician.alarms.addComment({ id: first, alarmId: alarm!.id, body: 'Belt slips' });
    test.ports.clock.advance(1000);
    await planner.alarms.addComment({ id: second, alarmId: alarm!.id, body: 'New belt is ordered' });
    expect(await refusal(planner.alarms.removeComment({ id: first }))).toMatchObject({ code: 'FORBIDDEN' });
    await technician.alarms.removeComment({ id: first });
    const comments = await planner.alarms.comments({ id: alarm!.id });
    expect(comments.map(({ body }) => body)).toEqual(['New belt is ordered']);
  });
});

describe('an alarm that is named', () => {
  it('brings the state that raised it, in words', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test, {
      kind: 'characteristic',
      choices: [
        { code: 0, label: 'running', severity: null },
        { code: 4, label: 'blocked', severity: 'critical' },
      ],
    });
    await planner.metrics.addReading({ metricId, ts: test.ports.clock.now(), value: 4 });
    expect((await planner.alarms.list({})).rows).toMatchObject([
      { type: 'state', label: 'blocked', severity: 'critical', windowMs: null },
    ]);
  });
});

it('orders alarms that stand by severity, then by what the asset stops, then by the newest', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const raise = async (criticality: 'A' | 'B' | 'C', value: number) => {
    const tag = `${criticality}-${value}-${test.newId().slice(-4)}`;
    const metricId = aMetric(test, { assetId: anAsset(test, { tag, criticality }) });
    await planner.metrics.setThreshold({
      metricId,
      threshold: aThreshold({ highWarning: 5, highCritical: 8 }),
    });
    await planner.metrics.addReading({ metricId, ts: test.ports.clock.now(), value });
    test.ports.clock.advance(1000);
    return tag;
  };
  const warningOfA = await raise('A', 6);
  const olderOfB = await raise('B', 9);
  const criticalOfC = await raise('C', 9);
  const newerOfB = await raise('B', 9);
  const rows = (await planner.alarms.list({})).rows.map(({ asset }) => asset.tag);
  expect(rows).toEqual([newerOfB, olderOfB, criticalOfC, warningOfA]);
});

it('shelves, comments and holds are told in the history of the alarm', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner', 'Petra');
  const metricId = aMetric(test, { name: 'Flow' });
  await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 100 }) });
  const ts = test.ports.clock.now();
  const [id] = (await planner.metrics.addReading({ metricId, ts, value: 110 })).alarmIds;
  const until = ts + 3_600_000;
  await planner.alarms.shelve({ id: test.newId(), metricId, until, reason: 'Sensor is being changed' });
  await planner.alarms.addComment({ id: test.newId(), alarmId: id!, body: 'New sensor at noon' });
  await planner.alarms.unshelve({ metricId });
  const { rows } = await planner.history.of({ subject: 'alarms', id: id! });
  const told = rows.flatMap(({ events }) => events.map(({ event, remark }) => [event, remark]));
  expect(told.toReversed()).toEqual([
    ['alarm-warning-high', null],
    ['alarm-shelved', 'Sensor is being changed'],
    ['alarm-held-shelved', null],
    ['alarm-commented', 'New sensor at noon'],
    ['alarm-unshelved', null],
    ['alarm-released', null],
  ]);
  expect(rows.flatMap(({ changes, events }) => (events.length > 0 ? changes : []))).toEqual([
    { field: 'startedAt', kind: 'instant', old: null, new: new Date(ts).toISOString() },
  ]);
});

it('a shelf holds back the alarms of its own metric and of no other', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const ids: string[] = [];
  const metricIds = [aMetric(test, { name: 'Flow' }), aMetric(test, { name: 'Heat' })];
  for (const metricId of metricIds) {
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 100 }) });
    const ts = test.ports.clock.now();
    ids.push((await planner.metrics.addReading({ metricId, ts, value: 110 })).alarmIds[0]!);
  }
  const until = test.ports.clock.now() + 3_600_000;
  await planner.alarms.shelve({ id: test.newId(), metricId: metricIds[0]!, until, reason: 'Trial' });
  const states = await Promise.all(ids.map(async (id) => (await planner.alarms.get({ id })).state));
  expect(states).toEqual(['shelved', 'unacknowledged']);
});
