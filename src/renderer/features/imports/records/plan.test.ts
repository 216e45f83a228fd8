import { describe, expect, it } from 'vitest';
import type { RecordField } from '../../../../shared/contract/records.ts';
import {
  fieldsTwice,
  missingFields,
  NO_CHOICES,
  planOf,
  tellsOf,
  withAnswers,
  type Choices,
  type Column,
  type Inspection,
} from './plan.ts';

function aField(key: string, more: Partial<RecordField> = {}): RecordField {
  return {
    key,
    name: null,
    type: 'text',
    required: false,
    isKey: false,
    choices: [],
    refersTo: null,
    canCreate: false,
    ...more,
  };
}

function aColumn(index: number, field: string | null): Column {
  return { index, name: `Column ${index}`, samples: [], field, remembered: false };
}

const format: Inspection['format'] = {
  format: 'csv',
  sheet: null,
  encoding: 'utf-8',
  separator: ';',
  decimalMark: ',',
  dateFormat: 'iso-8601',
  headerRow: true,
};

function anInspection(columns: readonly Column[]): Inspection {
  return {
    fileName: 'assets.csv',
    size: 100,
    format,
    markDoubt: null,
    dayDoubt: null,
    sheets: [],
    rows: 1,
    kind: 'assets',
    columns: [...columns],
    remembered: false,
    answers: [],
    fields: [
      aField('id'),
      aField('tag', { required: true, isKey: true }),
      aField('name', { required: true }),
    ],
    preview: [],
  };
}

describe('the plan of a file of records', () => {
  it('takes what was chosen before what is proposed, and leaves out what was left out', () => {
    const inspection = anInspection([aColumn(0, 'tag'), aColumn(1, 'name'), aColumn(2, 'name')]);
    const choices = { ...NO_CHOICES, fields: { '1': null } };
    expect(planOf('assets', inspection, choices).columns).toEqual([
      { index: 0, field: 'tag' },
      { index: 1, field: null },
      { index: 2, field: 'name' },
    ]);
  });

  it('sends no value for all rows that is empty, and no names of what values were taken for', () => {
    const plan = planOf('assets', anInspection([]), {
      ...NO_CHOICES,
      constants: [
        { field: 'tag', value: ' ' },
        { field: 'name', value: 'Pump' },
      ],
      answers: [{ field: 'type', value: 'X', action: 'map', to: 'an id', toLabel: 'Pump' }],
    });
    expect(plan.constants).toEqual([{ field: 'name', value: 'Pump' }]);
    expect(plan.answers).toEqual([{ field: 'type', value: 'X', action: 'map', to: 'an id' }]);
  });

  it('leaves decimal mark and dates to be recognised from all rows, unless somebody has said them', () => {
    const formatOf = (corrections: Choices['corrections']) =>
      planOf('assets', anInspection([aColumn(0, 'tag')]), { ...NO_CHOICES, corrections }).format;
    const { decimalMark: _mark, dateFormat: _dates, ...recognised } = format;
    expect(formatOf({})).toEqual(recognised);
    expect(formatOf({ decimalMark: '.' })).toEqual({ ...recognised, decimalMark: '.' });
    expect(formatOf({ dateFormat: 'day-month-year' })).toEqual({
      ...recognised,
      dateFormat: 'day-month-year',
    });
  });

  it('finds fields that two columns, or a column and a value for all rows, go to', () => {
    const columns = [aColumn(0, 'tag'), aColumn(1, 'tag'), aColumn(2, 'name'), aColumn(3, null)];
    expect(fieldsTwice(columns, NO_CHOICES)).toEqual(new Set(['tag']));
    const constants = [{ field: 'name', value: 'Pump' }];
    expect(fieldsTwice(columns, { fields: { '1': null }, constants })).toEqual(new Set(['name']));
  });

  it.each([
    ['new records need all that is required', ['tag'], NO_CHOICES, ['name']],
    ['changes need what tells records apart', ['name'], { ...NO_CHOICES, mode: 'change' as const }, ['tag']],
    ['an id tells enough', ['id'], NO_CHOICES, []],
    [
      'a value for all rows will do',
      ['tag'],
      { ...NO_CHOICES, constants: [{ field: 'name', value: 'Pump' }] },
      [],
    ],
  ])('%s', (_what, fields, choices, missing) => {
    const inspection = anInspection(fields.map((field, index) => aColumn(index, field)));
    expect(missingFields(inspection, choices).map(({ key }) => key)).toEqual(missing);
  });

  it('is told by a dry run whatever becomes of bad rows, and however its objects are ordered', () => {
    const plan = planOf('assets', anInspection([aColumn(0, 'tag')]), NO_CHOICES);
    const reordered = Object.fromEntries(Object.entries(plan).toReversed()) as typeof plan;
    expect(tellsOf(plan, { ...reordered, badRows: 'skip' })).toBe(true);
    expect(tellsOf(plan, { ...plan, emptyCells: 'clear' })).toBe(false);
  });
});

describe('answers', () => {
  const [one, other] = [
    { field: 'type', value: 'A' },
    { field: 'type', value: 'B' },
  ];
  const create = () => ({ action: 'create' as const, to: null, toLabel: null });

  it('take the place of earlier ones, and may be taken back', () => {
    const first = withAnswers([], [one, other], create);
    const second = withAnswers(first, [one], () => ({ action: 'empty', to: null, toLabel: null }));
    expect(second.map(({ value, action }) => [value, action])).toEqual([
      ['B', 'create'],
      ['A', 'empty'],
    ]);
    expect(withAnswers(second, [one], null).map(({ value }) => value)).toEqual(['B']);
  });
});
