import { describe, expect, it } from 'vitest';
import type { AlarmRule } from '../../shared/contract/alarm-rules.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { subjectOf } from '../../shared/domain/prediction/stored.ts';
import { aMetric, anAsset, aPrediction, aThreshold } from '../../testing/factories.ts';
import { builtinRoleId } from '../people/roles.ts';
import { ring } from './rules.ts';

const MINUTE = 60_000;

const NONE: AlarmRule = {
  notify: null,
  workSeverity: 'warning',
  workAfterMs: null,
  workTitle: null,
  workPriority: null,
  assigneeId: null,
  checklistTemplateId: null,
  verifyMs: null,
  relapseMs: null,
};

/** A metric with a warning above 100 and a critical alarm above 120. */
async function aRuled(test: TestCore, rule: Partial<AlarmRule>) {
  const planner = test.as('planner', 'Petra');
  const metricId = aMetric(test, { name: 'Flow' });
  const threshold = aThreshold({ highWarning: 100, highCritical: 120 });
  await planner.metrics.setThreshold({ metricId, threshold });
  await planner.alarmRules.save({ metricId, rule: { ...NONE, ...rule } });
  const read = async (value: number) => {
    test.ports.clock.advance(1000);
    const ts = test.ports.clock.now();
    return (await planner.metrics.addReading({ metricId, ts, value })).alarmIds[0];
  };
  return { planner, metricId, read };
}

type Person = ReturnType<TestCore['as']>;

async function work(person: Person) {
  const { rows } = await person.workOrders.list({});
  return Promise.all(rows.map(({ id }) => person.workOrders.get({ id })));
}

const kinds = async (person: Person) => (await person.notifications.list()).rows.map(({ kind }) => kind);

describe('whom an alarm calls', () => {
  it('are the people, teams and roles that the rule names, and nobody else', async () => {
    await using test = await createTestCore();
    const people = {
      tom: test.as('technician'),
      tina: test.as('technician'),
      boss: test.as('manager'),
      ida: test.as('technician'),
    };
    const teamId = test.newId();
    await test.as('admin').teams.create({ id: teamId, name: 'Pumps', userIds: [people.tina.userId] });
    const notify = [people.tom.userId, teamId, builtinRoleId('manager')];
    const { read } = await aRuled(test, { notify });
    await read(110);
    expect(await kinds(people.tom)).toEqual(['alarm-raised']);
    expect(await kinds(people.tina)).toEqual(['alarm-raised']);
    expect(await kinds(people.boss)).toEqual(['alarm-raised']);
    expect(await kinds(people.ida)).toEqual([]);
  });

  it('is everybody who may acknowledge when nobody named is left', async () => {
    await using test = await createTestCore();
    const [tom, tina] = [test.as('technician'), test.as('technician')];
    const { read } = await aRuled(test, { notify: [tom.userId] });
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE users SET status = 'disabled' WHERE id = ?").run(tom.userId);
    });
    await read(110);
    expect(await kinds(tina)).toEqual(['alarm-raised']);
  });
});

describe('work that a rule opens', () => {
  it('is opened at once, in nobody’s name, with all that the rule says', async () => {
    await using test = await createTestCore();
    const tom = test.as('technician');
    const templateId = test.newId();
    await test.as('planner').workOrders.saveTemplate({
      id: templateId,
      name: 'Look',
      assetTypeId: null,
      items: [{ text: 'Look at it', mandatory: true }],
    });
    const { planner, read } = await aRuled(test, {
      workAfterMs: 0,
      workTitle: 'Look at the pump',
      workPriority: 'high',
      assigneeId: tom.userId,
      checklistTemplateId: templateId,
    });
    const alarmId = (await read(110))!;
    expect(await work(planner)).toMatchObject([
      {
        number: 'WO-2026-0001',
        title: 'Look at the pump',
        status: 'open',
        priority: 'high',
        createdBy: null,
        assignee: { id: tom.userId },
        checklist: [{ text: 'Look at it', mandatory: true }],
      },
    ]);
    expect((await planner.alarms.get({ id: alarmId })).workOrder?.number).toBe('WO-2026-0001');
    expect((await kinds(tom)).toSorted()).toEqual(['alarm-raised', 'work-assigned']);
  });

  it('is one work order however often the breach is read, worsens and rings', async () => {
    await using test = await createTestCore();
    const { planner, read } = await aRuled(test, { workAfterMs: 0 });
    const alarmId = (await read(110))!;
    await read(130);
    await read(131);
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) =>
      ring(tx, alarmId, { timely: true }),
    );
    await test.ports.timers.pass(10 * MINUTE);
    expect((await work(planner)).map(({ title }) => title)).toEqual(['Flow: high']);
    await read(50);
    await read(110);
    expect(await work(planner)).toHaveLength(2);
  });

  it('is what a prediction of the breach had drafted, approved and as urgent as the alarm', async () => {
    await using test = await createTestCore();
    const tom = test.as('technician');
    const { planner, metricId, read } = await aRuled(test, { workAfterMs: 0, assigneeId: tom.userId });
    const { assetId } = await planner.metrics.get({ id: metricId });
    const draft = async (side: 'high' | 'low') => {
      const values = { side, subject: subjectOf({ kind: 'limit', metricId, side, severity: 'warning' }) };
      return planner.predictions.draft({ id: aPrediction(test, assetId, metricId, values) });
    };
    const low = await draft('low');
    const high = await draft('high');
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE work_orders SET status = 'requested', priority = 'low'").run();
    });
    const alarmId = (await read(130))!;
    expect((await planner.alarms.get({ id: alarmId })).workOrder?.number).toBe(high.number);
    expect(
      (await work(planner)).map(({ id, status, priority, alarm }) => [id, status, priority, alarm?.id]),
    ).toEqual(
      expect.arrayContaining([
        [high.workOrderId, 'open', 'critical', alarmId],
        [low.workOrderId, 'requested', 'low', undefined],
      ]),
    );
    expect(await work(planner)).toHaveLength(2);
    expect((await kinds(tom)).toSorted()).toEqual(['alarm-raised', 'work-assigned']);
    await read(50);
    await read(110);
    expect(await work(planner)).toHaveLength(3);
  });

  it('is not what a forecast of the level had drafted, for an alarm of the rate', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await aRuled(test, { workAfterMs: 0 });
    const threshold = aThreshold({ highWarning: 100, rateWarning: 10, rateWindowMs: MINUTE });
    await planner.metrics.setThreshold({ metricId, threshold });
    const { assetId } = await planner.metrics.get({ id: metricId });
    const drafted = await planner.predictions.draft({ id: aPrediction(test, assetId, metricId) });
    const start = test.ports.clock.now();
    test.ports.clock.advance(2 * MINUTE);
    await planner.metrics.addReading({ metricId, ts: start, value: 20 });
    await planner.metrics.addReading({ metricId, ts: start + MINUTE, value: 60 });
    const { rows } = await planner.alarms.list({ view: 'all' });
    expect(rows).toMatchObject([{ type: 'rate', side: 'high' }]);
    expect(rows[0]!.workOrder!.number).not.toBe(drafted.number);
  });

  it('gets the same id on two stations', async () => {
    const alarm = '0190a000-0000-7000-8000-000000000001';
    const ids: Id[] = [];
    for (const seed of [1, 2]) {
      await using test = await createTestCore();
      for (let draws = 0; draws < seed; draws += 1) test.newId();
      const metricId = aMetric(test, { id: alarm, name: 'Flow' });
      const planner = test.as('planner');
      await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 100 }) });
      await planner.alarmRules.save({ metricId, rule: { ...NONE, workAfterMs: 0 } });
      await planner.metrics.addReading({ metricId, ts: test.ports.clock.now(), value: 110 });
      ids.push(...(await work(planner)).map(({ id }) => id));
    }
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('waits for the severity of the rule, also when a warning becomes critical', async () => {
    await using test = await createTestCore();
    const { planner, read } = await aRuled(test, { workAfterMs: 0, workSeverity: 'critical' });
    await read(110);
    expect(await work(planner)).toEqual([]);
    await read(130);
    expect(await work(planner)).toMatchObject([{ title: 'Flow: critically high', priority: 'critical' }]);
  });

  it('is opened when the alarm has stood for long enough, also over a restart', async () => {
    await using test = await createTestCore();
    const { planner, read } = await aRuled(test, { workAfterMs: 30 * MINUTE });
    await read(110);
    await test.ports.timers.pass(29 * MINUTE);
    expect(await work(planner)).toEqual([]);
    await test.restart();
    await test.ports.timers.pass(2 * MINUTE);
    expect(await work(planner)).toHaveLength(1);
    await test.ports.timers.pass(60 * MINUTE);
    expect(await work(planner)).toHaveLength(1);
  });

  it('is not opened for what has ended, is held back, has work, or whose asset is archived', async () => {
    await using test = await createTestCore();
    const ruled = [];
    for (let n = 0; n < 4; n += 1) ruled.push(await aRuled(test, { workAfterMs: 10 * MINUTE }));
    const [ended, held, worked, archived] = ruled;
    await ended!.read(110);
    await ended!.read(50);
    const heldId = (await held!.read(110))!;
    const id = test.newId();
    await worked!.planner.workOrders.create({ id, alarmId: (await worked!.read(110))! });
    await archived!.read(110);
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE assets SET status = 'down' WHERE id = (SELECT asset_id FROM alarms WHERE id = ?)").run(
        heldId,
      );
      tx.sql('UPDATE assets SET archived_at = 1 WHERE id = (SELECT asset_id FROM metrics WHERE id = ?)').run(
        archived!.metricId,
      );
    });
    await test.ports.timers.pass(60_000 * 12);
    expect((await work(ended!.planner)).map((one) => one.id)).toEqual([id]);
  });

  it('is never opened for breaches of the past', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test);
    await planner.alarmRules.save({ metricId, rule: { ...NONE, workAfterMs: 0 } });
    const now = test.ports.clock.now();
    for (const [ts, value] of [
      [now - 3000, 110],
      [now - 2000, 50],
    ] as const) {
      await planner.metrics.addReading({ metricId, ts, value });
    }
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 100 }) });
    await test.ports.timers.pass(10 * MINUTE);
    expect(await work(planner)).toEqual([]);
  });

  it('is not opened for what was long over when it became known', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await aRuled(test, { workAfterMs: 0 });
    const ts = test.ports.clock.now() - 3 * 86_400_000;
    await planner.metrics.addReading({ metricId, ts: ts + 1000, value: 50 });
    await planner.metrics.addReading({ metricId, ts, value: 110 });
    expect((await planner.alarms.list({})).total).toBe(1);
    expect(await work(planner)).toEqual([]);
  });

  it('goes without whom and what the rule names and is no longer there', async () => {
    await using test = await createTestCore();
    const tom = test.as('technician');
    const { planner, read } = await aRuled(test, { workAfterMs: 0, assigneeId: tom.userId });
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql("UPDATE users SET status = 'disabled' WHERE id = ?").run(tom.userId);
    });
    await read(110);
    expect(await work(planner)).toMatchObject([{ assignee: null }]);
  });

  it('is told in the history as opened by the rule', async () => {
    await using test = await createTestCore();
    const { planner, metricId, read } = await aRuled(test, { workAfterMs: MINUTE });
    const alarmId = (await read(110))!;
    await test.ports.timers.pass(2 * MINUTE);
    const [opened] = await work(planner);
    const events = async (subject: 'work_orders' | 'alarms', id: Id) =>
      (await planner.history.of({ subject, id })).rows.flatMap((row) => row.events.map(({ event }) => event));
    expect(await events('work_orders', opened!.id)).toContain('work-opened-by-rule');
    expect(await events('alarms', alarmId)).toContain('alarm-work-opened-by-rule');
    const ofMetric = await planner.history.of({ subject: 'metrics', id: metricId });
    expect(ofMetric.rows.flatMap((row) => row.events.map(({ event }) => event))).toContain('rule-set');
  });
});

describe('a rule', () => {
  it('calls everybody and opens nothing until it is set', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test);
    expect(await planner.alarmRules.get({ metricId })).toEqual({ ...NONE, workSeverity: 'critical' });
    expect((await refusal(planner.alarmRules.get({ metricId: test.newId() }))).code).toBe('NOT_FOUND');
  });

  it('is not overwritten when somebody else has changed it', async () => {
    await using test = await createTestCore();
    const { planner, metricId } = await aRuled(test, { workAfterMs: 0 });
    const base = await planner.alarmRules.get({ metricId });
    const rule = { ...base, workTitle: 'Mine' };
    await planner.alarmRules.save({ metricId, rule, base });
    await planner.alarmRules.save({ metricId, rule, base });
    const other = planner.alarmRules.save({ metricId, rule: { ...base, workTitle: 'Other' }, base });
    expect(await refusal(other)).toEqual({ code: 'RECORD_CHANGED', params: { by: 'Petra' } });
  });

  it('names only who and what is there, and is for who may change metrics', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = aMetric(test);
    for (const wrong of [
      { notify: [test.newId()] },
      { assigneeId: test.newId() },
      { checklistTemplateId: test.newId() },
    ]) {
      const rule = { ...NONE, ...wrong };
      expect((await refusal(planner.alarmRules.save({ metricId, rule }))).code).toBe('NOT_FOUND');
    }
    const technician = test.as('technician').alarmRules;
    expect((await refusal(technician.save({ metricId, rule: NONE }))).code).toBe('FORBIDDEN');
    const archived = aMetric(test, { assetId: anAsset(test, { archivedAt: 1 }) });
    const onArchived = planner.alarmRules.save({ metricId: archived, rule: NONE });
    expect((await refusal(onArchived)).code).toBe('NOT_FOUND');
  });

  it('offers roles, teams and people, and who does work', async () => {
    await using test = await createTestCore();
    const [planner, tom] = [test.as('planner'), test.as('technician', 'Tom')];
    const choices = await planner.alarmRules.choices();
    expect(choices.recipients).toContainEqual({ id: tom.userId, kind: 'person', name: 'Tom', builtin: null });
    expect(choices.recipients[0]).toMatchObject({ kind: 'role', builtin: 'admin' });
    expect(choices.assignees).toContainEqual({ id: tom.userId, fullName: 'Tom' });
  });
});
