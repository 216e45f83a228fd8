import { describe, expect, it } from 'vitest';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { importFile, proposedPlan, uploadFile } from '../../testing/imports.ts';
import { workbook } from '../records/tables/xlsx-write.ts';

const FILE = [
  'time;Flow [l/s];Note;Level',
  '01.03.2026 06:00;1,5;"a; b";4',
  '31.03.2026 06:01;=1+1;"say ""so""";5',
  'soon;1,6;;6',
  '01.03.2026 06:02;1,7',
  '01.03.2026 06:03;1,8;c;7;extra',
  '01.03.2026 06:04;1,9;"open;8',
  '01.03.2026 06:05;-2,5;d;9',
  '',
].join('\r\n');

async function checked(test: TestCore, content: string | Uint8Array, assetId = anAsset(test)) {
  const planner = test.as('planner');
  const uploadId = await uploadFile(test, planner, content, 'loop.csv');
  const plan = await proposedPlan(planner, uploadId, assetId);
  const { jobId } = await planner.imports.startDryRun({ uploadId, plan });
  expect((await ended(test, jobId)).state).toBe('done');
  const file = await planner.imports.badRowsFile({
    jobId,
    reasons: [{ reason: 'bad-number', text: 'No number' }],
  });
  return { planner, uploadId, plan, assetId, file, bytes: Buffer.from(file.data, 'base64') };
}

describe('bad rows of a file of readings', () => {
  it('come back in the form of the file, each with its reasons', async () => {
    await using test = await createTestCore();
    const { file, bytes } = await checked(test, FILE);
    expect(file).toMatchObject({ fileName: 'loop-bad-rows.csv', rows: 5, isWhole: true });
    expect(bytes.toString().split('\r\n')).toEqual([
      '\ufefftime;Flow [l/s];Note;Level;Millwright: reason',
      `31.03.2026 06:01;'=1+1;"say ""so""";5;Flow [l/s]: No number`,
      'soon;1,6;;6;time: bad-time',
      '01.03.2026 06:02;1,7;;;wrong-column-count',
      '01.03.2026 06:03;1,8;c;7;wrong-column-count;extra',
      '01.03.2026 06:04;1,9;"""open";8;unclosed-quote',
      '',
    ]);
  });

  it('mended are all that is new in their file', async () => {
    await using test = await createTestCore();
    const { planner, uploadId, plan, assetId, bytes } = await checked(test, FILE);
    const importId = test.newId();
    await ended(test, (await planner.imports.start({ uploadId, importId, plan })).jobId);
    expect(await planner.imports.get({ id: importId })).toMatchObject({ added: 5, problems: 5 });
    const mended = bytes
      .toString()
      .replace("'=1+1", '2,5')
      .replace('soon', '01.03.2026 06:10')
      .replace('1,7;;;', '1,7;;3;');
    const { result, plan: again } = await importFile(test, planner, assetId, mended);
    expect(again.columns.map(({ target }) => target.kind)).toEqual([
      'skip',
      'metric',
      'skip',
      'metric',
      'skip',
    ]);
    // The level of 06:01 had been read; the cell behind the reason still has no column.
    expect(result).toMatchObject({ added: 7, duplicates: 1, problems: 1 });
  });

  it('of a workbook come back as one', async () => {
    await using test = await createTestCore();
    const { assetId, file, bytes } = await checked(
      test,
      await workbook(
        [
          ['Time', 'Flow'],
          [new Date('2026-03-01T06:00:00Z'), 1.5],
          [new Date('2026-03-01T06:01:00Z'), 'open'],
          ['soon', 2.5],
        ],
        () => Promise.resolve(),
      ),
    );
    expect(file).toMatchObject({ fileName: 'loop-bad-rows.xlsx', rows: 2, isWhole: true });
    const { result, plan } = await importFile(test, test.as('planner'), assetId, bytes);
    expect(plan.dialect).toMatchObject({ sheet: 'Sheet1', timeColumn: 0 });
    expect(result).toMatchObject({ lines: 2, added: 0, problems: 2 });
  });

  it('keep everything out where nothing may be bad', async () => {
    await using test = await createTestCore();
    const { planner, uploadId, plan } = await checked(test, FILE);
    const start = async (badRows: 'refuse' | 'skip', upload = uploadId) => {
      const importId = test.newId();
      const { jobId } = await planner.imports.start({
        uploadId: upload,
        importId,
        plan: { ...plan, badRows },
      });
      return ended(test, jobId);
    };
    const one = (sql: string) => test.core.services.database.sql(sql).pluck().get();
    expect(await start('refuse')).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_HAS_BAD_ROWS', params: { count: 5 } },
    });
    expect([one('SELECT count(*) FROM readings'), one('SELECT count(*) FROM metrics')]).toEqual([0, 0]);
    const good = FILE.split('\r\n')
      .filter((_line, at) => at < 2 || at === 7)
      .join('\r\n');
    expect(await start('refuse', await uploadFile(test, planner, good))).toMatchObject({ state: 'done' });
    expect(one('SELECT count(*) FROM readings')).toBe(4);
  });
});
