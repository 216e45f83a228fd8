import { describe, expect, it } from 'vitest';
import { createTestCore, ended, refusal } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { importFile, proposedPlan, uploadFile } from '../../testing/imports.ts';

const FILE = 'time,Temperature [degF],Pressure (psi),"Flow, m3/h"\n2026-03-01 00:00Z,212,100,3.6\n';

async function withPump() {
  const test = await createTestCore();
  const assetId = anAsset(test);
  const temperature = aMetric(test, { assetId, name: 'Temperature', unit: '°C', plausibleMax: 150 });
  const pressure = aMetric(test, { assetId, name: 'Pressure', unit: 'bar' });
  const flow = aMetric(test, { assetId, name: 'Flow', unit: 'l/s' });
  const stored = () =>
    test.core.services.database
      .sql(
        `SELECT m.name, round(r.value, 6) AS value FROM readings r JOIN series s ON s.id = r.series
         JOIN metrics m ON m.id = s.metric_id ORDER BY m.name`,
      )
      .all();
  return { test, planner: test.as('planner'), assetId, temperature, pressure, flow, stored };
}

describe('another value than is stored', () => {
  it('is named by a dry run and stays out; the same value, in whatever unit, is there already', async () => {
    const pump = await withPump();
    await using test = pump.test;
    await importFile(test, pump.planner, pump.assetId, FILE);
    const before = pump.stored();
    const other = 'time,Temperature,Pressure (psi)\n2026-03-01 00:00Z,100,90\n2026-03-01 00:01Z,101,91\n';
    const uploadId = await uploadFile(test, pump.planner, other);
    const plan = await proposedPlan(pump.planner, uploadId, pump.assetId);
    const { jobId } = await pump.planner.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const dry = await pump.planner.imports.dryRunResult({ jobId });
    expect(dry).toMatchObject({ readings: 3, duplicates: 1, problemCount: 1 });
    expect(dry.problems).toMatchObject([{ line: 2, column: 'Pressure (psi)', reason: 'value-differs' }]);
    const importId = test.newId();
    const run = await pump.planner.imports.start({ uploadId, importId, plan });
    expect((await ended(test, run.jobId)).state).toBe('done');
    expect(await pump.planner.imports.get({ id: importId })).toMatchObject({
      added: 2,
      duplicates: 1,
      problems: 1,
    });
    expect(pump.stored()).toEqual(expect.arrayContaining(before));
    const refused = { ...plan, badRows: 'refuse' as const };
    const anew = { uploadId: await uploadFile(test, pump.planner, other), importId: test.newId() };
    const again = await pump.planner.imports.start({ ...anew, plan: refused });
    expect(await ended(test, again.jobId)).toMatchObject({ error: { code: 'IMPORT_HAS_BAD_ROWS' } });
  });
});

describe('units in the headers of a file', () => {
  it('are converted to those of the metrics, before it is asked what can be true', async () => {
    const pump = await withPump();
    await using test = pump.test;
    const { result, plan } = await importFile(test, pump.planner, pump.assetId, FILE);
    expect(plan.columns.map(({ target }) => target)).toEqual([
      { kind: 'skip' },
      { kind: 'metric', metricId: pump.temperature, unit: '°F' },
      { kind: 'metric', metricId: pump.pressure, unit: 'psi' },
      { kind: 'metric', metricId: pump.flow, unit: 'm³/h' },
    ]);
    expect(result).toMatchObject({ added: 3, problems: 0 });
    expect(pump.stored()).toEqual([
      { name: 'Flow', value: 1 },
      { name: 'Pressure', value: 6.894757 },
      { name: 'Temperature', value: 100 },
    ]);
  });

  it('are shown by a dry run, with what becomes of the first value', async () => {
    const pump = await withPump();
    await using test = pump.test;
    const uploadId = await uploadFile(test, pump.planner, FILE);
    const plan = await proposedPlan(pump.planner, uploadId, pump.assetId);
    const { jobId } = await pump.planner.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const { perColumn } = await pump.planner.imports.dryRunResult({ jobId });
    expect(perColumn[0]).toMatchObject({ unit: '°C', converted: { from: '°F', before: 212 } });
    expect(perColumn[0]!.converted!.after).toBeCloseTo(100, 9);
    expect(perColumn[2]).toMatchObject({ unit: 'l/s', converted: { from: 'm³/h', before: 3.6 } });
  });

  it('are not converted where somebody says that the values are in the unit of the metric', async () => {
    const pump = await withPump();
    await using test = pump.test;
    const uploadId = await uploadFile(test, pump.planner, FILE);
    const { dialect } = await proposedPlan(pump.planner, uploadId, pump.assetId);
    const target = { kind: 'metric' as const, metricId: pump.pressure };
    const plan = { dialect, columns: [{ index: 2, target }] };
    const { jobId } = await pump.planner.imports.start({ uploadId, importId: test.newId(), plan });
    expect((await ended(test, jobId)).state).toBe('done');
    expect(pump.stored()).toEqual([{ name: 'Pressure', value: 100 }]);
  });

  it('are in doubt where they are unknown or measure something else', async () => {
    const pump = await withPump();
    await using test = pump.test;
    const uploadId = await uploadFile(
      test,
      pump.planner,
      'time,Temperature [furlong],Pressure (degC),Flow\n2026-03-01 00:00Z,1,2,3\n',
    );
    const { columns, dialect } = await pump.planner.imports.inspect({ uploadId, assetId: pump.assetId });
    expect(columns.map(({ unitDoubt }) => unitDoubt)).toEqual([null, 'unknown', 'incompatible', null]);
    const target = { kind: 'metric' as const, metricId: pump.pressure, unit: '°C' };
    const plan = { dialect, columns: [{ index: 2, target }] };
    expect(await refusal(pump.planner.imports.startDryRun({ uploadId, plan }))).toEqual({
      code: 'IMPORT_PLAN_INVALID',
      params: { reason: 'unit' },
    });
  });
});

describe('headers with the tag of the asset', () => {
  it('are those of its metrics, and of new ones without the tag', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test, { tag: 'P-101' });
    const metricId = aMetric(test, { assetId, name: 'Vibration', unit: 'mm/s' });
    const file = 'time,p-101/Vibration [mm/s],P-101/Flow [l/s],P-1012/Flow\n2026-03-01 00:00Z,1,2,3\n';
    const uploadId = await uploadFile(test, planner, file);
    const { columns } = await planner.imports.inspect({ uploadId, assetId });
    expect(columns.slice(1).map(({ proposal }) => proposal)).toMatchObject([
      { kind: 'metric', metricId },
      { kind: 'new-metric', name: 'Flow', unit: 'l/s' },
      { kind: 'new-metric', name: 'P-1012/Flow' },
    ]);
  });
});
