import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../shared/contract/index.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { importFile } from '../../testing/imports.ts';
import { realData } from '../../testing/real-data.ts';
import { exportedFile } from '../../testing/records.ts';
import { createSource } from '../metrics/series.ts';
import { ingest } from '../metrics/ingest.ts';
import { readXlsx } from '../records/tables/xlsx.ts';
import { exportWorkbook } from './export.ts';
import { contents } from '../../testing/fingerprint.ts';

type Asked = Inputs['imports']['exportPiece'];

function asked(assetId: Id, metricIds: Id[], more: Partial<Asked> = {}): Asked {
  return { assetId, metricIds, from: null, to: null, after: null, timeName: 'Time', ...more };
}

/** The whole file, as the page puts it together. */
async function exported(test: TestCore, input: Asked) {
  const planner = test.as('planner');
  let [text, readings, pieces] = ['', 0, 0];
  for (let after: number | null = input.after; ;) {
    const piece = await planner.imports.exportPiece({ ...input, after });
    text += piece.text;
    readings += piece.readings;
    pieces += 1;
    if (piece.next === null) return { text, readings, pieces, fileName: piece.fileName };
    after = piece.next;
  }
}

function put(test: TestCore, metricId: Id, readings: readonly (readonly [ts: number, value: number])[]) {
  test.core.services.database.write({ actorId: null, command: 'test.ingest' }, (tx) =>
    ingest(tx, createSource(tx, { kind: 'manual', label: 'test' }), [
      { metricId, ts: readings.map(([ts]) => ts), values: readings.map(([, value]) => value) },
    ]),
  );
}

/** The same as a workbook. */
async function exportedBook(test: TestCore, { after: _after, ...input }: Asked) {
  const planner = test.as('planner');
  const { jobId } = await planner.imports.startExport(input);
  return exportedFile(test, planner, jobId);
}

/** What stands in the cells of a workbook. */
async function cellsOf(bytes: Uint8Array) {
  const pause = () => Promise.resolve();
  const { rows } = await readXlsx(bytes, { corrections: { format: 'xlsx', headerRow: false }, pause });
  return rows.map(({ cells }) => cells);
}

const FORMATS = {
  csv: async (test: TestCore, input: Asked) => (await exported(test, input)).text,
  xlsx: async (test: TestCore, input: Asked) => (await exportedBook(test, input)).bytes,
};
const EACH = (['csv', 'xlsx'] as const).flatMap((format) =>
  (['en', 'de'] as const).map((language) => [format, language] as const),
);

/** By what the metric is called. */
function stored(test: TestCore, assetId: Id): unknown[] {
  return test.core.services.database
    .sql(
      `SELECT metrics.name, metrics.unit, ts, value FROM readings JOIN series ON series.id = series
       JOIN metrics ON metrics.id = metric_id WHERE asset_id = ? ORDER BY name, unit, ts`,
    )
    .all(assetId);
}

function speaks(test: TestCore, language: 'en' | 'de'): void {
  test.core.services.database.write({ actorId: null, command: 'test.language' }, (tx) =>
    tx.sql('UPDATE companies SET language = ?').run(language),
  );
}

const MORNING = Date.UTC(2026, 2, 1, 6);
const AWKWARD = [
  ['Flow', 'm³/h'],
  ['Flow (cold)', ''],
  ['Flux', 'kg/(m²s)'],
  ['=SUM(A1)', ''],
  ['-3 dB point', 'dB'],
  ['Run, "left"; right', 'h'],
  ['Changepoint flags', ''],
  ['Hüb', '°C'],
  ['Flow [m³/h]', ''],
  ['42', ''],
  ["'=SUM(A1)", ''],
  ["'quoted'", ''],
  ['Time', ''],
] as const;

describe('readings in a file', () => {
  it('have a row for each instant and a column for each metric', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test, { tag: 'P-101 / A' });
    const pressure = aMetric(test, { assetId, name: 'Pressure', unit: 'bar' });
    const speed = aMetric(test, { assetId, name: 'Speed', unit: '' });
    put(test, pressure, [
      [MORNING, 1.5],
      [MORNING + 60_000, 2],
    ]);
    put(test, speed, [[MORNING + 30_250, -7e-9]]);
    const file = await exported(test, asked(assetId, [pressure, speed]));
    expect(file.text).toBe(
      '\ufeffTime,Pressure [bar],Speed\r\n2026-03-01T06:00:00Z,1.5,\r\n2026-03-01T06:00:30.250Z,,-7e-9\r\n2026-03-01T06:01:00Z,2,\r\n',
    );
    expect(file).toMatchObject({ readings: 3, fileName: 'P-101-A-readings-2026-11-02.csv' });
    speaks(test, 'de');
    const german = await exported(test, asked(assetId, [pressure], { timeName: 'Zeit' }));
    expect(german.text).toBe(
      '\ufeffZeit;Pressure [bar]\r\n2026-03-01T06:00:00Z;1,5\r\n2026-03-01T06:01:00Z;2,0\r\n',
    );
  });

  it('are only those of the days of the plant that are asked for', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId, name: 'Speed', unit: '' });
    // Berlin is an hour before UTC, and two from 02:00 on 29 March.
    const instants = [
      '2026-03-27T22:59:59.999Z',
      '2026-03-27T23:00:00Z',
      '2026-03-29T21:59:59.999Z',
      '2026-03-29T22:00:00Z',
    ];
    put(
      test,
      metricId,
      instants.map((instant, at) => [Date.parse(instant), at]),
    );
    const of = async (from: string | null, to: string | null) =>
      (await exported(test, asked(assetId, [metricId], { from, to }))).text
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]);
    expect(await of('2026-03-28', '2026-03-29')).toEqual(instants.slice(1, 3));
    expect(await of('2026-03-28', null)).toEqual(instants.slice(1));
    expect(await of(null, '2026-03-29')).toEqual(instants.slice(0, 3));
  });

  it('come in pieces that leave nothing out and tell nothing twice', { timeout: 60_000 }, async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    const dense = aMetric(test, { assetId, name: 'Dense', unit: '' });
    const sparse = aMetric(test, { assetId, name: 'Sparse', unit: '' });
    put(
      test,
      dense,
      Array.from({ length: 45_000 }, (_, second) => [MORNING + second * 1000, second]),
    );
    put(
      test,
      sparse,
      Array.from({ length: 50 }, (_, minute) => [MORNING + minute * 900_000 + 500, minute]),
    );
    const file = await exported(test, asked(assetId, [dense, sparse]));
    expect(file.pieces).toBe(5);
    expect(file.readings).toBe(45_050);
    const instants = file.text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => Date.parse(line.split(',')[0]!));
    expect(instants).toHaveLength(45_050);
    expect(instants).toEqual([...new Set(instants)].toSorted((one, other) => one - other));
  });

  it.each(EACH)('come in again as nothing new (%s, %s)', async (format, language) => {
    await using test = await createTestCore();
    speaks(test, language);
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const metricIds = AWKWARD.map(([name, unit]) => aMetric(test, { assetId, name, unit }));
    metricIds.forEach((metricId, at) =>
      put(
        test,
        metricId,
        Array.from({ length: 30 }, (_, minute) => [
          MORNING + minute * 60_000 + at,
          at === 6 ? minute % 2 : minute * 1.234 - at,
        ]),
      ),
    );
    const file = await FORMATS[format](
      test,
      asked(assetId, metricIds, { timeName: language === 'de' ? 'Zeit' : 'Time' }),
    );
    if (typeof file === 'string') expect(file).toContain("'=SUM(A1)");
    const before = contents(test)['readings'];
    const { result, plan } = await importFile(test, planner, assetId, file);
    const count = 30 * AWKWARD.length;
    expect(result).toMatchObject({ state: 'done', added: 0, duplicates: count, problems: 0 });
    expect(plan.columns.slice(1).map(({ target }) => target)).toEqual(
      expect.arrayContaining(metricIds.map((metricId) => ({ kind: 'metric', metricId }))),
    );
    expect(contents(test)['readings']).toEqual(before);
  });

  it('are on another asset exactly what they were, whatever they are', { timeout: 120_000 }, async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const readings = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 0, max: MORNING }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
      ),
      { minLength: 1, maxLength: 20, selector: ([ts]) => ts },
    );
    await fc.assert(
      fc.asyncProperty(
        readings,
        readings,
        fc.constantFrom(...EACH),
        async (one, other, [format, language]) => {
          speaks(test, language);
          const [from, to] = [anAsset(test), anAsset(test)];
          for (const assetId of [from, to])
            for (const name of ['Flow', 'Level']) aMetric(test, { assetId, name, unit: 'm' });
          const metricIds = (await planner.metrics.ofAsset({ assetId: from })).map(({ id }) => id);
          put(test, metricIds[0]!, one);
          put(test, metricIds[1]!, other);
          const file = await FORMATS[format](test, asked(from, metricIds));
          const { result } = await importFile(test, planner, to, file);
          expect(result).toMatchObject({ added: one.length + other.length, problems: 0 });
          expect(stored(test, to)).toEqual(stored(test, from));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are refused to who may not see them, and for what is archived', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId });
    const elsewhere = aMetric(test);
    const gone = aMetric(test, { assetId, archivedAt: 1 });
    const input = asked(assetId, [metricId]);
    for (const ask of ['exportPiece', 'startExport'] as const) {
      expect((await refusal(test.anonymous().imports[ask](input))).code).toBe('NOT_SIGNED_IN');
      expect(await refusal(test.as('requester').imports[ask](input))).toEqual({
        code: 'FORBIDDEN',
        params: { permission: 'records.export' },
      });
      for (const other of [elsewhere, gone]) {
        const call = test.as('technician').imports[ask]({ ...input, metricIds: [metricId, other] });
        expect(await refusal(call)).toEqual({ code: 'NOT_FOUND', params: { entity: 'metric' } });
      }
    }
  });

  it('stand in a workbook as they stand in the text', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test, { tag: 'P-101 / A' });
    const pressure = aMetric(test, { assetId, name: 'Pressure', unit: 'bar' });
    const risky = aMetric(test, { assetId, name: '=1+1', unit: '' });
    put(test, pressure, [
      [MORNING, 1.5],
      [MORNING + 60_000, 2],
    ]);
    put(test, risky, [[MORNING + 30_250, -7e-9]]);
    const file = await exportedBook(test, asked(assetId, [pressure, risky]));
    expect(file).toMatchObject({ rows: 3, fileName: 'P-101-A-readings-2026-11-02.xlsx' });
    expect(await cellsOf(file.bytes)).toEqual([
      ['Time', 'Pressure [bar]', '=1+1'],
      ['2026-03-01T06:00:00Z', 1.5],
      ['2026-03-01T06:00:30.250Z', '', -7e-9],
      ['2026-03-01T06:01:00Z', 2],
    ]);
    const none = await exportedBook(test, asked(assetId, [pressure], { to: '2026-02-01' }));
    expect(await cellsOf(none.bytes)).toEqual([['Time', 'Pressure [bar]']]);
  });

  it('stay out of a workbook whose sheet has no room for them, and are counted', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    const [one, other] = ['One', 'Other'].map((name) => aMetric(test, { assetId, name, unit: '' }));
    put(
      test,
      one!,
      Array.from({ length: 30 }, (_, minute) => [MORNING + minute * 60_000, minute]),
    );
    put(
      test,
      other!,
      Array.from({ length: 30 }, (_, minute) => [MORNING + minute * 120_000, minute]),
    );
    const { after: _after, ...input } = asked(assetId, [one!, other!]);
    const { database } = test.core.services;
    const control = { signal: new AbortController().signal, report: () => undefined };
    const write = (most: number) => exportWorkbook(database, input, 0, control, { most });
    await expect(write(44)).rejects.toMatchObject({
      code: 'READINGS_TOO_MANY_ROWS',
      params: { rows: 45, most: 44 },
    });
    const { rows, bytes } = await write(45);
    expect(rows).toBe(60);
    expect(await cellsOf(bytes)).toHaveLength(46);
  });

  it('are given up where they are cancelled, and given to nobody else', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    const metricId = aMetric(test, { assetId });
    put(
      test,
      metricId,
      Array.from({ length: 2000 }, (_, second) => [MORNING + second * 1000, second]),
    );
    const { after: _after, ...input } = asked(assetId, [metricId]);
    const planner = test.as('planner');
    const { jobId } = await planner.imports.startExport(input);
    await planner.jobs.cancel({ id: jobId });
    expect((await ended(test, jobId)).state).toBe('cancelled');
    const nothing = { code: 'NOT_FOUND', params: { entity: 'job' } };
    expect(await refusal(planner.records.exportResult({ jobId }))).toEqual(nothing);
    const { jobId: whole } = await planner.imports.startExport(input);
    expect((await ended(test, whole)).state).toBe('done');
    expect(await refusal(test.as('manager').records.exportPiece({ jobId: whole, offset: 0 }))).toEqual(
      nothing,
    );
  });
});

const run = realData('pump-rig/valve1-0.csv');

describe.runIf(run !== null)('a run of the pump rig', () => {
  it.each(['csv', 'xlsx'] as const)(
    'goes out as %s and comes in again as nothing new',
    { timeout: 120_000 },
    async (format) => {
      await using test = await createTestCore();
      const planner = test.as('planner');
      const assetId = anAsset(test);
      const { result: first } = await importFile(test, planner, assetId, readFileSync(run!));
      const metricIds = (await planner.metrics.ofAsset({ assetId })).map(({ id }) => id);
      const file = await FORMATS[format](test, asked(assetId, metricIds));
      const { result } = await importFile(test, planner, assetId, file);
      expect(result).toMatchObject({ added: 0, duplicates: first.added, problems: 0 });
    },
  );
});
