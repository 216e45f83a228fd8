import { describe, expect, it } from 'vitest';
import { shareDone } from './share-done.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01');
const METRICS = [
  { span: { from: START, to: START + 4 * DAY, count: 5 } },
  { span: { from: START + DAY, to: START + 10 * DAY, count: 9 } },
  { span: null },
];

describe('how much of an export is done', () => {
  it.each([
    ['of all readings', START + 5 * DAY, { from: null, to: null }, 0.5],
    ['of a period', START + 5 * DAY, { from: '2026-03-05', to: '2026-03-06' }, 0.5],
    [
      'of a period that reaches beyond the readings',
      START + 4 * DAY,
      { from: '2026-03-03', to: '2027-01-01' },
      0.25,
    ],
    ['before the period in its own zone', START, { from: '2026-03-03', to: null }, 0],
    ['where there is nothing', START, { from: '2027-01-01', to: null }, 0],
  ])('%s', (_what, at, days, share) => {
    expect(shareDone(at, days, METRICS)).toBeCloseTo(share);
  });
});
