import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

describe('work orders in a file', () => {
  it('that are completed have an end, and those that go on have none, also where no column tells it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    await planner.workOrders.create({ id, title: 'Seal', type: 'corrective', priority: 'low' });
    const { number, createdAt } = await planner.workOrders.get({ id });
    const file = (status: string) => `Work order,Title,Status\n${number},Seal,${status}\n`;
    const { jobId } = await checkFile(test, planner, file('completed'));
    const { rows } = await planner.records.dryRunRows({ jobId, action: 'change' });
    expect(rows[0]!.fields.map(({ field }) => field)).toEqual(['status', 'completedAt']);
    await importRecordsFile(test, planner, file('completed'));
    expect(await planner.workOrders.get({ id })).toMatchObject({
      status: 'completed',
      completedAt: createdAt,
    });
    await importRecordsFile(test, planner, file('open'));
    expect(await planner.workOrders.get({ id })).toMatchObject({ status: 'open', completedAt: null });
  });

  it('without numbers are told to be there already, by asset, title and time of report', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'P-1' });
    const file =
      'Title,Asset,Reported,Status\nSeal leaks,P-1,2020-01-02 08:00,completed\nSeal leaks,P-1,2020-03-02,open\nPaint,,2020-01-02,open\n';
    expect((await importRecordsFile(test, planner, file)).result.duplicateCount).toBe(0);
    const { result } = await checkFile(test, planner, file);
    expect(result.duplicates.map(({ line, record }) => [line, record !== null])).toEqual([
      [2, true],
      [3, true],
      [4, true],
    ]);
    expect(result).toMatchObject({ counts: { create: 3, leave: 0 }, duplicatesLeftOut: 0 });
    const left = await importRecordsFile(test, planner, file, { leaveDuplicates: true });
    expect(left.result).toMatchObject({
      counts: { create: 0, leave: 3 },
      duplicateCount: 3,
      duplicatesLeftOut: 3,
    });
    expect((await planner.workOrders.list({ view: 'all' })).total).toBe(3);
    const numbered = 'Work order,Title,Asset,Reported\nX-1,Seal leaks,P-1,2020-03-02\n';
    expect((await checkFile(test, planner, numbered)).result.duplicateCount).toBe(0);
  });

  it('with neither number nor time of report are told by asset and title', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = 'Title,Priority\nSeal leaks,high\nOil,low\nOIL,low\n';
    const kind = { kind: 'work_orders' } as const;
    const first = await importRecordsFile(test, planner, file, kind);
    expect(first.result.duplicates).toMatchObject([{ line: 4, otherLine: 3 }]);
    expect((await checkFile(test, planner, file, kind)).result.duplicateCount).toBe(3);
  });

  it('that are open only because no status is told are counted, with how old they are', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file =
      'Work order,Title,Status,Reported,Completed\nW-1,a,,2001-05-06,\nW-2,b,,,\nW-3,c,open,1999-01-01,\nW-4,d,,1998-01-01,1998-02-01\n';
    const { result } = await checkFile(test, planner, file);
    expect(result.assumed).toEqual({
      field: 'status',
      value: 'open',
      count: 2,
      oldest: Date.UTC(2001, 4, 5, 22),
    });
    const without = 'Work order,Title,Reported\nW-1,a,2001-05-06\n';
    const constants = [{ field: 'status', value: 'completed' }];
    expect((await checkFile(test, planner, without)).result.assumed).toMatchObject({ count: 1 });
    expect((await checkFile(test, planner, without, { constants })).result.assumed).toBeNull();
    expect((await checkFile(test, planner, 'Tag,Name\nP-1,a\n')).result.assumed).toBeNull();
  });
});
