import { describe, expect, it } from 'vitest';
import { type BenchRow, judge, table } from './row.ts';

const row = (limits: Partial<BenchRow>): BenchRow => ({
  id: 'list',
  size: '100 k assets',
  unit: 'ms',
  budget: null,
  run: () => Promise.reject(new Error('not run here')),
  ...limits,
});

describe('a bench row', () => {
  it.each([
    ['the ratio is within the budget', { budget: 3 }, { ours: 30, yardstick: 10 }, true],
    ['the ratio is over the budget', { budget: 3 }, { ours: 30.1, yardstick: 10 }, false],
    ['there is a budget and nothing to compare with', { budget: 3 }, { ours: 1, yardstick: null }, false],
    [
      'ours is over the limit, though the ratio is fine',
      { budget: 3, limit: 50 },
      { ours: 51, yardstick: 50 },
      false,
    ],
    ['only the limit counts', { limit: 400 }, { ours: 399, yardstick: null }, true],
    ['the excess is too much', { excess: 3 }, { ours: 5, yardstick: 1.9 }, false],
    ['the excess is fine, whatever the ratio', { excess: 3 }, { ours: 3, yardstick: 0.1 }, true],
  ])('when %s', (_case, limits, measured, pass) => {
    expect(judge(row(limits), measured).pass).toBe(pass);
  });

  it('is written with three significant digits', () => {
    expect(judge(row({ budget: 2 }), { ours: 12.3456, yardstick: 7 })).toEqual({
      id: 'list',
      size: '100 k assets',
      ours: 12.3,
      yardstick: 7,
      unit: 'ms',
      ratio: 1.76,
      budget: 2,
      pass: true,
    });
  });

  it('stands in a table that shows a miss', () => {
    const lines = table([judge(row({ limit: 1 }), { ours: 2, yardstick: null })]).split('\n');
    expect(lines).toEqual([
      'id    size          ours  yardstick  unit  ratio  budget  pass',
      'list  100 k assets  2     -          ms    -      -       MISS',
    ]);
  });
});
