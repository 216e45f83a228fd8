import { describe, expect, it } from 'vitest';
import { forecastLine } from './forecast-line.ts';

const DAY = 86_400_000;
const line = { slopePerDay: { low: 0.5, value: 1, high: 2 }, level: 4, swing: 0.25, pValue: 0.01 };

describe('the drawn line of a trend', () => {
  it('begins at its level and opens up to the end, with the crest of the day towards its limit', () => {
    const points = forecastLine(line, 'high', { from: 0, to: 4 * DAY }, 2);
    expect(points).toEqual([
      { ts: 0, value: 4, low: 4, high: 4.25 },
      { ts: 2 * DAY, value: 6, low: 5, high: 8.25 },
      { ts: 4 * DAY, value: 8, low: 6, high: 12.25 },
    ]);
    expect(forecastLine(line, 'low', { from: 0, to: DAY }, 1)[0]).toMatchObject({ low: 3.75, high: 4 });
  });
});
