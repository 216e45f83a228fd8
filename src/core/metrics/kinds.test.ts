import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { NO_LIMITS } from '../../shared/domain/threshold.ts';

const RUNNING = { code: 0, label: 'Running', severity: null };
const WORN = { code: 1, label: 'Worn', severity: 'warning' as const };
const BLOCKED = { code: 2, label: 'Blocked', severity: 'critical' as const };
const choices = [RUNNING, WORN, BLOCKED];

const states = { kind: 'characteristic' as const, choices };

function readAll(test: TestCore, metricId: string, values: readonly number[]): Promise<unknown>[] {
  const { addReading } = test.as('planner').metrics;
  const start = test.ports.clock.now() - 3_600_000;
  return values.map((value, index) => addReading({ metricId, ts: start + index * 60_000, value }));
}

describe('a metric of states', () => {
  it('rings while it is in a bad one, and takes no reading of a state it has not', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const id = test.newId();
    await planner.create({ id, assetId: anAsset(test), name: 'Filter', unit: '', ...states });
    expect(await planner.get({ id })).toMatchObject({ ...states, level: 'normal' });
    await Promise.all(readAll(test, id, [0, 1, 2]));
    expect(await planner.get({ id })).toMatchObject({ level: 'critical' });
    const unknown = planner.addReading({ metricId: id, ts: 1, value: 3 });
    expect(await refusal(unknown)).toEqual({ code: 'INVALID_INPUT', params: { fields: ['value'] } });
  });

  it('is refused without choices, with limits, and delays may be set', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const assetId = anAsset(test);
    const bare = { id: test.newId(), assetId, name: 'Filter', unit: '', kind: 'characteristic' as const };
    expect(await refusal(planner.create(bare))).toEqual({
      code: 'METRIC_INVALID',
      params: { problems: ['choices-needed'] },
    });
    const metricId = aMetric(test, states);
    const limits = planner.setThreshold({ metricId, threshold: aThreshold({ highWarning: 1 }) });
    expect(await refusal(limits)).toEqual({
      code: 'THRESHOLD_INVALID',
      params: { problems: ['limit-of-states'] },
    });
    const delays = { ...NO_LIMITS, onDelayMs: 600_000 };
    await planner.setThreshold({ metricId, threshold: delays });
    await Promise.all(readAll(test, metricId, [0, 1, 2]));
    expect(await planner.get({ id: metricId })).toMatchObject({ level: 'pending', threshold: delays });
  });

  it('has its history evaluated anew when other states are bad', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const id = aMetric(test, states);
    await Promise.all(readAll(test, id, [0, 1]));
    expect(await planner.get({ id })).toMatchObject({ level: 'warning' });
    const calm = [RUNNING, { ...WORN, label: 'A little worn', severity: null }, BLOCKED];
    await planner.update({ id, changes: { choices: calm }, base: { choices } });
    expect(await planner.get({ id })).toMatchObject({ level: 'normal', choices: calm });
    const grave = [RUNNING, { ...WORN, severity: 'critical' as const }, BLOCKED];
    await planner.update({ id, changes: { choices: grave } });
    expect(await planner.get({ id })).toMatchObject({ level: 'critical' });
  });

  it('keeps the states that readings have', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const id = aMetric(test, states);
    await Promise.all(readAll(test, id, [0, 2]));
    const without = planner.update({ id, changes: { choices: [RUNNING, WORN] } });
    expect(await refusal(without)).toEqual({
      code: 'METRIC_CHOICE_IN_USE',
      params: { choices: ['Blocked'] },
    });
    // No reading is of it, though it lies between those there are.
    await planner.update({ id, changes: { choices: [RUNNING, BLOCKED] } });
    expect((await planner.get({ id })).choices).toEqual([RUNNING, BLOCKED]);
  });
});

describe('the kind of a metric', () => {
  it('changes until there is a reading', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const id = aMetric(test);
    await planner.update({ id, changes: states });
    await planner.update({ id, changes: { kind: 'gauge', choices: null } });
    await planner.addReading({ metricId: id, ts: 1, value: 5 });
    expect(await refusal(planner.update({ id, changes: states }))).toMatchObject({
      code: 'METRIC_KIND_FIXED',
    });
  });

  it('does not become one of states while there are limits', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner').metrics;
    const metricId = aMetric(test);
    await planner.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
    const change = planner.update({ id: metricId, changes: states });
    expect(await refusal(change)).toMatchObject({ code: 'METRIC_HAS_LIMITS' });
  });
});

it('refuses a range of which no value can be part', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner').metrics;
  const id = aMetric(test, { plausibleMin: 0 });
  expect(await refusal(planner.update({ id, changes: { plausibleMax: -1 } }))).toEqual({
    code: 'METRIC_INVALID',
    params: { problems: ['plausible-reversed'] },
  });
  await planner.update({ id, changes: { plausibleMax: 50 } });
  expect(await planner.get({ id })).toMatchObject({ plausibleMin: 0, plausibleMax: 50 });
});

it('is listed once, however many of its watches have been at work', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner').metrics;
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId });
  const threshold = aThreshold({ highWarning: 50, rateCritical: 3, rateWindowMs: 600_000 });
  await planner.setThreshold({ metricId, threshold });
  await Promise.all(readAll(test, metricId, [1, 9]));
  const listed = await planner.ofAsset({ assetId });
  expect(listed.map(({ id, level }) => [id, level])).toEqual([[metricId, 'critical']]);
});

it('is handed down whole by the type of an asset', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const assetTypeId = test.newId();
  await planner.assetTypes.create({ id: assetTypeId, name: 'Filter' });
  const state = {
    name: 'State',
    unit: '',
    decimals: 0,
    ...states,
    plausibleMin: null,
    plausibleMax: null,
    noDataMs: 60_000,
  };
  const range = {
    name: 'Pressure',
    unit: 'bar',
    decimals: 1,
    kind: 'gauge' as const,
    plausibleMin: -1,
    plausibleMax: 40,
    noDataMs: null,
    choices: null,
  };
  const delays = { ...NO_LIMITS, onDelayMs: 1000 };
  await planner.assetTypes.addMetric({ id: test.newId(), assetTypeId, ...state, threshold: delays });
  await planner.assetTypes.addMetric({ id: test.newId(), assetTypeId, ...range, threshold: null });
  const assetId = test.newId();
  await planner.assets.create({ id: assetId, tag: 'F-1', name: 'Filter', assetTypeId });
  expect(await planner.metrics.ofAsset({ assetId })).toMatchObject([
    { ...range, threshold: null },
    { ...state, threshold: delays },
  ]);
  const [first] = (await planner.assetTypes.get({ id: assetTypeId })).metrics;
  const wrong = planner.assetTypes.updateMetric({ id: first!.id, changes: { kind: 'gauge' } });
  expect(await refusal(wrong)).toMatchObject({ code: 'METRIC_INVALID' });
});
