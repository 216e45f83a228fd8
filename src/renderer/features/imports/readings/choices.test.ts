import { describe, expect, it } from 'vitest';
import { choiceProblems, planOf, proposedChoice, valueColumns, type Choice, type Column } from './choices.ts';

const pump = { id: 'pump', label: 'P-101 Feed pump' };
const fan = { id: 'fan', label: 'F-1 Fan' };
const choice = (changes: Partial<Choice>): Choice => ({
  into: 'new',
  asset: pump,
  newId: 'new-1',
  name: 'Pressure',
  unit: 'bar',
  from: null,
  unitDoubt: null,
  ...changes,
});
const problems = (...all: Choice[]) => [
  ...choiceProblems(new Map(all.entries()), (id) => (id === 'pump' ? ['Current'] : [])).values(),
];
const column = (changes: Partial<Column>): Column => ({
  index: 0,
  name: 'Pressure [bar]',
  kind: 'number',
  samples: [],
  proposal: { kind: 'skip' },
  unitDoubt: null,
  ...changes,
});
const dialect = {
  encoding: 'utf-8',
  separator: ';',
  decimalMark: '.',
  dateFormat: 'iso-8601',
  timeColumn: 1,
  dateColumn: 0,
  headerRow: true,
  sheet: null,
  zone: 'UTC',
} as const;

describe('choices of columns', () => {
  it('do not offer the columns that say when', () => {
    const columns = [0, 1, 2].map((index) => column({ index }));
    expect(valueColumns({ columns, dialect }).map(({ index }) => index)).toEqual([2]);
  });

  it('take over the proposal of a new metric with its id', () => {
    const proposal = { kind: 'new-metric', id: 'x', assetId: 'pump', name: 'Pressure', unit: 'bar' } as const;
    expect(proposedChoice(column({ proposal }), pump, () => 'other')).toEqual(choice({ newId: 'x' }));
  });

  it('keep the name of the column for one that is left out or known', () => {
    const made = (proposal: Column['proposal']) => proposedChoice(column({ proposal }), pump, () => 'id');
    expect(made({ kind: 'skip' })).toMatchObject({ into: 'skip', newId: 'id', name: 'Pressure [bar]' });
    expect(made({ kind: 'metric', metricId: 'm', unit: 'psi' })).toMatchObject({
      into: { metricId: 'm' },
      from: 'psi',
    });
  });

  it('become a plan with trimmed names', () => {
    const plan = planOf(
      dialect,
      new Map([
        [2, choice({ name: ' Pressure ', unit: ' bar ' })],
        [3, choice({ into: { metricId: 'm' }, from: 'psi' })],
        [4, choice({ into: 'skip' })],
      ]),
    );
    expect(plan.columns).toEqual([
      {
        index: 2,
        target: { kind: 'new-metric', id: 'new-1', assetId: 'pump', name: 'Pressure', unit: 'bar' },
      },
      { index: 3, target: { kind: 'metric', metricId: 'm', unit: 'psi' } },
      { index: 4, target: { kind: 'skip' } },
    ]);
  });

  it.each([
    ['is fine with a name of its own', [choice({})], []],
    ['needs an asset', [choice({ asset: null })], ['asset-missing']],
    ['needs a name', [choice({ name: ' ' })], ['name-missing']],
    ['may not take the name of a metric the asset has', [choice({ name: 'current ' })], ['name-taken']],
    ['may take it on another asset', [choice({ name: 'Current', asset: fan })], []],
    ['may not have one name twice', [choice({}), choice({ name: 'PRESSURE' })], ['name-twice', 'name-twice']],
    ['may have one name on two assets', [choice({}), choice({ asset: fan })], []],
    [
      'may not go to one metric twice',
      [choice({ into: { metricId: 'm' } }), choice({ into: { metricId: 'm' } })],
      ['metric-twice', 'metric-twice'],
    ],
    [
      'of a unit that cannot be converted is asked for another one',
      [choice({ into: { metricId: 'm' }, unitDoubt: 'unknown' })],
      ['unit-doubt'],
    ],
    ['has no problem when left out', [choice({ into: 'skip', name: '', asset: null }), choice({})], []],
  ])('a column %s', (_says, all, expected) => {
    expect(problems(...all)).toEqual(expected);
  });
});
