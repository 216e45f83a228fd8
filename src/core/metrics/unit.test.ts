import { describe, expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { aMetric } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

/** Hot water of 80 °C, read once. */
async function aReadMetric() {
  const test = await createTestCore();
  const planner = test.as('planner', 'Petra');
  const metricId = aMetric(test, { name: 'Flow line', unit: '°C' });
  await planner.metrics.addReading({ metricId, ts: test.ports.clock.now() - 60_000, value: 80 });
  return { test, planner, metricId, [Symbol.asyncDispose]: () => test[Symbol.asyncDispose]() };
}

describe('the unit of a metric with readings', () => {
  it('does not change by the way, and nothing else of that change is kept', async () => {
    await using scene = await aReadMetric();
    const { test, planner, metricId } = scene;
    const before = contents(test);
    const call = planner.metrics.update({ id: metricId, changes: { unit: '°F', name: 'Return line' } });
    expect(await refusal(call)).toEqual({ code: 'METRIC_UNIT_IN_USE', params: { unit: '°C' } });
    expect(contents(test)).toEqual(before);
  });

  it('may be spelled in another way', async () => {
    await using scene = await aReadMetric();
    const { planner, metricId } = scene;
    await planner.metrics.update({ id: metricId, changes: { unit: 'degC' } });
    expect(await planner.metrics.get({ id: metricId })).toMatchObject({ unit: 'degC' });
  });

  it('is corrected where the label was wrong: the values stay, and the history says so', async () => {
    await using scene = await aReadMetric();
    const { planner, metricId } = scene;
    await planner.metrics.correctUnit({ id: metricId, unit: '°F', base: '°C' });
    expect(await planner.metrics.get({ id: metricId })).toMatchObject({ unit: '°F', latest: { value: 80 } });
    const { rows } = await planner.history.of({ subject: 'metrics', id: metricId });
    expect(rows[0]).toMatchObject({
      actor: { fullName: 'Petra' },
      events: [{ event: 'unit-corrected' }],
      changes: [{ field: 'unit', old: '°C', new: '°F' }],
    });
  });

  it('is not corrected twice, nor where somebody else has done so, nor by who may not', async () => {
    await using scene = await aReadMetric();
    const { test, planner, metricId } = scene;
    await planner.metrics.correctUnit({ id: metricId, unit: '°F', base: '°C' });
    await planner.metrics.correctUnit({ id: metricId, unit: '°F', base: '°C' });
    const late = test.as('manager').metrics.correctUnit({ id: metricId, unit: 'K', base: '°C' });
    expect(await refusal(late)).toEqual({ code: 'RECORD_CHANGED', params: { by: 'Petra' } });
    const technician = test.as('technician').metrics.correctUnit({ id: metricId, unit: 'K', base: '°F' });
    expect(await refusal(technician)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('that has states instead of values is none', async () => {
    await using test = await createTestCore();
    const choices = [1, 2].map((code) => ({ code, label: `State ${code}`, severity: null }));
    const id = aMetric(test, { kind: 'characteristic', unit: '', choices });
    const call = test.as('planner').metrics.correctUnit({ id, unit: 'K', base: '' });
    expect(await refusal(call)).toEqual({ code: 'INVALID_INPUT', params: { fields: ['unit'] } });
  });

  it('changes like any other field while there is no reading', async () => {
    await using test = await createTestCore();
    const id = aMetric(test, { unit: '°C' });
    await test.as('planner').metrics.update({ id, changes: { unit: '°F' } });
    expect(await test.as('planner').metrics.get({ id })).toMatchObject({ unit: '°F' });
  });

  it('is fixed for a counter of which only a meter change is known', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = aMetric(test, { kind: 'counter', unit: 'h' });
    const at = test.ports.clock.now() - 60_000;
    const change = { id: test.newId(), metricId: id, at, oldFace: 5, newFace: 0, reason: 'Worn' };
    await planner.counters.changeMeter(change);
    const call = planner.metrics.update({ id, changes: { unit: 'min' } });
    expect(await refusal(call)).toMatchObject({ code: 'METRIC_UNIT_IN_USE' });
  });
});

describe('a file of metrics', () => {
  const file = (unit: string) => `Asset,Metric,Unit\nP-1,Flow,${unit}\n`;

  it('does not relabel what was read either, and names the cell', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await importRecordsFile(test, planner, file('m³/h'), { kind: 'metrics', createUnknown: true });
    const [row] = test.core.services.database.sql('SELECT id FROM metrics').all() as { id: string }[];
    const known = await checkFile(test, planner, file('l/min'), { kind: 'metrics' });
    expect(known.result.counts).toMatchObject({ change: 1, bad: 0 });
    await planner.metrics.addReading({ metricId: row!.id, ts: test.ports.clock.now() - 60_000, value: 3 });
    const { jobId, result } = await checkFile(test, planner, file('l/min'), { kind: 'metrics' });
    expect(result.counts).toMatchObject({ change: 0, bad: 1 });
    const { rows } = await planner.records.dryRunProblems({ jobId });
    expect(rows).toMatchObject([{ column: 'Unit', reason: 'unit-of-readings', fix: 'm³/h' }]);
    const same = await checkFile(test, planner, file('m3/h'), { kind: 'metrics' });
    expect(same.result.counts).toMatchObject({ bad: 0 });
  });

  it('that is undone leaves the unit in which there are readings by now', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await importRecordsFile(test, planner, file('m³/h'), { kind: 'metrics', createUnknown: true });
    const [row] = test.core.services.database.sql('SELECT id FROM metrics').all() as { id: string }[];
    test.ports.clock.advance(60_000);
    const { importId } = await importRecordsFile(test, planner, file('l/min'), { kind: 'metrics' });
    await planner.metrics.addReading({ metricId: row!.id, ts: test.ports.clock.now() - 60_000, value: 3 });
    const { kept } = await undone(test, planner, importId);
    expect(kept).toMatchObject([{ reason: 'readings-in-unit' }]);
    expect(await planner.metrics.get({ id: row!.id })).toMatchObject({ unit: 'l/min' });
  });
});
