import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { evaluate } from '../metrics/evaluate.ts';
import { storeReadings } from '../metrics/ingest.ts';
import { createSource } from '../metrics/series.ts';
import { builtinRoleId } from '../people/roles.ts';

const MINUTE = 60_000;
type Person = ReturnType<TestCore['as']>;

/** Metrics with a warning above 100 and a critical alarm above 120, a collector's hand and somebody who is called. */
async function aPlant(test: TestCore, metricCount: number, rule?: { readonly workAfterMs: number }) {
  const planner = test.as('planner', 'Petra');
  const tom = test.as('technician', 'Tom');
  const assetId = anAsset(test);
  const metricIds: Id[] = [];
  const threshold = aThreshold({ highWarning: 100, highCritical: 120 });
  for (let index = 0; index < metricCount; index += 1) {
    const metricId = aMetric(test, { assetId, name: `Flow ${index}` });
    await planner.metrics.setThreshold({ metricId, threshold });
    if (rule !== undefined) {
      const nobody = { workTitle: null, workPriority: null, assigneeId: null, checklistTemplateId: null };
      await planner.alarmRules.save({
        metricId,
        rule: { notify: null, workSeverity: 'warning', ...nobody, ...rule },
      });
    }
    metricIds.push(metricId);
  }
  const read = async (index: number, value = 110, ageMs = 0) => {
    const ts = test.ports.clock.now() - ageMs;
    const { alarmIds } = await planner.metrics.addReading({ metricId: metricIds[index]!, ts, value });
    return alarmIds[0]!;
  };
  /** Alarms of these metrics, a second apart. */
  const burst = async (from: number, to: number, value = 110) => {
    const ids: Id[] = [];
    for (let index = from; index < to; index += 1) {
      test.ports.clock.advance(1000);
      ids.push(await read(index, value));
    }
    return ids;
  };
  return { planner, tom, metricIds, read, burst };
}

const bell = async (person: Person) =>
  (await person.notifications.list()).rows.map(({ kind, subject }) => `${kind} ${subject}`).toSorted();
const kinds = async (person: Person) =>
  (await person.notifications.list()).rows.map(({ kind }) => kind).toSorted();
const lasting = (person: Person) => person.alarmFloods.get({});

describe('a flood of alarms', () => {
  it('is more than ten in ten minutes: what was told of each becomes one notification with their list', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 14);
    const first = await burst(0, 10);
    expect(await kinds(tom)).toEqual(Array.from({ length: 10 }, () => 'alarm-raised'));
    const second = await burst(10, 14);
    expect(await bell(tom)).toEqual(['alarm-flood 14']);
    const [notification] = (await tom.notifications.list()).rows;
    const { rows, total } = await tom.alarms.list({ view: 'all', floodId: notification!.entityId });
    expect(total).toBe(14);
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...first, ...second].toSorted());
    expect(await lasting(tom)).toMatchObject({ alarms: 14, critical: 0, waiting: 14, endedAt: null });
  });

  it('is told once: who has read of it is not told again of what joins it', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 13);
    await burst(0, 11);
    await tom.notifications.markRead({ id: null });
    await burst(11, 13);
    expect(await tom.notifications.list()).toMatchObject({ unread: 0, rows: [{ subject: '13' }] });
  });

  it('leaves what was told singly to those who have read it', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 11);
    await burst(0, 1);
    await tom.notifications.markRead({ id: null });
    await burst(1, 11);
    expect(await kinds(tom)).toEqual(['alarm-flood', 'alarm-raised']);
  });

  it('takes critical alarms in: they come first in its list, and it is as severe as they are', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 13);
    await burst(0, 11);
    const flood = async () => (await tom.notifications.list()).rows.map(({ flood }) => flood);
    expect(await flood()).toEqual([{ alarms: 11, critical: 0, minutes: 10, severity: 'warning' }]);
    const [critical] = await burst(11, 12, 130);
    test.ports.clock.advance(11 * MINUTE);
    await burst(12, 13);
    expect(await kinds(tom)).toEqual(['alarm-flood', 'alarm-raised']);
    expect(await flood()).toContainEqual({ alarms: 12, critical: 1, minutes: 10, severity: 'critical' });
    const { entityId } = (await tom.notifications.list()).rows.find(({ kind }) => kind === 'alarm-flood')!;
    const { rows } = await tom.alarms.list({ view: 'all', floodId: entityId });
    expect(rows[0]!.id).toBe(critical);
  });

  it('rings anew for a critical alarm and for one that becomes critical, for no other', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 14);
    await burst(0, 2, 130);
    await burst(2, 11);
    expect(await bell(tom)).toEqual(['alarm-flood 11']);
    const rang = async (...of: Parameters<typeof burst>) => {
      await tom.notifications.markRead({ id: null });
      await burst(...of);
      return (await tom.notifications.list()).unread;
    };
    expect(await rang(11, 12)).toBe(0);
    expect(await rang(12, 13, 130)).toBe(1);
    const { createdAt } = (await tom.notifications.list()).rows[0]!;
    expect(createdAt).toBe(test.ports.clock.now());
    expect(await rang(11, 12, 131)).toBe(1);
    expect(await rang(13, 14)).toBe(0);
    expect(await bell(tom)).toEqual(['alarm-flood 14']);
  });

  it('tells how long it has taken once that is more than ten minutes', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 30);
    await burst(0, 11);
    for (let from = 11; from < 29; from += 6) {
      test.ports.clock.advance(5 * MINUTE);
      await burst(from, from + 6);
    }
    const { rows } = await tom.notifications.list();
    expect(rows[0]!.flood).toMatchObject({ alarms: 29, minutes: 16 });
  });

  it('is none at the plant’s own number, and one above it', async () => {
    await using test = await createTestCore();
    await test.as('admin').alarmFloods.changeSettings({ alarms: 3 });
    const { tom, burst } = await aPlant(test, 4);
    await burst(0, 3);
    expect(await lasting(tom)).toBeNull();
    await burst(3, 4);
    expect(await bell(tom)).toEqual(['alarm-flood 4']);
  });

  it('is none when the same alarms ring over a longer time', async () => {
    await using test = await createTestCore();
    const { tom, read } = await aPlant(test, 14);
    for (let index = 0; index < 14; index += 1) {
      test.ports.clock.advance(MINUTE);
      await read(index);
    }
    expect(await kinds(tom)).not.toContain('alarm-flood');
  });

  it('calls whom the rules of its alarms call, and opens their work all the same', async () => {
    await using test = await createTestCore();
    const { planner, tom, burst } = await aPlant(test, 12, { workAfterMs: 0 });
    const clerk = test.as('requester');
    await burst(0, 12);
    expect(await bell(tom)).toEqual(['alarm-flood 12']);
    expect(await kinds(clerk)).toEqual([]);
    expect((await planner.workOrders.list({})).total).toBe(12);
  });

  it('reaches somebody whom only a later alarm calls', async () => {
    await using test = await createTestCore();
    const { planner, metricIds, burst } = await aPlant(test, 12);
    const notify = [builtinRoleId('manager')];
    const rule = { ...(await planner.alarmRules.get({ metricId: metricIds[11]! })), notify };
    await planner.alarmRules.save({ metricId: metricIds[11]!, rule });
    const only = [builtinRoleId('technician')];
    for (const metricId of metricIds.slice(0, 11)) {
      await planner.alarmRules.save({ metricId, rule: { ...rule, notify: only } });
    }
    const boss = test.as('manager');
    await burst(0, 11);
    expect(await kinds(boss)).toEqual([]);
    await burst(11, 12);
    expect(await bell(boss)).toEqual(['alarm-flood 12']);
  });
});

describe('the end of a flood', () => {
  it('comes when fewer than five have rung in ten minutes, and not before', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 16);
    await burst(0, 11);
    const { clock, timers } = test.ports;
    await timers.pass(9 * MINUTE);
    await burst(11, 15);
    const fourth = clock.now();
    // The newest four and the last of the first eleven are five; that one is ten minutes old soon.
    expect(await lasting(tom)).toMatchObject({ alarms: 15, endedAt: null });
    await timers.pass(2 * MINUTE);
    expect(await lasting(tom)).toBeNull();
    const [notification] = (await tom.notifications.list()).rows;
    const flood = await tom.alarmFloods.get({ id: notification!.entityId });
    expect(flood?.endedAt).toBe(fourth - 4000 - 9 * MINUTE + 10 * MINUTE);
    await burst(15, 16);
    expect(await kinds(tom)).toEqual(['alarm-flood', 'alarm-raised']);
  });

  it('is the same when nobody looked in time: the next alarm rings singly', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 12);
    await burst(0, 11);
    test.ports.clock.advance(60 * MINUTE);
    await burst(11, 12);
    expect(await kinds(tom)).toEqual(['alarm-flood', 'alarm-raised']);
    expect(await lasting(tom)).toBeNull();
  });

  it('is not brought about by a restart', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 13);
    await burst(0, 6);
    await test.restart();
    await burst(6, 11);
    await test.restart();
    await burst(11, 13);
    expect(await bell(tom)).toEqual(['alarm-flood 13']);
  });

  it('settles what was told of it once every alarm of it is acknowledged', async () => {
    await using test = await createTestCore();
    const { tom, burst } = await aPlant(test, 11);
    const ids = await burst(0, 11);
    for (const id of ids.slice(1)) await tom.alarms.acknowledge({ id });
    expect((await tom.notifications.list()).unread).toBe(1);
    await tom.alarms.acknowledge({ id: ids[0]! });
    expect((await tom.notifications.list()).unread).toBe(0);
  });
});

describe('what makes no flood', () => {
  it('are readings that come late, but they join one that lasts', async () => {
    await using test = await createTestCore();
    const { tom, read, burst } = await aPlant(test, 24);
    for (let index = 0; index < 12; index += 1) await read(index, 110, 30 * MINUTE);
    expect(await lasting(tom)).toBeNull();
    await tom.notifications.markRead({ id: null });
    await burst(12, 23);
    expect(await lasting(tom)).toMatchObject({ alarms: 11 });
    await read(23, 110, 30 * MINUTE);
    expect(await lasting(tom)).toMatchObject({ alarms: 12 });
  });

  it('are alarms of one metric that are found at once, of which the newest is told', async () => {
    await using test = await createTestCore();
    const { tom, planner, metricIds } = await aPlant(test, 1);
    const now = test.ports.clock.now();
    await planner.metrics.setThreshold({ metricId: metricIds[0]!, threshold: null });
    for (let index = 0; index < 24; index += 1) {
      const ts = now - (24 - index) * 1000;
      await planner.metrics.addReading({ metricId: metricIds[0]!, ts, value: index % 2 === 0 ? 110 : 0 });
    }
    await planner.metrics.setThreshold({
      metricId: metricIds[0]!,
      threshold: aThreshold({ highWarning: 100 }),
    });
    expect(await lasting(tom)).toBeNull();
  });

  it('are readings of a file, however new', async () => {
    await using test = await createTestCore();
    const { tom, metricIds } = await aPlant(test, 12);
    const { database } = test.core.services;
    const now = test.ports.clock.now();
    database.write({ actorId: null, command: 'test' }, (tx) => {
      const source = createSource(tx, { kind: 'import', label: 'a file' });
      const batches = metricIds.map((metricId) => ({ metricId, ts: [now], values: [110] }));
      storeReadings(tx, source, batches);
      for (const metricId of metricIds) {
        evaluate(tx, metricId, { from: now, to: now }, { foresights: undefined });
      }
    });
    expect(await kinds(tom)).toEqual(Array.from({ length: 12 }, () => 'alarm-raised'));
  });
});

it('an alarm that late readings disprove leaves its flood', async () => {
  await using test = await createTestCore();
  const { tom, planner, burst, metricIds } = await aPlant(test, 11);
  const delayed = aThreshold({ highWarning: 100, onDelayMs: 2000 });
  await planner.metrics.setThreshold({ metricId: metricIds[0]!, threshold: delayed });
  const at = test.ports.clock.now();
  await planner.metrics.addReading({ metricId: metricIds[0]!, ts: at, value: 110 });
  test.ports.clock.advance(3000);
  await planner.metrics.addReading({ metricId: metricIds[0]!, ts: at + 3000, value: 110 });
  await burst(1, 11);
  expect(await bell(tom)).toEqual(['alarm-flood 11']);
  await planner.metrics.addReading({ metricId: metricIds[0]!, ts: at + 2000 - 500, value: 50 });
  expect(await bell(tom)).toEqual(['alarm-flood 10']);
});

it('only who manages the plant changes what counts as a flood', async () => {
  await using test = await createTestCore();
  await expect(test.as('planner').alarmFloods.changeSettings({ alarms: 3 })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await test.as('technician').alarmFloods.settings()).toEqual({ alarms: 10 });
});
