import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { violations } from '../../testing/invariants.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A session ends after a night without a call. */
const TERMS = { holdMs: 6 * HOUR, relapseMs: 9 * HOUR };
const LIMITS = aThreshold({ highWarning: 100 });

type Person = ReturnType<TestCore['as']>;
type Wish = Parameters<Person['workOrders']['complete']>[0]['verification'];

/** A metric that may be silent for two hours, with an alarm above 100, and the work that was opened for it. */
async function anAlarm(test: TestCore, noDataMs: number | null = 2 * HOUR) {
  const planner = test.as('planner', 'Petra');
  const tom = test.as('technician', 'Tom');
  const metricId = aMetric(test, { name: 'Flow', assetId: anAsset(test), noDataMs });
  await planner.metrics.setThreshold({ metricId, threshold: LIMITS });
  const read = async (value: number, ts = test.ports.clock.now()) =>
    (await tom.metrics.addReading({ metricId, ts, value })).alarmIds[0];
  const alarmId = (await read(150))!;
  const { id } = await planner.workOrders.create({ id: test.newId(), alarmId });
  /** Time goes by, with a reading every hour. */
  const pass = async (hours: number, value: number | null = 50) => {
    for (let hour = 0; hour < hours; hour += 1) {
      test.ports.clock.advance(HOUR);
      if (value !== null) await read(value);
    }
    // Time by which a station that woke up is sure that nothing is waiting for it.
    await test.ports.timers.pass(16 * MINUTE);
  };
  const complete = (verification: Wish = TERMS, workOrderId: Id = id) =>
    tom.workOrders.complete({
      id: workOrderId,
      result: 'Bearing changed',
      labour: { id: test.newId(), minutes: 30, workedOn: '2026-11-02' },
      verification,
    });
  const proof = async () => (await planner.workOrders.get({ id })).verification;
  const state = async () => {
    const found = await proof();
    return found === null ? null : (found.reason ?? found.state);
  };
  const kinds = async (person: Person) =>
    (await person.notifications.list()).rows
      .map(({ kind }) => kind)
      .filter((kind) => /relapse|verified/.test(kind));
  return { planner, tom, metricId, alarmId, id, read, pass, complete, proof, state, kinds };
}

describe('a fix', () => {
  it('is not verified while its newest reading is beyond a limit, until others have told for how long', async () => {
    await using test = await createTestCore();
    const { planner, metricId, read, complete, pass, proof, state } = await anAlarm(test);
    const threshold = { ...LIMITS, lowWarning: 10, onDelayMs: MINUTE };
    await planner.metrics.setThreshold({ metricId, threshold });
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    await pass(5);
    expect(await proof()).toMatchObject({ state: 'verifying', isPending: false });
    test.ports.clock.advance(30 * MINUTE);
    await read(5);
    expect(await proof()).toMatchObject({ state: 'verifying', isPending: true });
    await pass(1, null);
    expect(await state()).toBe('verifying');
    await read(5);
    expect(await state()).toBe('out-of-band');
  });

  it('is verified once the metric was in band for its time, with readings', async () => {
    await using test = await createTestCore();
    const { read, complete, pass, proof, state } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    test.ports.clock.advance(MINUTE);
    await complete();
    const completedAt = test.ports.clock.now();
    expect(await proof()).toMatchObject({
      state: 'verifying',
      from: completedAt,
      until: completedAt + TERMS.holdMs,
      metric: { name: 'Flow' },
    });
    await pass(5);
    await test.restart();
    expect(await state()).toBe('verifying');
    await pass(1);
    expect(await state()).toBe('verified');
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('has until then to come back in band, and its time begins with that', async () => {
    await using test = await createTestCore();
    const { read, complete, pass, proof, state } = await anAlarm(test);
    await complete();
    expect(await proof()).toMatchObject({ state: 'verifying', from: null });
    await pass(3, 140);
    const back = test.ports.clock.now() + 1;
    await read(50, back);
    expect(await proof()).toMatchObject({ state: 'verifying', from: back, until: back + TERMS.holdMs });
    await pass(6);
    expect(await state()).toBe('verified');
  });

  it('is not verified by a value that does not come back', async () => {
    await using test = await createTestCore();
    const { tom, complete, pass, state, kinds } = await anAlarm(test);
    await complete();
    await pass(6, 140);
    expect(await state()).toBe('not-back');
    expect(await kinds(tom)).toEqual(['work-not-verified']);
  });

  it('is not verified by silence, until the readings that were missing arrive', async () => {
    await using test = await createTestCore();
    const { planner, tom, id, read, complete, pass, state, kinds } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    const start = test.ports.clock.now();
    await pass(2);
    await pass(4, null);
    expect(await state()).toBe('no-data');
    expect(await kinds(planner)).toEqual(['work-not-verified']);
    const list = await planner.workOrders.list({ view: 'not-verified' });
    expect(list).toMatchObject({ total: 1, rows: [{ id, proof: 'not-verified' }] });
    for (let hour = 3; hour < 7; hour += 1) await read(50, start + hour * HOUR);
    expect(await state()).toBe('verified');
    expect(await kinds(tom)).toEqual([]);
  });

  it('that was verified is not once a late reading says that it was out of band', async () => {
    await using test = await createTestCore();
    const { read, complete, pass, state } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    const start = test.ports.clock.now();
    await pass(6);
    expect(await state()).toBe('verified');
    await read(140, start + 2.5 * HOUR);
    expect(await state()).toBe('out-of-band');
  });

  it('that is decided stays as it is when the limits change', async () => {
    await using test = await createTestCore();
    const { planner, metricId, read, complete, pass, state } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    const start = test.ports.clock.now();
    await pass(6);
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 40 }) });
    await read(45, start + 2.5 * HOUR);
    expect(await state()).toBe('verified');
  });

  it('is not verified when nothing is watched any more', async () => {
    await using test = await createTestCore();
    const { planner, metricId, read, complete, pass, state } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    await planner.metrics.setThreshold({ metricId, threshold: null });
    await pass(6);
    expect(await state()).toBe('not-watched');
  });

  it('of a metric whose silence is not watched needs one reading at least', async () => {
    await using test = await createTestCore();
    const { read, complete, pass, state } = await anAlarm(test, null);
    test.ports.clock.advance(HOUR);
    await read(50);
    test.ports.clock.advance(MINUTE);
    await complete();
    await pass(7, null);
    expect(await state()).toBe('no-data');
    await read(50, test.ports.clock.now() - 4 * HOUR);
    expect(await state()).toBe('verified');
  });

  it('need not be proved for a reason, which is told', async () => {
    await using test = await createTestCore();
    const { planner, id, complete, state, proof } = await anAlarm(test);
    expect((await refusal(complete({ waivedReason: ' ' }))).code).toBe('INVALID_INPUT');
    await complete({ waivedReason: 'The pump is scrapped' });
    expect(await state()).toBe('waived');
    expect(await proof()).toMatchObject({ waivedReason: 'The pump is scrapped' });
    const told = await planner.history.of({ subject: 'work_orders', id });
    expect(told.rows.flatMap(({ events }) => events)).toContainEqual(
      expect.objectContaining({ event: 'proof-waived', remark: 'The pump is scrapped' }),
    );
  });

  it.each(['verifying', 'not-verified'] as const)('that is %s need not be proved any more', async (from) => {
    await using test = await createTestCore();
    const { planner, tom, id, complete, pass, state, proof, read, kinds } = await anAlarm(test);
    await complete();
    if (from === 'not-verified') await pass(6, 140);
    expect((await proof())!.state).toBe(from);
    const reason = 'The pump is scrapped';
    expect((await refusal(tom.verification.waive({ id, reason }))).code).toBe('FORBIDDEN');
    expect((await refusal(planner.verification.waive({ id, reason: ' ' }))).code).toBe('INVALID_INPUT');
    await planner.verification.waive({ id, reason });
    await planner.verification.waive({ id, reason });
    expect(await proof()).toMatchObject({ state: 'waived', reason: null, waivedReason: reason });
    expect((await refusal(planner.verification.waive({ id, reason: 'Other' }))).code).toBe(
      'NOTHING_TO_PROVE',
    );
    expect([await kinds(tom), (await planner.workOrders.list({ view: 'not-verified' })).total]).toEqual([
      [],
      0,
    ]);
    const told = (await planner.history.of({ subject: 'work_orders', id })).rows.flatMap(
      ({ events }) => events,
    );
    expect(told.filter(({ event }) => event === 'proof-waived')).toMatchObject([{ remark: reason }]);
    await read(50, test.ports.clock.now() + 1);
    await test.restart();
    await pass(7);
    expect(await state()).toBe('waived');
  });

  it('that is verified, or not asked for, has nothing to do without', async () => {
    await using test = await createTestCore();
    const { planner, id, read, complete, pass, state } = await anAlarm(test);
    const waive = () => refusal(planner.verification.waive({ id, reason: 'Scrapped' }));
    expect((await waive()).code).toBe('NOTHING_TO_PROVE');
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    await pass(6);
    expect((await waive()).code).toBe('NOTHING_TO_PROVE');
    expect(await state()).toBe('verified');
  });

  it('is no longer asked for once the work is taken up again, and anew when that is done', async () => {
    await using test = await createTestCore();
    const { planner, id, complete, state, proof } = await anAlarm(test);
    await complete();
    await planner.workOrders.transition({ id, to: 'in-progress' });
    expect(await state()).toBeNull();
    test.ports.clock.advance(HOUR);
    await complete({ holdMs: HOUR, relapseMs: 0 });
    expect(await proof()).toMatchObject({ state: 'verifying', holdMs: HOUR });
  });

  it('is asked for as the rule of the metric has it, else as the plant has it', async () => {
    await using test = await createTestCore();
    const { planner, metricId, id, complete, proof } = await anAlarm(test);
    const plant = { holdMs: 3 * DAY, relapseMs: 30 * DAY };
    expect(await planner.verification.settings()).toEqual({ holdMs: DAY, relapseMs: 14 * DAY });
    expect((await refusal(planner.verification.changeSettings(plant))).code).toBe('FORBIDDEN');
    await test.as('admin').verification.changeSettings(plant);
    const rule = await planner.alarmRules.get({ metricId });
    await planner.alarmRules.save({ metricId, rule: { ...rule, verifyMs: HOUR } });
    const { proofOffer } = await planner.workOrders.get({ id });
    expect(proofOffer).toMatchObject({ holdMs: HOUR, relapseMs: 30 * DAY, metric: { id: metricId } });
    await complete(null);
    expect(await proof()).toMatchObject({ holdMs: HOUR, relapseMs: 30 * DAY });
  });

  it('of work without an alarm is not asked for', async () => {
    await using test = await createTestCore();
    const { planner, complete } = await anAlarm(test);
    const { id } = await planner.workOrders.create({ id: test.newId(), title: 'Paint' });
    await complete({ holdMs: HOUR, relapseMs: HOUR }, id);
    expect(await planner.workOrders.get({ id })).toMatchObject({ verification: null, proof: null });
  });
});

describe('an off-delay', () => {
  const WITH_DELAY = { ...LIMITS, offDelayMs: 3 * HOUR };
  /** Work that is completed while the alarm stands, with an alarm that ends late. */
  async function completed(test: TestCore, holdMs: number, threshold = WITH_DELAY) {
    const of = await anAlarm(test);
    await of.planner.metrics.setThreshold({ metricId: of.metricId, threshold });
    await of.read(150, test.ports.clock.now() + 1);
    await of.complete({ holdMs, relapseMs: 0 });
    return of;
  }

  it.each([
    ['shorter than', HOUR, 3],
    ['as long as', 3 * HOUR, 3],
    ['longer than', 5 * HOUR, 5],
  ])('does not have a fix for ever not back: time in band %s it', async (_than, holdMs, hours) => {
    await using test = await createTestCore();
    const { proof, read, pass, state } = await completed(test, holdMs);
    test.ports.clock.advance(HOUR / 2);
    const back = test.ports.clock.now();
    await read(50);
    await pass(hours - 1);
    expect(await proof()).toMatchObject({ state: 'verifying', from: back });
    await test.restart();
    await pass(1);
    expect(await state()).toBe('verified');
  });

  it('that is not over says that the value is not back once it goes out again', async () => {
    await using test = await createTestCore();
    const { read, pass, proof, state } = await completed(test, HOUR);
    test.ports.clock.advance(HOUR / 2);
    await read(50);
    await pass(2);
    expect(await proof()).toMatchObject({ state: 'verifying', isAlarmOpen: true });
    await pass(1, 150);
    expect(await state()).toBe('not-back');
  });

  it('does not make a value within the deadband one that is back', async () => {
    await using test = await createTestCore();
    const { pass, state } = await completed(test, HOUR, { ...WITH_DELAY, deadband: 10 });
    await pass(2, 95);
    expect(await state()).toBe('not-back');
  });

  it('ends for nobody in silence, until readings show that the value was back', async () => {
    await using test = await createTestCore();
    const { read, pass, state } = await completed(test, HOUR);
    test.ports.clock.advance(HOUR / 2);
    await read(50);
    await pass(1);
    await pass(5, null);
    expect(await state()).toBe('no-data');
    await pass(1);
    expect(await state()).toBe('verified');
  });

  it('is over for the proof when late readings say so', async () => {
    await using test = await createTestCore();
    const { read, pass, state } = await completed(test, HOUR);
    const start = test.ports.clock.now();
    await pass(1, null);
    await read(150);
    await pass(2, 140);
    expect(await state()).toBe('not-back');
    for (const minutes of [10, 40, 55, 70, 100, 130, 160, 190]) await read(50, start + minutes * MINUTE);
    await pass(2);
    expect(await state()).toBe('not-back');
  });
});

describe('a machine that stands', () => {
  /** The work is done and the value is back; the machine and the line above it run. */
  async function completed(test: TestCore, status: 'running' | 'down' = 'running') {
    const of = await anAlarm(test);
    const lineId = anAsset(test, { tag: 'LINE-3', name: 'Line 3', status });
    const { id: assetId } = (await of.planner.alarms.get({ id: of.alarmId })).asset;
    await of.planner.assets.move({ ids: [assetId], parentId: lineId });
    test.ports.clock.advance(HOUR);
    await of.read(50);
    await of.complete();
    const setStatus = (id: Id, to: 'running' | 'standby' | 'down' | 'maintenance') =>
      of.planner.assets.update({ id, changes: { status: to } });
    return { ...of, assetId, lineId, setStatus };
  }

  it.each(['down', 'maintenance'] as const)('proves nothing: the clock stands while it is %s', async (to) => {
    await using test = await createTestCore();
    const { assetId, pass, proof, state, setStatus } = await completed(test);
    await pass(3);
    await setStatus(assetId, to);
    const stopped = await proof();
    expect(stopped).toMatchObject({ state: 'verifying', stoppedBy: { id: assetId } });
    await pass(8);
    await test.restart();
    expect(await proof()).toEqual(stopped);
    await setStatus(assetId, 'running');
    expect(await proof()).toMatchObject({ state: 'verifying', stoppedBy: null });
    await pass(2);
    expect(await state()).toBe('verifying');
    await pass(1);
    expect(await state()).toBe('verified');
  });

  it('stands also when something above it does, and the proof begins when that runs', async () => {
    await using test = await createTestCore();
    const { lineId, pass, proof, state, setStatus } = await completed(test, 'down');
    expect(await proof()).toMatchObject({ state: 'verifying', from: null, stoppedBy: { tag: 'LINE-3' } });
    await pass(9);
    await setStatus(lineId, 'running');
    const from = test.ports.clock.now();
    expect(await proof()).toMatchObject({ from, until: from + TERMS.holdMs, stoppedBy: null });
    await pass(5);
    expect(await state()).toBe('verifying');
    await pass(1);
    expect(await state()).toBe('verified');
  });

  it('is looked for where it stood then, when it was moved', async () => {
    await using test = await createTestCore();
    const { planner, assetId, pass, proof, state } = await completed(test, 'down');
    await pass(9);
    await planner.assets.move({ ids: [assetId], parentId: null });
    expect(await proof()).toMatchObject({ from: test.ports.clock.now(), stoppedBy: null });
    await pass(6);
    expect(await state()).toBe('verified');
  });

  it('may be out of band: what it shows then neither proves nor breaks', async () => {
    await using test = await createTestCore();
    const { assetId, read, pass, state, setStatus } = await completed(test);
    await pass(3);
    await setStatus(assetId, 'down');
    await read(160, test.ports.clock.now() + 1);
    await pass(5, 160);
    await read(50, test.ports.clock.now() + 1);
    await setStatus(assetId, 'running');
    expect(await state()).toBe('verifying');
    await pass(3);
    expect(await state()).toBe('verified');
  });

  it('does not make up for silence with what was read of it', async () => {
    await using test = await createTestCore();
    const { assetId, pass, state, setStatus } = await completed(test);
    await pass(1);
    await setStatus(assetId, 'down');
    await pass(4);
    await setStatus(assetId, 'running');
    await pass(5, null);
    expect(await state()).toBe('no-data');
  });

  it('stands by for work: that is no stop', async () => {
    await using test = await createTestCore();
    const { assetId, pass, state, setStatus } = await completed(test);
    await setStatus(assetId, 'standby');
    await pass(6);
    expect(await state()).toBe('verified');
  });
});

describe('a relapse', () => {
  it('is linked both ways, told, and breaks the proof', async () => {
    await using test = await createTestCore();
    const { planner, tom, id, read, complete, pass, state, kinds } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    const completedAt = test.ports.clock.now();
    await pass(3);
    const again = (await read(160, test.ports.clock.now() + 1))!;
    expect(await state()).toBe('out-of-band');
    const { number, relapses } = await planner.workOrders.get({ id });
    expect(relapses).toMatchObject([{ id: again, severity: 'warning' }]);
    expect((await planner.alarms.get({ id: again })).relapseOf).toEqual({ id, number, completedAt });
    expect(await kinds(tom)).toEqual(['work-relapsed']);
    expect(await kinds(planner)).toEqual(['work-relapsed']);
    const told = await planner.history.of({ subject: 'alarms', id: again });
    expect(told.rows[0]!.events.map(({ event }) => event)).toEqual(['alarm-warning-high', 'alarm-relapse']);
  });

  it('is one also after the fix was verified, within the days that were set and not beyond', async () => {
    await using test = await createTestCore();
    const { planner, read, complete, pass, state } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete({ holdMs: HOUR, relapseMs: 10 * HOUR });
    await pass(4);
    expect(await state()).toBe('verified');
    const first = (await read(160, test.ports.clock.now() + 1))!;
    expect(await state()).toBe('verified');
    expect((await planner.alarms.get({ id: first })).relapseOf).not.toBeNull();
    await pass(6);
    const second = (await read(160, test.ports.clock.now() + 1))!;
    expect((await planner.alarms.get({ id: second })).relapseOf).toBeNull();
  });

  it('is a new alarm that calls, also within the re-arm time of the one that was worked on', async () => {
    await using test = await createTestCore();
    const { planner, tom, metricId, alarmId, id, read, complete, kinds } = await anAlarm(test);
    await planner.metrics.setThreshold({ metricId, threshold: { ...LIMITS, rearmMs: DAY } });
    await planner.alarms.acknowledge({ id: alarmId });
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    test.ports.clock.advance(MINUTE);
    const again = (await read(160))!;
    expect(again).not.toBe(alarmId);
    expect(await planner.alarms.get({ id: again })).toMatchObject({
      state: 'unacknowledged',
      relapseOf: { id },
    });
    expect((await planner.workOrders.get({ id })).verification).toMatchObject({ reason: 'out-of-band' });
    expect(await kinds(tom)).toEqual(['work-relapsed']);
    // What comes late changes nothing of it.
    await read(60, test.ports.clock.now() - 30 * MINUTE);
    expect((await planner.workOrders.get({ id })).relapses.map((alarm) => alarm.id)).toEqual([again]);
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('is none while the work goes on again', async () => {
    await using test = await createTestCore();
    const { planner, id, read, complete, pass } = await anAlarm(test);
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    await pass(1);
    await planner.workOrders.transition({ id, to: 'in-progress' });
    const again = (await read(160, test.ports.clock.now() + 1))!;
    expect((await planner.alarms.get({ id: again })).relapseOf).toBeNull();
  });

  it('is gone with the readings that late ones have disproved', async () => {
    await using test = await createTestCore();
    const { planner, metricId, id, tom, read, complete, pass, kinds } = await anAlarm(test);
    await planner.metrics.setThreshold({ metricId, threshold: { ...LIMITS, onDelayMs: HOUR } });
    test.ports.clock.advance(HOUR);
    await read(50);
    await complete();
    await pass(2);
    const now = test.ports.clock.now();
    await read(160, now + 1);
    await read(160, now + 2 * HOUR);
    expect(await kinds(tom)).toEqual(['work-relapsed']);
    await read(50, now + 30 * MINUTE);
    await read(50, now + 90 * MINUTE);
    expect((await planner.workOrders.get({ id })).relapses).toEqual([]);
    expect(await kinds(tom)).toEqual([]);
  });
});
