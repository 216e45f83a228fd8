import { describe, expect, it } from 'vitest';
import { TAKE_BACK_MS } from '../../shared/contract/alarms.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, aThreshold } from '../../testing/factories.ts';

/** Metrics beyond their limit; the last one is back within it. */
async function standing(test: TestCore, count = 1) {
  const planner = test.as('planner');
  const ids: string[] = [];
  for (let nth = 1; nth <= count; nth += 1) {
    const metricId = aMetric(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
    const ts = test.ports.clock.now();
    ids.push(...(await planner.metrics.addReading({ metricId, ts, value: 9 })).alarmIds);
    if (nth === count) await planner.metrics.addReading({ metricId, ts: ts + 1, value: 1 });
  }
  const states = async () => {
    const each = await Promise.all(ids.map((id) => planner.alarms.get({ id })));
    return each.map(({ state, acknowledgedBy }) => `${state} ${acknowledgedBy?.fullName ?? '–'}`);
  };
  return { ids, states };
}

describe('an acknowledgement', () => {
  it('is taken back by the same person within two minutes: the alarm waits as before', async () => {
    await using test = await createTestCore();
    const { ids, states } = await standing(test, 2);
    const ana = test.as('technician', 'Ana');
    await ana.alarms.acknowledge({ id: ids[0]!, note: 'wrong row' });
    await ana.alarms.acknowledge({ id: ids[1]! });
    expect(await states()).toEqual(['acknowledged Ana', 'closed Ana']);
    test.ports.clock.advance(TAKE_BACK_MS);
    await ana.alarms.unacknowledge({ ids });
    expect(await states()).toEqual(['unacknowledged –', 'returned-unacknowledged –']);
    expect((await ana.alarms.get({ id: ids[0]! })).acknowledgeNote).toBeNull();
    await ana.alarms.unacknowledge({ ids });
    const { rows } = await test.as('planner').history.of({ subject: 'alarms', id: ids[0]! });
    const told = rows.flatMap(({ events }) => events.map(({ event, remark }) => [event, remark]));
    expect(told.filter(([event]) => /acknowledged/.test(event!))).toEqual([
      ['alarm-unacknowledged', null],
      ['alarm-acknowledged', 'wrong row'],
    ]);
  });

  it('stands after that, and when it is of somebody else; none of the others is taken back then', async () => {
    await using test = await createTestCore();
    const { ids, states } = await standing(test, 2);
    const [ana, tom] = [test.as('technician', 'Ana'), test.as('technician', 'Tom')];
    await tom.alarms.acknowledge({ id: ids[0]! });
    await ana.alarms.acknowledge({ id: ids[1]! });
    const before = await states();
    const stands = { code: 'ACKNOWLEDGEMENT_STANDS', params: expect.anything() };
    expect(await refusal(ana.alarms.unacknowledge({ ids: [ids[1]!, ids[0]!] }))).toEqual(stands);
    expect(await states()).toEqual(before);
    test.ports.clock.advance(TAKE_BACK_MS + 1);
    expect(await refusal(ana.alarms.unacknowledge({ ids: [ids[1]!] }))).toEqual(stands);
    expect(await refusal(test.as('requester').alarms.unacknowledge({ ids }))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await states()).toEqual(before);
  });

  it('taken back tells people of an alarm that it alone had kept quiet, and of no other', async () => {
    await using test = await createTestCore();
    const [ana, tina] = [test.as('technician', 'Ana'), test.as('technician', 'Tina')];
    const planner = test.as('planner');
    const metricId = aMetric(test);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
    const until = test.ports.clock.now() + 60_000;
    await ana.alarms.shelve({ id: test.newId(), metricId, until, reason: 'Sensor is loose' });
    const ts = test.ports.clock.now();
    const ids = (await planner.metrics.addReading({ metricId, ts, value: 9 })).alarmIds;
    const told = async () => (await tina.notifications.list()).unread;
    await ana.alarms.acknowledge({ id: ids[0]! });
    await planner.alarms.unshelve({ metricId });
    expect(await told()).toBe(0);
    await ana.alarms.unacknowledge({ ids });
    expect(await told()).toBe(1);
    await tina.notifications.markRead({ id: null });
    await ana.alarms.acknowledge({ id: ids[0]! });
    await ana.alarms.unacknowledge({ ids });
    expect(await told()).toBe(0);
  });

  it('of many at once leaves out what others have acknowledged, and can be sent again', async () => {
    await using test = await createTestCore();
    const { ids, states } = await standing(test, 3);
    const ana = test.as('technician', 'Ana');
    await test.as('technician', 'Tom').alarms.acknowledge({ id: ids[1]! });
    const mine = { ids: [ids[0]!, ids[2]!] };
    expect(await ana.alarms.acknowledgeMany({ ids })).toEqual(mine);
    expect(await ana.alarms.acknowledgeMany({ ids })).toEqual(mine);
    expect(await states()).toEqual(['acknowledged Ana', 'acknowledged Tom', 'closed Ana']);
    await ana.alarms.unacknowledge(mine);
    expect(await states()).toEqual(['unacknowledged –', 'acknowledged Tom', 'returned-unacknowledged –']);
  });
});
