import { describe, expect, it } from 'vitest';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric } from '../../testing/factories.ts';
import { uploadFile } from '../../testing/imports.ts';
import { violations } from '../../testing/invariants.ts';
import { ingest } from './ingest.ts';
import { createSource } from './series.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A metric with a reading every ten minutes of the last `days`, which came in as they were taken. */
function filled(test: TestCore, days: number): string {
  const metricId = aMetric(test);
  const now = test.ports.clock.now();
  const ts = Array.from({ length: days * 144 }, (_unused, index) => now - days * DAY + index * 10 * MINUTE);
  test.core.services.database.write({ actorId: null, command: 'test.fill' }, (tx) => {
    const source = createSource(tx, { kind: 'demo', label: 'test' });
    tx.sql('UPDATE reading_sources SET created_at = 0 WHERE id = ?').run(source);
    ingest(tx, source, [{ metricId, ts, values: ts.map((_ts, index) => index % 7) }]);
  });
  return metricId;
}

describe('how long readings are kept', () => {
  it('is three months and seven years until somebody with the right for it sets it otherwise', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    expect(await admin.retention.settings()).toEqual({ rawMonths: 3, rollupYears: 7 });
    const technician = test.as('technician');
    const longer = { rawMonths: 12, rollupYears: 10 };
    expect((await refusal(technician.retention.changeSettings(longer))).code).toBe('FORBIDDEN');
    await admin.retention.changeSettings(longer);
    expect(await technician.retention.settings()).toEqual(longer);
    for (const wrong of [
      { rawMonths: 0, rollupYears: 7 },
      { rawMonths: 24, rollupYears: 1 },
    ]) {
      expect((await refusal(admin.retention.changeSettings(wrong))).code).toBe('INVALID_INPUT');
    }
  });

  it('tells what would go, and then frees exactly that', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const metricId = filled(test, 150);
    const survey = async () => {
      const { jobId } = await admin.retention.startSurvey();
      await ended(test, jobId);
      return admin.retention.surveyResult({ jobId });
    };
    const before = await survey();
    expect(before).toMatchObject({
      readings: 150 * 144,
      metricCount: 1,
      metrics: [{ id: metricId, readings: 150 * 144, going: before.goingReadings }],
    });
    expect(before.goingReadings).toBeGreaterThan(55 * 144);
    // Set since, it removes no more than was shown.
    await admin.retention.changeSettings({ rawMonths: 1, rollupYears: 7 });
    const { jobId } = await admin.retention.startPrune({ shown: before });
    await ended(test, jobId);
    await admin.retention.changeSettings({ rawMonths: 3, rollupYears: 7 });
    expect(await admin.retention.lastPrune()).toEqual({ jobId });
    const freed = await admin.retention.pruneResult({ jobId });
    expect(freed).toMatchObject({ readings: before.goingReadings, rollups: 0 });
    expect(freed.bytes).toBeGreaterThan(0);
    expect(await survey()).toMatchObject({
      readings: before.readings - before.goingReadings,
      goingReadings: 0,
    });
    expect(violations(test.core.services.database)).toEqual([]);
  });

  it('is looked after once a day by the station itself', async () => {
    await using test = await createTestCore();
    filled(test, 150);
    const left = () =>
      test.core.services.database.sql('SELECT count(*) FROM readings').pluck().get() as number;
    const pass = async (hours: number) => {
      await test.ports.timers.pass(hours * 60 * MINUTE);
      const job = test.core.services.jobs.latest('retention-prune');
      if (job !== null) await ended(test, job);
      return left();
    };
    const first = await pass(1);
    expect(first).toBeLessThan(95 * 144);
    expect(await pass(2)).toBe(first);
    expect(await pass(22)).toBeLessThan(first);
  });
});

describe('time of which single readings are no longer kept', () => {
  it('is told to who exports readings, once there is any', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const metricId = filled(test, 100);
    const { assetId } = await admin.metrics.get({ id: metricId });
    const told = () => test.as('technician').retention.prunedUntil({ assetId });
    expect(await told()).toEqual({ until: null });
    const { jobId } = await admin.retention.startPrune({});
    await ended(test, jobId);
    const oldest = test.core.services.database.sql('SELECT min(ts) FROM readings').pluck().get() as number;
    const { until } = await told();
    expect(until).toBeGreaterThan(oldest - 15 * MINUTE);
    expect(until).toBeLessThanOrEqual(oldest);
  });

  it('is foreseen by the dry run of an import, with how many readings would be left out', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const metricId = filled(test, 100);
    const now = test.ports.clock.now();
    const { jobId: pruneId } = await admin.retention.startPrune({});
    await ended(test, pruneId);
    // Two of a time that is closed, one that is stored, one between stored ones, one before all.
    const at = [now - 100 * DAY, now - 99 * DAY + 1, now - DAY, now - DAY + MINUTE, now - 200 * DAY];
    const lines = at.toSorted((a, b) => a - b).map((ts) => `${new Date(ts).toISOString()};4`);
    const uploadId = await uploadFile(test, admin, `time;Vibration\n${lines.join('\n')}\n`);
    const columns = [{ index: 1, target: { kind: 'metric' as const, metricId } }];
    const plan = { dialect: { zone: 'UTC' }, columns };
    const { jobId } = await admin.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const foreseen = await admin.imports.dryRunResult({ jobId });
    expect(foreseen).toMatchObject({ readings: 5, closed: 2, duplicates: 1, problemCount: 0 });
    const importId = test.newId();
    await ended(test, (await admin.imports.start({ uploadId, importId, plan })).jobId);
    expect(await admin.imports.get({ id: importId })).toMatchObject({ added: 2, duplicates: 1 });
  });
});
