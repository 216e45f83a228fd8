import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

const FILE = 'Part number,Name,Unit\nU-1,a,pcz\nU-2,b,Stck.\nU-3,c,l\nU-4,d,pcz\nU-5,e,hank\n';

describe('units in a file', () => {
  it('that the plant does not know are asked about once each, and taken as they are meanwhile', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { result } = await checkFile(test, planner, FILE, { kind: 'parts' });
    expect(result.counts).toMatchObject({ create: 5, bad: 0 });
    expect(result.unknown).toMatchObject([
      { field: 'unit', refersTo: 'units', value: 'pcz', rows: 2, canCreate: true },
      { field: 'unit', value: 'hank', rows: 1 },
    ]);
    expect(result.unknown[0]!.alike[0]).toEqual({ to: 'pcs', label: 'pcs' });
  });

  it('are what somebody takes them for, and known from then on', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const answers = [
      { field: 'unit', value: 'pcz', action: 'map' as const, to: 'pcs' },
      { field: 'unit', value: 'hank', action: 'create' as const, to: null },
    ];
    const { result } = await importRecordsFile(test, planner, FILE, { kind: 'parts', answers });
    expect(result.unknown).toEqual([]);
    const { rows } = await planner.parts.list({});
    expect(rows.map(({ unit }) => unit)).toEqual(['pcs', 'Stck.', 'l', 'pcs', 'hank']);
    const again = await checkFile(test, planner, 'Part number,Name,Unit\nU-9,a,hank\n', { kind: 'parts' });
    expect(again.result.unknown).toEqual([]);
  });

  it('of metrics are asked about as well, but not those that stand', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = 'Asset,Metric,Unit\nP-1,Flow,m³/h\nP-1,Feel,vibes\n';
    const { result } = await importRecordsFile(test, planner, file, { kind: 'metrics', createUnknown: true });
    expect(result.unknown).toEqual([]);
    const again = await checkFile(test, planner, `${file}P-1,More,vibez\n`, { kind: 'metrics' });
    expect(again.result.unknown).toMatchObject([{ value: 'vibez', alike: [{ to: 'vibes' }, {}] }]);
  });
});
