/** Promise: a file with a row for each reading is taken as one with a column for each metric is. */
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../shared/contract/data-sources.ts';
import { refusal } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { uploadFile } from '../../testing/imports.ts';
import { aWatchedFolder, folderConfig } from '../../testing/watched-folder.ts';
import { workbook } from '../records/tables/xlsx-write.ts';

const AT = '2026-10-01T00:00:00Z';
const LATER = '2026-10-01T00:00:01Z';

type Line = Awaited<ReturnType<typeof aWatchedFolder>>;

/** Name of the metric, second and value of all that is stored. */
function stored({ test }: Line): string[] {
  const rows = test.core.services.database
    .sql(
      `SELECT metric.name, reading.ts / 1000 % 60 AS second, reading.value FROM readings reading
       JOIN series ON series.id = reading.series JOIN metrics metric ON metric.id = series.metric_id
       ORDER BY metric.name, reading.ts`,
    )
    .all() as { readonly name: string; readonly second: number; readonly value: number }[];
  return rows.map(({ name, second, value }) => `${name} ${second} ${Number(value.toFixed(6))}`);
}

const reported = (line: Line, state: 'done' | 'failed', name = 'a.csv') =>
  line.read(state, `${name}.problems.csv`).split('\r\n').slice(1, -1);

async function held({ admin }: Line): Promise<[string, number][]> {
  const { groups } = await admin.dataSources.quarantine();
  return groups.map(({ reason, count }) => [reason, count]);
}

const long = (changes: Partial<Extract<Layout, { kind: 'long' }>> = {}): { layout: Layout } => ({
  layout: { kind: 'long', time: null, names: ['Tag'], value: 'Value', unit: null, ...changes },
});

describe('a watched file with a row for each reading', () => {
  it('is taken by tag and name in any case, by id and by names of the source, whatever its quality column says', async () => {
    await using line = await aWatchedFolder();
    const id = aMetric(line.test, { name: 'Flow', unit: 'l/min' });
    line.write(
      'a.csv',
      `Timestamp;TagName;Value;Quality\n${AT};P-101/Vibration;1,5;192\n${AT};Temp;20;192\n${LATER};p-101/vibration;2,5;192\n${AT};${id};12;0\n`,
    );
    await line.looks(3);
    expect(line.list('done')).toEqual(['a.csv']);
    expect(await line.lines()).toMatchObject([
      { name: 'a.csv', state: 'done', problem: null, taken: 4, duplicates: 0, quarantined: 0 },
    ]);
    expect(stored(line)).toEqual(['Flow 0 12', 'Temperature 0 20', 'Vibration 0 1.5', 'Vibration 1 2.5']);
  });

  it('has names with separators in quotes, and an asset and a metric in columns of their own', async () => {
    await using line = await aWatchedFolder();
    aMetric(line.test, { assetId: anAsset(line.test, { tag: 'P-7' }), name: 'Heat, "A"', unit: '°C' });
    line.write('a.csv', `time,name,value\n${AT},"P-7/Heat, ""A""",80\n${LATER},P-101/Temperature,20\n`);
    line.write(
      'b.csv',
      `time,equipment,metric,value,unit\n${AT},P-101,Vibration,7,mm/s\n${LATER},P-101,Temperature,68,degF\n`,
    );
    await line.looks(3);
    expect(await line.lines()).toMatchObject([
      { taken: 1, duplicates: 1 },
      { taken: 2, duplicates: 0 },
    ]);
    expect(stored(line)).toEqual(['Heat, "A" 0 80', 'Temperature 1 20', 'Vibration 0 7']);
  });

  it('converts the unit of each row, or of the header, and holds back one that measures something else', async () => {
    await using line = await aWatchedFolder();
    line.write(
      'a.csv',
      `Time;Tag;Value;Unit\n${AT};Temp;212;degF\n${LATER};Temp;20;\n${AT};P-101/Vibration;1;bar\n${LATER};P-101/Vibration;2;-\n`,
    );
    line.write('b.csv', `Time;Tag;Value (degF)\n2026-10-01T00:00:02Z;Temp;32\n`);
    await line.looks(3);
    expect(stored(line)).toEqual([
      'Temperature 0 100',
      'Temperature 1 20',
      'Temperature 2 0',
      'Vibration 1 2',
    ]);
    expect(await held(line)).toEqual([['unit-unknown', 1]]);
  });

  it('reads states by their names, also one that is called as an empty cell is', async () => {
    await using line = await aWatchedFolder();
    const choices = [
      { code: 0, label: 'None', severity: null },
      { code: 1, label: 'Running', severity: null },
    ];
    const assetId = anAsset(line.test, { tag: 'M-1' });
    aMetric(line.test, { assetId, name: 'Mode', kind: 'characteristic', unit: '', choices });
    line.write(
      'a.csv',
      `Time;Tag;Value\n${AT};M-1/Mode;running\n${LATER};M-1/Mode;None\n${LATER};M-1/Mode;Broken\n${LATER};Temp;none\n`,
    );
    await line.looks(3);
    expect(stored(line)).toEqual(['Mode 0 1', 'Mode 1 0']);
    expect(await held(line)).toEqual([['state-unknown', 1]]);
  });

  it('tells a counter that falls', async () => {
    await using line = await aWatchedFolder();
    const assetId = anAsset(line.test, { tag: 'M-1' });
    aMetric(line.test, { assetId, name: 'Hours', kind: 'counter', unit: 'h' });
    line.write(
      'a.csv',
      `Time;Tag;Value\n${AT};M-1/Hours;100\n2026-10-01T01:00:00Z;M-1/Hours;101\n2026-10-01T02:00:00Z;M-1/Hours;50\n`,
    );
    await line.looks(3);
    expect(await held(line)).toEqual([['counter-impossible', 1]]);
  });

  it('holds back names that no metric has, until the source says what they are', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', `Time;Tag;Value\n${AT};VT101;1,5\n${LATER};VT101;2,5\n${AT};;3,5\n${AT};Temp;20\n`);
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ state: 'done', taken: 1, quarantined: 3 }]);
    expect(reported(line, 'done')).toEqual([
      '2,Value: VT101,1.5,no metric of this name; held back',
      '3,Value: VT101,2.5,no metric of this name; held back',
      '4,Value,3.5,no metric of this name; held back',
    ]);
    const config = folderConfig(line.folder);
    const mapping = [...line.source.mapping, { address: 'VT101', metric: 'P-101/Vibration' }];
    await line.admin.dataSources.save({ ...line.source, config, mapping });
    const asked = { sourceId: line.id, reason: 'unknown-metric', asTheyAre: false } as const;
    expect(await line.admin.dataSources.take(asked)).toMatchObject({ taken: 2, left: 1 });
    expect(stored(line)).toEqual(['Temperature 0 20', 'Vibration 0 1.5', 'Vibration 1 2.5']);
  });

  it('names what cannot be true or read, leaves out what is blank and knows what came before', async () => {
    await using line = await aWatchedFolder();
    line.write(
      'a.csv',
      `Time;Tag;Value\n${AT};Temp;20\n${AT};Temp;20\n${AT};Temp;21\nnever;Temp;1\n${LATER};Temp;=1+1\n${LATER};Temp;n/a\n${LATER};Temp;\n${LATER};Temp\n${LATER};P-101/Vibration;900\n`,
    );
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ state: 'done', taken: 1, duplicates: 1, quarantined: 5 }]);
    expect(reported(line, 'done')).toEqual([
      '4,Value: Temp,21,another value is stored for this instant; held back',
      '5,Time,never,"no time, or not one that can be read"',
      "6,Value: Temp,'=1+1,not a number",
      '9,,2026-10-01T00:00:01Z;Temp,"too few or too many columns, or no end"',
      '10,Value: P-101/Vibration,900,beyond what can be true for the metric; held back',
    ]);
  });

  it('of which nothing can be read is put aside as failed', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', `Time;Tag;Value\n${AT};Temp;x\n${LATER};Temp;y\n`);
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ state: 'failed', problem: 'no-readings', taken: 0 }]);
  });

  it('may be a workbook', async () => {
    await using line = await aWatchedFolder({ pattern: '*.xlsx' });
    const rows = [
      ['Time', 'Tag', 'Value'],
      ['2026-10-01 00:00', 'Temp', 3.5],
      ['2026-10-01 00:00', 'P-101/Vibration', 1.234],
    ];
    line.write('a.xlsx', await workbook(rows, () => Promise.resolve()));
    await line.looks(3);
    expect(stored(line)).toEqual(['Temperature 0 3.5', 'Vibration 0 1.234']);
  });

  it('has the columns that somebody has chosen', async () => {
    await using line = await aWatchedFolder(
      long({ time: 'Measured', names: ['point'], value: 'Raw', unit: 'Scale' }),
    );
    line.write(
      'a.csv',
      `Received time;Tag;Value;Measured;Point;Raw;Scale\n${LATER};x;1;${AT};Temp;212;degF\n${LATER};x;1;${AT};P-101/Vibration;7,5;mm/s\n`,
    );
    await line.looks(3);
    expect(stored(line)).toEqual(['Temperature 0 100', 'Vibration 0 7.5']);
  });

  it.each([
    ['the name', long()],
    ['the value', long({ names: ['Point'] })],
    ['the unit', long({ names: ['Point'], value: 'Reading', unit: 'Unit' })],
    ['the time', long({ time: 'Measured', names: ['Point'], value: 'Reading' })],
    [
      'the time, of a file with a column for each metric',
      { layout: { kind: 'wide', time: 'Measured' } } as const,
    ],
  ])('that lacks the column of %s is put aside as failed, and says why', async (_what, changes) => {
    await using line = await aWatchedFolder(changes);
    line.write('a.csv', `Time;Point;Reading\n${AT};Temp;1\n`);
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ state: 'failed', problem: 'columns-missing', taken: 0 }]);
    expect(reported(line, 'failed')).toEqual([
      ',,a.csv,a column that is set at the source is not in the file',
    ]);
  });

  it('is not looked for where a column is called as a metric, or somebody has said that each has one', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', `Time;Tag;Value;Temp\n${AT};P-101/Vibration;7;20\n`);
    await line.looks(3);
    expect(stored(line)).toEqual(['Temperature 0 20']);
    await using wide = await aWatchedFolder({ layout: { kind: 'wide', time: null } });
    wide.write('a.csv', `Time;Tag;Value\n${AT};P-101/Vibration;7\n`);
    await wide.looks(3);
    expect(await wide.lines()).toMatchObject([{ state: 'failed', problem: 'no-columns' }]);
  });

  it('may have any number of names', async () => {
    await using line = await aWatchedFolder();
    const rows = Array.from({ length: 12_000 }, (_, n) => `${AT};VT${n};${n % 90}\n`);
    line.write('a.csv', `Time;Tag;Value\n${rows.join('')}${AT};Temp;20\n`);
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ state: 'done', taken: 1, quarantined: 12_000 }]);
    expect(reported(line, 'done').at(-1)).toBe('2000,,,and so many more');
  });
});

describe('a sample of such a file', () => {
  it('tells its names, and which mean a metric by themselves, to who chooses folders', async () => {
    await using line = await aWatchedFolder();
    const text = `Time;Asset;Tag;Value\n${AT};P-101;Vibration;1\n${AT};P-101;VT101;2\n${AT};;Temp;3\n${AT};;;4\n`;
    const uploadId = await uploadFile(line.test, line.admin, text);
    expect(await line.admin.dataSources.namesInSample({ uploadId, columns: [1, 2] })).toEqual({
      names: [
        { name: 'P-101/Vibration', isKnown: true },
        { name: 'P-101/VT101', isKnown: false },
        { name: 'Temp', isKnown: false },
      ],
      isWhole: true,
    });
    const many = Array.from({ length: 300 }, (_, n) => `${AT};VT${n};1\n`).join('');
    const wide = await uploadFile(line.test, line.admin, `Time;Tag;Value\n${many}`);
    const { names, isWhole } = await line.admin.dataSources.namesInSample({ uploadId: wide, columns: [1] });
    expect([names.length, isWhole]).toEqual([200, false]);
    const planner = line.test.as('planner');
    expect((await refusal(planner.dataSources.namesInSample({ uploadId, columns: [1] }))).code).toBe(
      'FORBIDDEN',
    );
  });
});
