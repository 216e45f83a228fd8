import { describe, expect, it } from 'vitest';
import { clustersOf, stretchesOf, withFailures, type AssetMark, type ChartMark } from './marks.ts';

const event = (recordId: string, kind: AssetMark['kind'], at: number): AssetMark => ({
  recordId,
  kind,
  at,
  label: recordId,
  detail: null,
});
const mark = (at: number): ChartMark => ({ id: String(at), at, kind: 'annotation', text: 'note' });

describe('failures among the events of an asset', () => {
  const events = [
    event('a', 'work-opened', 10),
    event('a', 'work-completed', 20),
    event('b', 'work-opened', 30),
  ];

  it('stand in the place of the opening of their work orders, where they are within the span', () => {
    const failures = [
      { workOrderId: 'a', label: 'WO-1', at: 9 },
      { workOrderId: 'c', label: 'WO-3', at: 99 },
    ];
    expect(
      withFailures(events, failures, { from: 5, to: 50 }).map(({ kind, recordId }) => [kind, recordId]),
    ).toEqual([
      ['work-completed', 'a'],
      ['work-opened', 'b'],
      ['failure', 'a'],
    ]);
  });

  it('change nothing where nobody asked for them', () => {
    expect(withFailures(events, undefined, { from: 0, to: 1 })).toBe(events);
  });
});

describe('marks on the screen', () => {
  it('are one where they are too near to be told apart, and in order of time', () => {
    const clusters = clustersOf([mark(40), mark(0), mark(12), mark(5), mark(30)], (at) => at, 16);
    expect(clusters.map(({ x, marks }) => [x, marks.map(({ at }) => at)])).toEqual([
      [6, [0, 5, 12]],
      [35, [30, 40]],
    ]);
    expect(clustersOf([], (at) => at, 16)).toEqual([]);
  });

  it('that cover the same time cover it once', () => {
    const spans: [number, number | null][] = [
      [0, 10],
      [20, null],
      [5, 15],
      [30, 40],
      [40, 41],
    ];
    const marks = spans.map(([at, to]) => ({ ...mark(at), to }));
    expect(stretchesOf(marks)).toEqual([
      { from: 0, to: 15 },
      { from: 30, to: 41 },
    ]);
  });
});
