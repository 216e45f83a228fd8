import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RecordsPlan } from '../../shared/contract/records.ts';
import { createTestCore, ended } from '../../testing/core.ts';
import { contents } from '../../testing/fingerprint.ts';
import { violations } from '../../testing/invariants.ts';
import { realData } from '../../testing/real-data.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

describe('the assets of a building', () => {
  const file = realData('building/assets.csv');
  it.skipIf(file === null)('come in with their types and places, children before their parents', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { job, result } = await importRecordsFile(test, planner, readFileSync(file!), {
      createUnknown: true,
    });
    expect(result).toMatchObject({
      rows: 1695,
      counts: { create: 1695, change: 0, leave: 0, bad: 0 },
      problemCount: 0,
    });
    expect(job).toMatchObject({ state: 'done', error: null });
    const { database } = test.core.services;
    expect(database.sql('SELECT count(*) FROM assets').pluck().get()).toBe(1695);
    expect(violations(database)).toEqual([]);
  });
});

describe('the stores of a workshop', () => {
  const folder = realData('stores');
  it.skipIf(folder === null)('come in with suppliers, parts and stock', async () => {
    await using test = await createTestCore();
    const keeper = test.as('manager');
    const take = (name: string) => readFileSync(`${folder!}/${name}`);
    const suppliers = await importRecordsFile(test, keeper, take('suppliers.csv'));
    expect(suppliers.plan.kind).toBe('suppliers');
    expect(suppliers.result.counts).toEqual({ create: 36, change: 0, leave: 0, bad: 0 });
    const parts = await importRecordsFile(test, keeper, take('parts.csv'), { createUnknown: true });
    expect(parts.plan.kind).toBe('parts');
    expect(parts.result.counts).toEqual({ create: 414, change: 0, leave: 0, bad: 0 });
    const stock = await importRecordsFile(test, keeper, take('stock.csv'), {
      createUnknown: true,
      badRows: 'skip',
    });
    expect(stock.plan.kind).toBe('stock');
    // Thirteen rows do not say where the stock is; one has a quantity finer than thousandths.
    expect(stock.result.problemsByReason).toEqual({ missing: 13, 'too-many-decimals': 1 });
    const problems = await keeper.records.dryRunProblems({ jobId: stock.jobId });
    const ofReason = { jobId: stock.jobId, reasons: ['missing' as const], limit: 5 };
    const missing = await keeper.records.dryRunProblems(ofReason);
    expect([missing.total, missing.rows.length, new Set(missing.rows.map(({ reason }) => reason))]).toEqual([
      13,
      5,
      new Set(['missing']),
    ]);
    expect(problems.rows.at(-1)).toMatchObject({
      line: 480,
      column: 'Quantity',
      value: '37.4904',
      fix: '37.49',
    });
    expect(stock.result.counts).toEqual({ create: 465, change: 0, leave: 0, bad: 14 });
    expect(stock.job).toMatchObject({ state: 'done', error: null });
    expect(violations(test.core.services.database)).toEqual([]);
  });
});

describe('the work orders of five excavators', () => {
  const file = realData('excavators/work-orders.csv');
  it.skipIf(file === null)(
    'come in but for the line that is shifted, which is named by its cost',
    async () => {
      await using test = await createTestCore();
      const planner = test.as('planner');
      const types = ['PM01', 'PM02', 'PM04', 'PM05', 'PM06', 'PM13'];
      const answers = types.map((value) => ({
        field: 'type',
        value,
        action: 'map' as const,
        to: value === 'PM01' ? 'corrective' : 'preventive',
      }));
      // The shifted line has no type; some costs are credit notes, below zero.
      const first = await checkFile(test, planner, readFileSync(file!), { createUnknown: true });
      expect(first.plan.kind).toBe('work_orders');
      expect(first.result.unknown.find(({ value }) => value === 'PM01')).toMatchObject({
        field: 'type',
        rows: 5216,
      });
      const { plan, result, jobId, job } = await importRecordsFile(test, planner, readFileSync(file!), {
        createUnknown: true,
        badRows: 'skip',
        answers,
        constants: [{ field: 'status', value: 'completed' }],
      });
      expect(plan.columns.map(({ field }) => field)).toEqual([
        'reportedAt',
        'asset',
        'title',
        'type',
        'otherCost',
      ]);
      const problems = await planner.records.dryRunProblems({ jobId });
      expect(problems.rows).toContainEqual({
        line: 3454,
        record: 'won',
        column: 'Cost',
        value: 'PM01',
        reason: 'bad-number',
        fix: null,
        detail: null,
      });
      expect(new Set(problems.rows.map(({ line }) => line))).toEqual(new Set([3454]));
      expect(result.counts).toEqual({ create: 5484, change: 0, leave: 0, bad: 1 });
      expect(result.alsoCreated).toMatchObject([{ kind: 'assets', count: 5 }]);
      expect(job).toMatchObject({ state: 'done', error: null });
      const { database } = test.core.services;
      expect(database.sql('SELECT count(*), sum(other_cost) > 0 FROM work_orders').raw().get()).toEqual([
        5484, 1,
      ]);
      expect(violations(database)).toEqual([]);
    },
  );
});

describe('an undone import', () => {
  const folder = realData('.');
  it.skipIf(folder === null)('leaves the plant as it was', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const journal = ['imports', 'import_mappings', 'change_sets', 'journal'];
    const state = () =>
      Object.fromEntries(Object.entries(contents(test)).filter(([table]) => !journal.includes(table)));
    const undo = async (file: string, changes: Partial<RecordsPlan> = {}) => {
      const before = state();
      const { importId, job } = await importRecordsFile(test, admin, readFileSync(`${folder!}/${file}`), {
        createUnknown: true,
        badRows: 'skip',
        ...changes,
      });
      expect([file, job.state]).toEqual([file, 'done']);
      expect(state()).not.toEqual(before);
      const { jobId } = await admin.imports.undo({ id: importId });
      expect((await ended(test, jobId)).state).toBe('done');
      expect(state()).toEqual(before);
      expect(violations(test.core.services.database)).toEqual([]);
    };
    await undo('building/assets.csv');
    await importRecordsFile(test, admin, readFileSync(`${folder!}/stores/parts.csv`), {
      createUnknown: true,
    });
    await undo('stores/stock.csv');
  });
});
