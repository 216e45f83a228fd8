import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createTestCore, ended, refusal } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { importFile, proposedPlan, uploadFile } from '../../testing/imports.ts';
import type { Cell } from '../records/tables/table.ts';
import { workbook } from '../records/tables/xlsx-write.ts';

const at = (text: string) => new Date(`${text}Z`);
const sheet = (rows: Cell[][]) => workbook(rows, () => Promise.resolve());

describe('a workbook of readings', () => {
  it('is read with its dates as times of the plant and its numbers as they are', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test);
    const file = await sheet([
      ['Logger 7'],
      ['Time', 'Flow [m³/h]', 'Running', 'Note'],
      [at('2026-03-01T00:00:00'), 1.234, true, 'a "quiet" night'],
      [at('2026-03-01T06:00:30'), 12_345.678, false, ''],
      ['', '', '', ''],
      [at('2026-03-29T03:30:00'), 7, true],
    ]);
    const { result, plan } = await importFile(test, planner, assetId, file);
    expect(result).toMatchObject({ state: 'done', lines: 3, added: 6, problems: 0 });
    expect(plan.dialect).toMatchObject({ sheet: 'Sheet1', headerRow: true, timeColumn: 0 });
    expect(plan.columns.map(({ target }) => target.kind)).toEqual([
      'skip',
      'new-metric',
      'new-metric',
      'skip',
    ]);
    const stored = test.core.services.database
      .sql(
        `SELECT ts, value FROM readings JOIN series ON series.id = series JOIN metrics ON metrics.id = metric_id
         WHERE name = 'Flow' ORDER BY ts`,
      )
      .all();
    expect(stored).toEqual([
      { ts: Date.parse('2026-02-28T23:00:00Z'), value: 1.234 },
      { ts: Date.parse('2026-03-01T05:00:30Z'), value: 12_345.678 },
      { ts: Date.parse('2026-03-29T01:30:00Z'), value: 7 },
    ]);
    const again = await importFile(test, planner, assetId, file);
    expect(again.result).toMatchObject({ added: 0, duplicates: 6, problems: 0 });
  });

  it('names what is wrong by the row of its sheet, and does not mind cells that are not there', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = await sheet([
      ['Time', 'Flow', 'Level'],
      [at('2026-03-01T06:00:00'), 1.5, 2],
      [],
      [at('2026-03-01T06:01:00'), 'open'],
      ['soon', 1.5, 2],
    ]);
    const uploadId = await uploadFile(test, planner, file, 'loop.xlsx');
    const plan = await proposedPlan(planner, uploadId, anAsset(test));
    const { jobId } = await planner.imports.startDryRun({ uploadId, plan });
    expect((await ended(test, jobId)).state).toBe('done');
    const { problems, readings } = await planner.imports.dryRunResult({ jobId });
    expect(readings).toBe(2);
    expect(problems.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [4, 'Flow', 'open', 'bad-number'],
      [5, 'Time', 'soon', 'bad-time'],
    ]);
  });

  it('may have the day and the time of day in columns of their own', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const days = await sheet([
      ['Date', 'Clock', 'Flow'],
      [at('2026-03-01T00:00:00'), 0.25, 1.5],
      [at('2026-03-01T00:00:00'), 0.75, 2.5],
    ]);
    const parts = unzipSync(days);
    const path = 'xl/worksheets/sheet1.xml';
    // Style 2 shows a day with its time; without a day only the time is left.
    const xml = strFromU8(parts[path]!).replace(/<c r="(B[23])">/g, '<c r="$1" s="2">');
    const file = zipSync({ ...parts, [path]: strToU8(xml) });
    const { result } = await importFile(test, planner, anAsset(test), file);
    expect(result).toMatchObject({ state: 'done', added: 2, problems: 0 });
    expect(test.core.services.database.sql('SELECT ts FROM readings ORDER BY ts').pluck().all()).toEqual([
      Date.parse('2026-03-01T05:00:00Z'),
      Date.parse('2026-03-01T17:00:00Z'),
    ]);
  });

  it('is refused by what it is where it cannot be read', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const whole = await sheet([
      ['Time', 'Flow'],
      [at('2026-03-01T06:00:00'), 1],
    ]);
    const uploadId = await uploadFile(test, planner, whole, 'loop.xlsx');
    const input = { uploadId, assetId: null };
    const { sheets } = await planner.imports.inspect(input);
    expect(sheets).toEqual(['Sheet1']);
    expect(await refusal(planner.imports.inspect({ ...input, dialect: { sheet: 'Nothing' } }))).toEqual({
      code: 'WORKBOOK_UNREADABLE',
      params: { reason: 'no-such-sheet' },
    });
    const cut = await uploadFile(test, planner, whole.slice(0, whole.length - 40), 'cut.xlsx');
    expect(await refusal(planner.imports.inspect({ ...input, uploadId: cut }))).toMatchObject({
      code: 'WORKBOOK_UNREADABLE',
    });
  });
});
