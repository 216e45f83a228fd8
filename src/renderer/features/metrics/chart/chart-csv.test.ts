import { describe, expect, it } from 'vitest';
import { toCsv } from '../../imports/csv.ts';
import { csvRows, fileNameOf, type CsvSeries } from './chart-csv.ts';

const chart = (points: CsvSeries['chart']['points']): CsvSeries['chart'] => ({
  metricId: 'm',
  from: 0,
  to: 1,
  source: 'raw',
  thinned: false,
  points,
  episodes: [],
  episodeCount: 0,
  asOf: 1,
});
const flow: CsvSeries = {
  name: 'Flow',
  asset: 'P-101',
  metric: { unit: 'l/min', decimals: 1 },
  chart: chart([
    { ts: 0, min: -1.5, max: 2, avg: 0.1 + 0.2, count: 3 },
    null,
    { ts: 60_000, min: 4, max: 4, avg: 4, count: 1 },
  ]),
  each: '15 min',
};

describe('a chart for a spreadsheet', () => {
  it('is a row for every point, with times that mean the same everywhere', () => {
    expect(csvRows(['Time'], [flow], '.')).toEqual([
      ['Time'],
      ['1970-01-01T00:00:00.000Z', 'P-101', 'Flow', 'l/min', '-1.5', '0.3', '2', '3', '15 min'],
      ['1970-01-01T00:01:00.000Z', 'P-101', 'Flow', 'l/min', '4', '4', '4', '1', '15 min'],
    ]);
    expect(csvRows([], [flow], ',')[1]!.slice(4, 7)).toEqual(['-1,5', '0,3', '2']);
  });

  it('names states, and has no average of different ones', () => {
    const choices = [
      { code: 0, label: 'Off', severity: null },
      { code: 1, label: 'On', severity: null },
    ];
    const points = [
      { ts: 0, min: 0, max: 1, avg: 0.5, count: 2 },
      { ts: 1, min: 1, max: 1, avg: 1, count: 1 },
    ];
    const rows = csvRows(
      [],
      [{ ...flow, metric: { unit: '', decimals: 0, choices }, chart: chart(points) }],
      '.',
    );
    expect(rows.slice(1).map((row) => row.slice(4, 7))).toEqual([
      ['Off', '', 'On'],
      ['On', 'On', 'On'],
    ]);
  });

  it('runs nothing: negative numbers stay, names that look like formulas are text', () => {
    const text = toCsv(csvRows([], [{ ...flow, name: '=1+1' }], '.'), ',');
    expect(text).toContain(",'=1+1,");
    expect(text).toContain(',-1.5,');
  });

  it('has a name that can be a file', () => {
    expect(fileNameOf(['P-101/A', 'Flow: "in"\n'], 'csv')).toBe('P-101 A Flow in.csv');
    expect(fileNameOf(['??'], 'png')).toBe('chart.png');
  });
});
