import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { uploadFile } from '../../testing/imports.ts';
import { realData } from '../../testing/real-data.ts';
import { workbook } from './tables/xlsx-write.ts';

/** The kind of records that is recognised, or `readings` where none is and times and numbers are found. */
async function kindOf(content: string | Uint8Array) {
  await using test = await createTestCore();
  const manager = test.as('manager');
  const uploadId = await uploadFile(test, manager, content, 'file');
  const { kind } = await manager.records.inspect({ uploadId, kind: null });
  if (kind !== null) return kind;
  const { dialect, columns } = await manager.imports.inspect({ uploadId, assetId: null });
  return dialect.timeColumn !== null && columns.some((column) => column.kind === 'number')
    ? 'readings'
    : null;
}

const file = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('what a file with times holds', () => {
  it.each([
    [
      'a time and a number called as a metric may be',
      'readings',
      file('Time,Sensor', '2026-03-01T06:00:00Z,31.2', '2026-03-01T06:01:00Z,31.4'),
    ],
    [
      'several sensors with gaps',
      'readings',
      file('Time;Sensor 1;Sensor 2', '01.03.2026 06:00;31,2;', '01.03.2026 06:01;;4'),
    ],
    [
      'names of limits above measured numbers',
      'readings',
      file('Timestamp,Sensor,High,Low', '2026-03-01 06:00:00,1,2,3', '2026-03-01 06:00:01,1,2,3'),
    ],
    [
      'the day and the time of day apart',
      'readings',
      file('Date,Time,Signal', '2026-03-01,06:00,31.2', '2026-03-01,06:01,31.4'),
    ],
    ['seconds since 1970', 'readings', file('time,signal', '1772344800,31.2', '1772344860,31.4')],
    [
      'a run of a rig',
      'readings',
      file(
        'datetime;Accelerometer1RMS;Current;Volume Flow RateRMS;anomaly;changepoint',
        '2020-03-09 10:14:33;0.026588;1.35;32.0;0.0;0.0',
        '2020-03-09 10:14:34;0.026170;1.35;32.0;0.0;0.0',
      ),
    ],
    [
      'a row for each reading',
      'readings',
      file(
        'Timestamp;TagName;Value;Unit;Quality',
        '2026-03-01 06:00;VT101;31,2;mm/s;good',
        '2026-03-01 06:01;VT101;31,4;mm/s;good',
      ),
    ],
    ['nothing but a time and a flow', 'readings', file('Time,Flow', '2026-03-01 06:00,31.2')],
    [
      'metrics with their limits',
      'metrics',
      file('Asset,Metric,Unit,High,Changed', 'P-101,Flow,m³/h,40,2026-03-01 06:00'),
    ],
    [
      'work orders with instants',
      'work_orders',
      file('Number,Title,Created,Cost', '4711,4712,2026-03-01 06:00,120.50'),
    ],
    [
      'what was done when',
      'work_orders',
      file('Order;Date;Cost', '4000123;2026-03-01;120,50', '4000124;2026-03-02;80,00'),
    ],
    ['a count with its day', 'stock', file('Date;Qty;Part;Location', '01.03.2026;4;Ball bearing;Store 1')],
    [
      'a count in numbers only, with its time',
      'stock',
      file('Time;Part;Store;Quantity', '2026-03-01 06:00;4711;12;4'),
    ],
  ] as const)('%s: %s', async (_what, kind, content) => {
    expect(await kindOf(content)).toBe(kind);
  });

  it('is told of a workbook as well', async () => {
    const rows = [0, 1, 2].map((minute) => [new Date(Date.UTC(2026, 2, 1, 6, minute)), 1.234 + minute, true]);
    const book = await workbook([['Time', 'Sensor', 'Running'], ...rows], () => Promise.resolve());
    expect(await kindOf(book)).toBe('readings');
  });

  it('is what a person has chosen, whatever it looks like', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const content = file('Time,Sensor', '2026-03-01T06:00:00Z,31.2');
    const uploadId = await uploadFile(test, planner, content, 'metrics.csv');
    expect((await planner.records.inspect({ uploadId, kind: 'metrics' })).kind).toBe('metrics');
  });
});

const run = realData('pump-rig/valve1-0.csv');
const orders = realData('excavators/work-orders.csv');

describe.runIf(run !== null && orders !== null)('the real files', () => {
  it('are readings of the pump rig, and work orders of the excavators', async () => {
    expect(await kindOf(readFileSync(run!))).toBe('readings');
    expect(await kindOf(readFileSync(orders!))).toBe('work_orders');
  });
});
