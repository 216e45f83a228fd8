import { describe, expect, it } from 'vitest';
import type { FolderConfig } from '../../../shared/contract/data-sources.ts';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { nameColumns, proposedBy, readingsOf, withWaiting } from './sample.ts';
import { configOf, layoutField, valuesOf } from './values.ts';

type Column = Inspection['columns'][number];

function anInspection(changes: Partial<Inspection> = {}): Inspection {
  const column = (index: number, name: string, kind: Column['kind']): Column => ({
    index,
    name,
    kind,
    samples: [],
    proposal: { kind: 'skip' },
    unitDoubt: null,
  });
  return {
    fileName: 'a.csv',
    size: 100,
    dialect: {
      encoding: 'utf-8',
      separator: ';',
      decimalMark: ',',
      dateFormat: 'day-month-year',
      timeColumn: 0,
      dateColumn: null,
      headerRow: true,
      sheet: null,
      zone: 'UTC',
    },
    sheets: [],
    timeHasOffset: false,
    notes: [],
    columns: [
      column(0, 'Zeit', 'time'),
      column(1, 'Anlage', 'text'),
      column(2, 'Größe', 'text'),
      column(3, 'Wert', 'number'),
      column(4, 'Einheit', 'text'),
      column(5, 'Empfangen', 'time'),
    ],
    long: { names: [1, 2], value: 3, unit: 4 },
    preview: [['05.03.2026 10:00', 'P-101', 'Druck', '7,1', 'bar', '05.03.2026 10:01']],
    ...changes,
  };
}

const folder: FolderConfig = {
  path: '/data',
  pattern: '*.csv',
  pollSeconds: 30,
  zone: 'UTC',
  decimalMark: null,
  dateFormat: null,
};

const valuesWith = (config: FolderConfig) =>
  valuesOf(
    {
      kind: 'folder',
      name: 'Logger',
      enabled: true,
      mapping: [],
      config: { kind: 'folder', ...config },
    } as never,
    'UTC',
  );

describe('a sample file', () => {
  it('proposes what its columns are, and the time only where several may be it', () => {
    expect(proposedBy(anInspection())).toEqual({
      layout: 'long',
      timeColumn: '',
      assetColumn: 'Anlage',
      nameColumn: 'Größe',
      valueColumn: 'Wert',
      unitColumn: 'Einheit',
      dateFormat: 'day-month-year',
      decimalMark: ',',
    });
    const doubtful = proposedBy(
      anInspection({
        notes: ['several-time-columns', 'ambiguous-day-month'],
        long: { names: [2], value: 3, unit: null },
      }),
    );
    expect(doubtful).toMatchObject({
      timeColumn: 'Zeit',
      assetColumn: '',
      nameColumn: 'Größe',
      unitColumn: '',
    });
    expect(doubtful.dateFormat).toBeUndefined();
    expect(proposedBy(anInspection({ long: null }))).toMatchObject({
      layout: 'wide',
      nameColumn: '',
      valueColumn: '',
    });
  });

  it('shows its first rows by the columns that stand in the form', () => {
    const inspection = anInspection();
    const values = { ...valuesWith(folder), ...proposedBy(inspection) };
    expect(readingsOf(inspection, values)).toEqual([
      { time: '05.03.2026 10:00', name: 'P-101/Druck', value: '7,1', unit: 'bar' },
    ]);
    expect(
      readingsOf(inspection, { ...values, timeColumn: 'empfangen', assetColumn: '', unitColumn: '' }),
    ).toEqual([{ time: '05.03.2026 10:01', name: 'Druck', value: '7,1', unit: '' }]);
    expect(readingsOf(inspection, { ...values, valueColumn: 'Messwert' })).toEqual([]);
  });

  it('has names in columns where the form says so, or leaves it open and the file shows it', () => {
    const inspection = anInspection();
    const values = { ...valuesWith(folder), nameColumn: 'größe' };
    expect(nameColumns(inspection, values)).toEqual([1, 2]);
    expect(nameColumns(inspection, { ...values, layout: 'long' })).toEqual([2]);
    expect(nameColumns(inspection, { ...values, layout: 'wide' })).toBeNull();
    expect(nameColumns(anInspection({ long: null }), values)).toBeNull();
  });

  it('leaves a line for each name that has none, in the place of those that wait still', () => {
    const before = 'VT101 = P-101/Vibration\nold = \n';
    expect(withWaiting(before, ['VT101', 'ns=2;s=VT102', 'two\nlines'])).toBe(
      'VT101 = P-101/Vibration\nns=2;s=VT102 = ',
    );
    expect(withWaiting('old =', [])).toBe('');
  });
});

describe('the layout in the form of a source', () => {
  it.each<FolderConfig['layout']>([
    undefined,
    { kind: 'wide', time: null },
    { kind: 'wide', time: 'Zeit' },
    { kind: 'long', time: null, names: ['Tag'], value: 'Wert', unit: null },
    { kind: 'long', time: 'Zeit', names: ['Anlage', 'Größe'], value: 'Wert', unit: 'Einheit' },
  ])('comes back as it was: %j', (layout) => {
    const config = { ...folder, ...(layout !== undefined && { layout }) };
    expect(configOf(valuesWith(config))).toStrictEqual({ kind: 'folder', ...config });
  });

  it('names the field in which a column is missing', () => {
    const alone = valuesWith(folder);
    const both = { ...alone, assetColumn: 'Anlage' };
    expect(layoutField(['layout', 'names', 0], alone)).toBe('nameColumn');
    expect(layoutField(['layout', 'names', 1], both)).toBe('nameColumn');
    expect(layoutField(['layout', 'value'], alone)).toBe('valueColumn');
  });
});
