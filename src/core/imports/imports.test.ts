import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';
import { importFile, proposedPlan, uploadFile } from '../../testing/imports.ts';
import { realData } from '../../testing/real-data.ts';

const FILE = 'time;Vibration [mm/s];Temperature\r\n01.03.2026 06:00;1,5;40\r\n01.03.2026 06:05;1,6;41\r\n';

function counts(test: TestCore) {
  const one = (sql: string) => test.core.services.database.sql(sql).pluck().get();
  return {
    readings: one('SELECT count(*) FROM readings'),
    rollups: one('SELECT count(*) FROM rollups'),
    metrics: one('SELECT count(*) FROM metrics'),
    alarms: one('SELECT count(*) FROM alarms'),
  };
}

describe('importing readings', () => {
  it('recognises the file, reads it in plant time and makes the metrics it needs', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const { job, result } = await importFile(test, planner, assetId, FILE);
    expect(job.state).toBe('done');
    expect(result).toMatchObject({ state: 'done', lines: 2, added: 4, duplicates: 0, problems: 0 });
    const asset = expect.objectContaining({ id: assetId });
    expect(result.metrics).toMatchObject([
      { name: 'Vibration', isNew: true, asset },
      { name: 'Temperature', isNew: true, asset },
    ]);
    const metrics = await planner.metrics.ofAsset({ assetId });
    expect(metrics.map(({ name, unit, decimals, latest }) => ({ name, unit, decimals, latest }))).toEqual([
      { name: 'Temperature', unit: '', decimals: 0, latest: { ts: Date.UTC(2026, 2, 1, 5, 5), value: 41 } },
      {
        name: 'Vibration',
        unit: 'mm/s',
        decimals: 1,
        latest: { ts: Date.UTC(2026, 2, 1, 5, 5), value: 1.6 },
      },
    ]);
  });

  it('belongs to every asset that its columns go to, also once it is taken back', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [pump, fan] = [anAsset(test), anAsset(test)];
    const metricId = aMetric(test, { assetId: fan });
    const start = async () => {
      const uploadId = await uploadFile(test, planner, FILE);
      const { dialect, columns } = await proposedPlan(planner, uploadId, pump);
      const [time, vibration] = columns;
      const plan = {
        dialect,
        columns: [time!, vibration!, { index: 2, target: { kind: 'metric' as const, metricId } }],
      };
      const importId = test.newId();
      return { importId, ...(await planner.imports.start({ uploadId, importId, plan })) };
    };
    const first = await start();
    expect((await ended(test, first.jobId)).state).toBe('done');
    const second = await start();
    await planner.jobs.cancel({ id: second.jobId });
    expect((await ended(test, second.jobId)).state).toBe('cancelled');
    const links = test.core.services.database
      .sql('SELECT asset_id AS assetId, import_id AS importId FROM import_assets')
      .all();
    const both = [first, second].flatMap(({ importId }) =>
      [pump, fan].map((assetId) => ({ assetId, importId })),
    );
    expect(new Set(links)).toEqual(new Set(both));
  });

  it('adds nothing the second time, and finds its metrics again by name', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    await importFile(test, planner, assetId, FILE);
    const again = await importFile(test, planner, assetId, FILE);
    expect(again.result).toMatchObject({
      added: 0,
      duplicates: 4,
      metrics: [{ isNew: false }, { isNew: false }],
    });
    const { jobId, ...row } = again.result;
    expect(jobId).toBeNull();
    expect((await planner.imports.list({})).rows).toContainEqual(row);
    expect(again.plan.columns.map(({ target }) => target.kind)).toEqual(['skip', 'metric', 'metric']);
  });

  it('names every bad line in a dry run and writes nothing', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const before = counts(test);
    const uploadId = await uploadFile(
      test,
      planner,
      `${FILE}01.03.2026 06:10;x;42\r\nsoon;1;2\r\n01.03.2026 06:15;1\r\n`,
    );
    const plan = await proposedPlan(planner, uploadId, assetId);
    const { jobId } = await planner.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const dry = await planner.imports.dryRunResult({ jobId });
    expect(dry).toMatchObject({ lines: 5, readings: 5, problemCount: 3 });
    expect(dry.problems.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [4, 'Vibration [mm/s]', 'x', 'bad-number'],
      [5, 'time', 'soon', 'bad-time'],
      [6, null, '01.03.2026 06:15;1', 'wrong-column-count'],
    ]);
    expect(counts(test)).toEqual(before);
  });

  it('leaves out what cannot be true for a metric, and says so', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    aMetric(test, { assetId, name: 'Vibration', plausibleMin: 0, plausibleMax: 1.55 });
    const { result } = await importFile(test, planner, assetId, FILE);
    expect(result).toMatchObject({ lines: 2, added: 3, problems: 1 });
    const stored = test.core.services.database.sql('SELECT value FROM readings ORDER BY value').pluck().all();
    expect(stored).toEqual([1.5, 40, 41]);
  });

  it('reads what the meter of a counter showed, and states by their names', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    aMetric(test, { assetId, name: 'Hours', unit: 'h', kind: 'counter', rolloverAt: 1000 });
    const state = (code: number, label: string) => ({ code, label, severity: null });
    const choices = [state(0, 'Clean'), state(4, 'Worn out')];
    const filterId = aMetric(test, { assetId, name: 'Filter', unit: '', kind: 'characteristic', choices });
    const rows = ['06:00;990;clean', '06:05;20;Worn out', '06:10;15;Blocked', '06:15;25;4'];
    const file = `time;Hours [h];Filter\r\n${rows.map((row) => `01.03.2026 ${row}\r\n`).join('')}`;
    const uploadId = await uploadFile(test, planner, file);
    const proposed = await proposedPlan(planner, uploadId, assetId);
    const columns = proposed.columns.map((column) =>
      column.index === 2 ? { index: 2, target: { kind: 'metric' as const, metricId: filterId } } : column,
    );
    const plan = { ...proposed, columns };
    const { jobId } = await planner.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const found = await planner.imports.dryRunResult({ jobId });
    expect(found).toMatchObject({ readings: 6, problemCount: 2 });
    expect(found.problems).toEqual([
      { line: 4, column: 'Filter', value: 'Blocked', reason: 'unknown-state', suggestion: 'Clean, Worn out' },
      { line: 4, column: 'Hours [h]', value: '15', reason: 'counter-impossible', suggestion: null },
    ]);
    const importId = test.newId();
    await ended(test, (await planner.imports.start({ uploadId, importId, plan })).jobId);
    expect(await planner.imports.get({ id: importId })).toMatchObject({ added: 6, problems: 2 });
    const stored = test.core.services.database.sql('SELECT value FROM readings ORDER BY value').pluck().all();
    expect(stored).toEqual([0, 4, 4, 990, 1020, 1025]);
  });

  it('refuses a file whole for one figure that a counter cannot have shown, if no row may be bad', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    aMetric(test, { assetId, name: 'Hours', unit: 'h', kind: 'counter' });
    const rows = ['06:00;990', '06:05;20', '06:10;991'].map((row) => `01.03.2026 ${row}\r\n`);
    const uploadId = await uploadFile(test, planner, `time;Hours [h]\r\n${rows.join('')}`);
    const plan = { ...(await proposedPlan(planner, uploadId, assetId)), badRows: 'refuse' as const };
    const before = counts(test);
    const { jobId } = await planner.imports.start({ uploadId, importId: test.newId(), plan });
    expect(await ended(test, jobId)).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_HAS_BAD_ROWS', params: { count: 1 } },
    });
    expect(counts(test)).toEqual(before);
  });

  it('shows the first of many problems of each kind and names all of them, page by page', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const bad = [
      ...Array.from({ length: 1500 }, (_unused, index) => `01.03.2026 06:10;x${index};42`),
      ...Array.from({ length: 700 }, () => 'soon;1;2'),
    ];
    const uploadId = await uploadFile(test, planner, `${FILE}${bad.join('\r\n')}\r\n`);
    const { dialect } = await proposedPlan(planner, uploadId, anAsset(test));
    const columns = [1, 2].map((index) => ({
      index,
      target: { kind: 'metric' as const, metricId: aMetric(test) },
    }));
    const plan = { dialect, columns };
    const { jobId } = await planner.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const dry = await planner.imports.dryRunResult({ jobId });
    // Of the lines with a bad number all but the first are duplicates of its time, too.
    const total = 1500 + 1499 + 700;
    expect(dry.problemCount).toBe(total);
    expect(dry.problems).toHaveLength(1000);
    const reasons = new Set(dry.problems.map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(['bad-number', 'duplicate-in-file', 'bad-time']));
    const pages = [];
    for (let offset = 0; offset < total; offset += 2000) {
      pages.push(await planner.imports.dryRunProblems({ jobId, offset, limit: 2000 }));
    }
    expect(pages.map((page) => page.total)).toEqual([total, total]);
    const all = pages.flatMap(({ rows }) => rows);
    expect(all).toHaveLength(total);
    expect(all.map(({ line }) => line)).toEqual(all.map(({ line }) => line).toSorted((a, b) => a - b));
    expect(all.filter(({ reason }) => reason === 'bad-time')).toHaveLength(700);
    expect(all[0]).toMatchObject({ line: 4, value: 'x0', reason: 'bad-number' });
  });

  it('is told to nobody but who asked for it', async () => {
    await using test = await createTestCore();
    const [planner, other] = [test.as('planner'), test.as('planner')];
    const uploadId = await uploadFile(test, planner, FILE);
    const plan = await proposedPlan(planner, uploadId, anAsset(test));
    const { jobId } = await planner.imports.startDryRun({ uploadId, plan });
    await ended(test, jobId);
    const none = { code: 'NOT_FOUND', params: { entity: 'job' } };
    expect(await refusal(other.imports.dryRunResult({ jobId }))).toEqual(none);
    expect(await refusal(other.imports.dryRunProblems({ jobId, offset: 0, limit: 10 }))).toEqual(none);
    expect((await planner.imports.dryRunProblems({ jobId, offset: 0, limit: 10 })).total).toBe(0);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const before = counts(test);
    const lines = Array.from(
      { length: 30_000 },
      (_unused, second) => `${1_772_000_000 + second};${second % 7}`,
    );
    const uploadId = await uploadFile(test, planner, `epoch;Flow\n${lines.join('\n')}\n`);
    const plan = await proposedPlan(planner, uploadId, assetId);
    const importId = test.newId();
    const { jobId } = await planner.imports.start({ uploadId, importId, plan });
    // As another window does, which only knows the import.
    const found: (string | null)[] = [];
    const stop = test.core.services.database.onChange((topics) => {
      if (!topics.includes('readings')) return;
      void planner.imports.get({ id: importId }).then((record) => {
        found.push(record.jobId);
        return record.jobId === null ? {} : planner.jobs.cancel({ id: record.jobId });
      });
    });
    expect((await ended(test, jobId)).state).toBe('cancelled');
    stop();
    expect(found[0]).toBe(jobId);
    expect(counts(test)).toEqual(before);
    expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'cancelled', jobId: null });
  });

  it('is taken back when the program died in the middle', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    await importFile(test, planner, assetId, 'time,Flow\n2026-03-01 00:00,1\n');
    const before = counts(test);
    const { result } = await importFile(
      test,
      planner,
      assetId,
      'time,Flow,Head\n2026-03-01 00:00,7,9\n2026-03-01 00:05,2,8\n',
    );
    expect(result.added).toBe(3);
    test.core.services.database.write({ actorId: null, command: 'test.crash' }, (tx) => {
      tx.sql("UPDATE imports SET state = 'running' WHERE id = ?").run(result.id);
    });
    await test.restart();
    expect(counts(test)).toEqual(before);
    expect((await planner.imports.get({ id: result.id })).state).toBe('broken-off');
  });

  it('raises one alarm per breach, once everything is in', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId, name: 'Flow' });
    await planner.metrics.setThreshold({ metricId, threshold: aThreshold({ lowCritical: 10, deadband: 2 }) });
    const values = [20, 9, 10.5, 8, 11, 13, 20, 5];
    const lines = values.map((value, minute) => `2026-03-01 00:0${minute},${value}`).toReversed();
    const { result } = await importFile(test, planner, assetId, `time,Flow\n${lines.join('\n')}\n`);
    expect(result.alarmIds).toHaveLength(2);
    const { rows } = await test.as('technician').alarms.list({ assetId });
    expect(rows.map(({ state, peakValue }) => [state, peakValue])).toEqual([
      ['unacknowledged', 5],
      ['returned-unacknowledged', 8],
    ]);
  });

  it('refuses what is not a text file, an empty file, and two columns for one metric, in codes', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const zip = await uploadFile(
      test,
      planner,
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]),
    );
    expect((await refusal(planner.imports.inspect({ uploadId: zip, assetId }))).code).toBe('FILE_NOT_TEXT');
    const empty = planner.uploads.begin({
      uploadId: test.newId(),
      fileName: 'x.csv',
      size: 0,
      purpose: 'readings',
    });
    expect((await refusal(empty)).code).toBe('FILE_EMPTY');
    const uploadId = await uploadFile(test, planner, FILE);
    const metricId = aMetric(test);
    const { dialect } = await planner.imports.inspect({ uploadId, assetId });
    const columns = [1, 2].map((index) => ({ index, target: { kind: 'metric' as const, metricId } }));
    const call = planner.imports.start({ uploadId, importId: test.newId(), plan: { dialect, columns } });
    expect(await refusal(call)).toEqual({
      code: 'IMPORT_PLAN_INVALID',
      params: { reason: 'two-columns-one-metric' },
    });
  });

  it('refuses a time zone that nobody knows before it begins', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const uploadId = await uploadFile(test, planner, FILE);
    const plan = await proposedPlan(planner, uploadId, anAsset(test));
    const before = counts(test);
    const elsewhere = { ...plan, dialect: { ...plan.dialect, zone: 'Mars/Phobos' } };
    const refused = { code: 'IMPORT_PLAN_INVALID', params: { reason: 'unknown-zone' } };
    const check = planner.imports.startDryRun({ uploadId, plan: elsewhere });
    expect(await refusal(check)).toEqual(refused);
    const start = planner.imports.start({ uploadId, importId: test.newId(), plan: elsewhere });
    expect(await refusal(start)).toEqual(refused);
    expect(counts(test)).toEqual(before);
  });

  it("keeps one person's file from another", async () => {
    await using test = await createTestCore();
    const uploadId = await uploadFile(test, test.as('planner'), FILE);
    const call = test.as('planner').imports.inspect({ uploadId, assetId: anAsset(test) });
    expect((await refusal(call)).code).toBe('NOT_FOUND');
  });
});

const pumpRig = realData('pump-rig');

describe.runIf(pumpRig !== null)('the files of the pump rig', () => {
  it(
    'come in whole, without their labels, once, and a closed valve is an alarm',
    { timeout: 120_000 },
    async () => {
      await using test = await createTestCore();
      const planner = test.as('planner');
      const assetId = anAsset(test);
      const files = readdirSync(pumpRig!).filter((name) => name.endsWith('.csv'));
      expect(files).toHaveLength(11);
      const total = { lines: 0, added: 0, problems: 0 };
      const readings = new Map<string, number>();
      for (const name of files) {
        const { result, plan } = await importFile(test, planner, assetId, readFileSync(join(pumpRig!, name)));
        total.lines += result.lines;
        total.added += result.added;
        total.problems += result.problems;
        readings.set(name, result.added + result.duplicates);
        expect(plan.columns.filter(({ target }) => target.kind !== 'skip')).toHaveLength(8);
      }
      expect(total).toEqual({ lines: 20_709, added: 165_672, problems: 0 });
      for (const name of files) {
        const { result } = await importFile(test, planner, assetId, readFileSync(join(pumpRig!, name)));
        expect([name, result.added, result.duplicates]).toEqual([name, 0, readings.get(name)]);
      }
      const metrics = await planner.metrics.ofAsset({ assetId });
      expect(metrics).toHaveLength(8);
      const flow = metrics.find(({ name }) => name.includes('Flow'))!;
      const threshold = aThreshold({ lowWarning: 30.5, lowCritical: 28, deadband: 0.8, onDelayMs: 5000 });
      const trial = await planner.metrics.tryThreshold({ metricId: flow.id, threshold });
      // Four of the ten runs close the valve far enough to bring the flow clearly out of its normal 31 to 33.
      expect(trial.spans.map(({ severity }) => severity)).toEqual([
        'warning',
        'warning',
        'warning',
        'critical',
      ]);
      for (const { startedAt, endedAt } of trial.spans)
        expect(endedAt! - startedAt).toBeGreaterThan(4 * 60_000);
      expect((await planner.metrics.setThreshold({ metricId: flow.id, threshold })).episodes).toBe(
        trial.episodes,
      );
    },
  );
});
