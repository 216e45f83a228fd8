import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { contents } from '../../testing/fingerprint.ts';
import { aMetric } from '../../testing/factories.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 9, 1, 12);
const ALWAYS = { from: NOON - 1000 * HOUR, to: NOON + 1000 * HOUR };

async function anAnnotation(test: TestCore, metricId = aMetric(test)) {
  const tom = test.as('technician', 'Tom');
  const id = test.newId();
  await tom.annotations.create({ id, metricId, at: NOON, until: NOON + HOUR, text: 'Valve closed by hand' });
  const found = async (person = tom) =>
    (await person.annotations.list({ metricIds: [metricId], ...ALWAYS })).rows;
  return { tom, id, metricId, found };
}

describe('an annotation', () => {
  it('is found in a period that it touches, with who wrote it', async () => {
    await using test = await createTestCore();
    const { tom, id, metricId } = await anAnnotation(test);
    const within = async (from: number, to: number) =>
      (await tom.annotations.list({ metricIds: [metricId, aMetric(test)], from, to })).rows.map(
        (row) => row.id,
      );
    expect(await within(NOON + HOUR, NOON + 2 * HOUR)).toEqual([id]);
    expect(await within(NOON - HOUR, NOON)).toEqual([id]);
    expect(await within(NOON + HOUR + 1, NOON + 2 * HOUR)).toEqual([]);
    expect(await within(NOON - HOUR, NOON - 1)).toEqual([]);
    const { rows } = await tom.annotations.list({ metricIds: [metricId], ...ALWAYS });
    expect(rows).toEqual([
      {
        id,
        metricId,
        at: NOON,
        until: NOON + HOUR,
        text: 'Valve closed by hand',
        author: { id: tom.userId, fullName: 'Tom' },
        createdAt: test.ports.clock.now(),
      },
    ]);
  });

  it('of more than are asked for the newest come, oldest first, and the answer says how many there are', async () => {
    await using test = await createTestCore();
    const tom = test.as('technician');
    const metricId = aMetric(test);
    for (const hour of [3, 1, 2]) {
      const at = NOON + hour * HOUR;
      await tom.annotations.create({ id: test.newId(), metricId, at, text: `at ${hour}` });
    }
    const { rows, total } = await tom.annotations.list({ metricIds: [metricId], ...ALWAYS, limit: 2 });
    expect(rows.map(({ text }) => text)).toEqual(['at 2', 'at 3']);
    expect(total).toBe(3);
  });

  it('is changed and removed by its author and by whoever sets metrics up, by nobody else', async () => {
    await using test = await createTestCore();
    const { tom, id, found } = await anAnnotation(test);
    const [tina, petra, stella] = [test.as('technician'), test.as('planner'), test.as('storekeeper')];
    const before = contents(test);
    for (const refused of [
      tina.annotations.update({ id, changes: { text: 'No' } }),
      tina.annotations.archive({ id }),
      tina.annotations.restore({ id }),
      stella.annotations.archive({ id }),
    ]) {
      expect(await refusal(refused)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(contents(test)).toEqual(before);
    await tom.annotations.update({ id, changes: { until: null } });
    await petra.annotations.update({ id, changes: { text: 'Valve closed' } });
    expect(await found()).toMatchObject([{ until: null, text: 'Valve closed', author: { fullName: 'Tom' } }]);
    await petra.annotations.archive({ id });
    expect(await found()).toEqual([]);
    expect(await refusal(tom.annotations.update({ id, changes: { text: 'X' } }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    await tom.annotations.restore({ id });
    expect(await found()).toHaveLength(1);
  });

  it('does not end before it begins, also by a change of one of the two', async () => {
    await using test = await createTestCore();
    const { tom, id, metricId } = await anAnnotation(test);
    const before = contents(test);
    const wrong = { code: 'INVALID_INPUT', params: { fields: ['until'] } };
    const input = { id: test.newId(), metricId, at: NOON, until: NOON, text: 'x' };
    expect(await refusal(tom.annotations.create(input))).toMatchObject(wrong);
    expect(await refusal(tom.annotations.update({ id, changes: { at: NOON + HOUR } }))).toMatchObject(wrong);
    expect(contents(test)).toEqual(before);
  });

  it('that somebody else changed meanwhile is not overwritten', async () => {
    await using test = await createTestCore();
    const { tom, id, found } = await anAnnotation(test);
    const base = { text: 'Valve closed by hand' };
    await test.as('planner', 'Petra').annotations.update({ id, changes: { text: 'Pump off' }, base });
    const late = tom.annotations.update({ id, changes: { text: 'Valve shut' }, base });
    expect(await refusal(late)).toMatchObject({ code: 'RECORD_CHANGED', params: { by: 'Petra' } });
    expect(await found()).toMatchObject([{ text: 'Pump off' }]);
  });

  it('is told in the history of its metric', async () => {
    await using test = await createTestCore();
    const { tom, id, metricId } = await anAnnotation(test);
    await tom.annotations.update({ id, changes: { text: 'Valve shut' } });
    await tom.annotations.archive({ id });
    const { rows } = await tom.history.of({ subject: 'metrics', id: metricId });
    expect(
      rows
        .filter(({ entity }) => entity === 'annotations')
        .map(({ events, changes }) => [
          events.map(({ event, remark }) => [event, remark]),
          changes.map(({ field }) => field),
        ]),
    ).toEqual([
      [[['annotation-removed', null]], []],
      [[], ['text']],
      [[['annotation-written', 'Valve closed by hand']], ['until']],
    ]);
  });
});
