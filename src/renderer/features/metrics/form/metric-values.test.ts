import { describe, expect, it } from 'vitest';
import { metricFieldsOf, metricProblemsOf, metricValuesOf } from './metric-values.ts';

const stored = [
  { code: 0, label: 'On', severity: null },
  { code: 4, label: 'Off', severity: 'warning' as const },
];
const gauge = { ...metricValuesOf(null), name: 'Flow', unit: ' m³/h ' };
const state = { ...metricValuesOf(null), name: 'State', kind: 'characteristic' as const };

describe('the form of a metric', () => {
  it('gives back the metric it was given', () => {
    const metric = {
      name: 'State',
      unit: '',
      decimals: 0,
      kind: 'characteristic' as const,
      plausibleMin: null,
      plausibleMax: null,
      rolloverAt: null,
      choices: stored,
      noDataMs: 90_000,
    };
    expect(metricFieldsOf(metricValuesOf(metric), stored)).toEqual(metric);
  });

  it('gives new states codes that none has had, also where one goes', () => {
    const choices = [stored[0]!, { code: null, label: 'Blocked ', severity: null }];
    expect(metricFieldsOf({ ...state, choices }, stored).choices).toEqual([
      stored[0],
      { code: 5, label: 'Blocked', severity: null },
    ]);
  });

  it('leaves out what does not belong to the kind', () => {
    const both = { ...gauge, plausibleMin: 1, plausibleMax: 2, choices: stored };
    expect(metricFieldsOf(both, null)).toMatchObject({ unit: 'm³/h', plausibleMin: 1, choices: null });
    expect(metricFieldsOf({ ...both, kind: 'characteristic' }, null)).toMatchObject({
      unit: '',
      decimals: 0,
      plausibleMin: null,
      plausibleMax: null,
      choices: stored,
    });
    const meter = { ...both, kind: 'counter' as const, rolloverAt: 1000 };
    expect(metricFieldsOf(meter, null)).toMatchObject({ plausibleMin: null, rolloverAt: 1000 });
    expect(metricFieldsOf({ ...meter, kind: 'gauge' }, null)).toMatchObject({ rolloverAt: null });
  });

  it.each([
    ['nothing of a flow', gauge, {}],
    ['a name', { ...gauge, name: ' ' }, { name: 'name-needed' }],
    ['a short unit', { ...gauge, unit: 'x'.repeat(21) }, { unit: 'unit-long' }],
    ['decimals', { ...gauge, decimals: null }, { decimals: 'decimals-range' }],
    ['a range', { ...gauge, plausibleMin: 2, plausibleMax: 1 }, { plausibleMax: 'plausible-reversed' }],
    [
      'a silence that can be noticed',
      { ...gauge, noData: { count: 14, unit: 's' as const } },
      { noData: 'no-data-range' },
    ],
    [
      'a rollover above zero',
      { ...gauge, kind: 'counter' as const, rolloverAt: 0 },
      { rolloverAt: 'rollover-not-above-zero' },
    ],
    ['names of states', state, { choices: 'choice-without-label' }],
    ['two states', { ...state, choices: [stored[0]!] }, { choices: 'choices-needed' }],
    ['nothing of states', { ...state, choices: stored, decimals: null }, {}],
  ])('asks for %s', (_what, values, problems) => {
    expect(metricProblemsOf(values)).toEqual(problems);
  });
});
