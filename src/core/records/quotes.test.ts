/** Quotation marks that stand where they should not: no row is loaded torn, and none is lost. */
import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';
import { workbook } from './tables/xlsx-write.ts';

async function checked(content: string | Uint8Array, fileName = 'records.csv') {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const { jobId, result } = await checkFile(test, planner, content, { kind: 'assets' }, fileName);
  const { rows: problems } = await planner.records.dryRunProblems({ jobId });
  const { rows } = await planner.records.dryRunRows({ jobId, action: 'create' });
  const { data } = await planner.records.badRowsFile({ jobId });
  return {
    counts: result.counts,
    problems: problems.map(({ line, column, reason, value }) => [line, column, reason, value]),
    created: rows.map(({ label }) => label),
    file: Buffer.from(data, 'base64').toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/),
  };
}

describe('a quotation mark that is never closed', () => {
  it('makes its row a bad one, which is named and handed back with the others', async () => {
    const found = await checked('Tag,Name,Status\n"Q-1,Pump,running\nQ-2,Fan,runing\nQ-3,Belt,running\n');
    expect(found.counts).toEqual({ create: 1, change: 0, leave: 0, bad: 2 });
    expect(found.problems).toEqual([
      [2, null, 'unclosed-quote', '"Q-1 | Pump | running'],
      [3, 'Status', 'bad-choice', 'runing'],
    ]);
    expect(found.file.slice(1)).toEqual([
      '"""Q-1",Pump,running,unclosed-quote',
      'Q-2,Fan,runing,Status: bad-choice -> running',
    ]);
  });

  it('says nothing of the cells of its row, and rows below it hang on a bad row', async () => {
    const found = await checked(
      'Tag,Name,Status,Parent\n"Q-1,Pump,nonsense,nowhere,x\nQ-2,Fan,running,Q-1\nQ-3,Belt,running,\n',
    );
    expect(found.problems.map(([line, , reason]) => [line, reason])).toEqual([
      [2, 'unclosed-quote'],
      [3, 'depends-on-bad-row'],
    ]);
    expect(found.created).toEqual(['Q-3 Belt']);
  });

  it('leaves the good rows to be loaded', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { job, importId } = await importRecordsFile(
      test,
      planner,
      'Tag,Name\n"Q-1,Pump\nQ-2,Fan\nQ-3,Belt\n',
      { kind: 'assets', badRows: 'skip' },
    );
    expect(job.state).toBe('done');
    expect((await planner.assets.list({})).rows.map(({ tag }) => tag)).toEqual(['Q-2', 'Q-3']);
    const { rows } = await planner.imports.list({});
    expect(rows.find(({ id }) => id === importId)).toMatchObject({ lines: 3, problems: 1 });
  });
});

describe('a quotation mark that the next one closes', () => {
  it('takes no row with it', async () => {
    const found = await checked(
      'Tag,Name,Status\nA-1,"Pump,running\nA-2,Fan,running\nA-3,"Belt",running\nA-4,x,running\n',
    );
    expect(found.problems).toEqual([[2, null, 'unclosed-quote', 'A-1 | "Pump | running']]);
    expect(found.created).toEqual(['A-2 Fan', 'A-3 Belt', 'A-4 x']);
  });

  it('is named where nothing but the lines in a field of one line tells it', async () => {
    const found = await checked(
      'Tag,Name,Serial number,Description\nA-1,"Pump,x,y\nA-2,Fan",S-1,"one\ntwo"\nA-3,Belt,"S\n3",\n',
    );
    expect(found.counts).toEqual({ create: 0, change: 0, leave: 0, bad: 2 });
    expect(found.problems).toEqual([
      [2, 'Name', 'line-break', 'Pump,x,y\nA-2,Fan'],
      [5, 'Serial number', 'line-break', 'S\n3'],
    ]);
    expect(found.file.slice(1).join('\n')).toContain(
      'A-1,"Pump,x,y\nA-2,Fan",S-1,"one\ntwo",Name: line-break',
    );
  });

  it('with text behind it makes a bad cell, shown as it stands', async () => {
    const found = await checked('Tag,Name,Colour\nA-1,"5" pipe,"a" b\nA-2,12" pipe,\n');
    expect(found.problems).toEqual([[2, 'Name', 'stray-quote', '"5" pipe']]);
    expect(found.created).toEqual(['A-2 12" pipe']);
  });
});

it('a line break in a cell of a workbook is named with what was probably meant', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const file = await workbook(
    [
      ['Tag', 'Name', 'Description'],
      ['A-1', 'Pump\nbig', 'one\ntwo'],
    ],
    () => Promise.resolve(),
  );
  const { jobId } = await checkFile(test, planner, file, { kind: 'assets' }, 'plant.xlsx');
  expect((await planner.records.dryRunProblems({ jobId })).rows).toMatchObject([
    { column: 'Name', reason: 'line-break', fix: 'Pump big' },
  ]);
});
