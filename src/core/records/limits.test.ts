import { describe, expect, it } from 'vitest';
import type { RecordImportKind } from '../../shared/contract/records.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { importRecordsFile } from '../../testing/records.ts';
import { createPlant } from '../setup/plant.ts';
import { KINDS } from './kinds/index.ts';
import { csvLine } from './tables/csv-write.ts';
import type { Field } from './values.ts';

type End = 'least' | 'greatest';
const LARGEST = { integer: 1e12, decimal: 1e15, money: 1e10, quantity: 1e9 } as const;

/** The cell of a field at one end of what it takes. */
function cellAt(of: Field, end: End): string {
  const { type, choices, longest = 200, pattern } = of;
  switch (type) {
    case 'text':
      return (pattern === undefined ? 'Ü' : 'a').repeat(end === 'least' ? 1 : longest);
    case 'reference':
      return of.canCreate ? 'Q'.repeat(end === 'least' ? 1 : 60) : '';
    case 'choice':
      return end === 'least' ? choices[0]! : choices.at(-1)!;
    case 'flag':
      return 'yes';
    case 'list':
      return 'Ü'.repeat(end === 'least' ? 1 : longest);
    case 'day':
      return end === 'least' ? '1800-01-01' : '2200-12-31';
    case 'instant':
      return end === 'least' ? '1971-01-01 00:00' : '2199-12-31 00:00';
    case 'integer':
    case 'decimal':
    case 'money':
    case 'quantity': {
      const stored = of[end];
      if (stored === undefined) return String(end === 'least' ? -LARGEST[type] : LARGEST[type]);
      return String(type === 'money' ? stored / 100 : type === 'quantity' ? stored / 1000 : stored);
    }
  }
}

/** Where fields of one record depend on each other. */
const TOGETHER: Partial<Record<RecordImportKind, Readonly<Record<string, Partial<Record<End, string>>>>>> = {
  metrics: {
    lowCritical: { greatest: '' },
    lowWarning: { least: '', greatest: '' },
    highWarning: { least: '', greatest: '' },
    highCritical: { least: '' },
    // A change that is watched is greater than zero.
    rateWarning: { least: '' },
    rateCritical: { least: '' },
  },
  // What lies there may not be worth more than an amount can be.
  stock: { unitCost: { greatest: '10' } },
  work_orders: { status: { least: 'completed', greatest: 'completed' } },
};

const READ: Readonly<Record<RecordImportKind, (test: TestCore) => Promise<number>>> = {
  async locations(test) {
    const planner = test.as('planner');
    const rows = await planner.locations.list();
    for (const { id } of rows) await planner.locations.get({ id });
    return rows.length;
  },
  async asset_types(test) {
    const planner = test.as('planner');
    const rows = await planner.assetTypes.list({});
    for (const { id } of rows) await planner.assetTypes.get({ id });
    return rows.length;
  },
  async assets(test) {
    const planner = test.as('planner');
    const { rows } = await planner.assets.list({});
    for (const { id } of rows) await planner.assets.get({ id });
    return rows.length;
  },
  async suppliers(test) {
    const planner = test.as('planner');
    const { rows } = await planner.suppliers.list({});
    for (const { id } of rows) await planner.suppliers.get({ id });
    return rows.length;
  },
  parts,
  stock: parts,
  async work_orders(test) {
    const planner = test.as('planner');
    const { rows } = await planner.workOrders.list({ view: 'all' });
    for (const { id } of rows) await planner.workOrders.get({ id });
    return rows.length;
  },
  async metrics(test) {
    const planner = test.as('planner');
    const { rows } = await planner.assets.list({});
    let count = 0;
    for (const { id } of rows) {
      const metrics = await planner.metrics.ofAsset({ assetId: id });
      for (const metric of metrics) await planner.metrics.get({ id: metric.id });
      count += metrics.length;
    }
    return count;
  },
};

async function parts(test: TestCore): Promise<number> {
  const planner = test.as('planner');
  const { rows } = await planner.parts.list({});
  for (const { id } of rows) await planner.parts.get({ id });
  return rows.length;
}

describe.each(Object.values(KINDS))('$kind', ({ kind, fields }) => {
  it.each(['least', 'greatest'] as const)('with the %s that a file may say can be read', async (end) => {
    await using test = await createTestCore({ empty: true });
    test.core.services.database.write({ actorId: null, command: 'test.setup' }, (tx) =>
      createPlant(tx, { companyName: 'T', timeZone: 'Europe/Berlin', language: 'en', currency: 'EUR' }),
    );
    const line = (cells: readonly string[]) =>
      csvLine(cells, { separator: ',', isGuarded: cells.map(() => false) });
    const cells = fields.map((of) => TOGETHER[kind]?.[of.key]?.[end] ?? cellAt(of, end));
    const file = line(fields.map(({ key }) => key)) + line(cells);
    const admin = test.as('admin');
    const { job, jobId } = await importRecordsFile(test, admin, file, {
      kind,
      createUnknown: true,
      format: { decimalMark: '.', dateFormat: 'iso-8601', separator: ',', headerRow: true },
    });
    expect((await admin.records.dryRunProblems({ jobId })).rows).toEqual([]);
    expect(job.state).toBe('done');
    expect(await READ[kind](test)).toBeGreaterThan(0);
  });
});
