import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followDays } from './days.ts';

const MINUTE = 60_000;
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

describe('following the days of the plant', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-02T22:58:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('tells of each new day once, at midnight on the clock of the plant', () => {
    const told: string[] = [];
    const stop = followDays(
      (instant) => berlin.format(instant),
      () => told.push(new Date().toISOString()),
    );
    vi.advanceTimersByTime(MINUTE);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(10 * MINUTE);
    expect(told).toEqual(['2026-11-02T23:00:00.000Z']);
    vi.advanceTimersByTime(24 * 60 * MINUTE);
    expect(told).toHaveLength(2);
    stop();
    vi.advanceTimersByTime(24 * 60 * MINUTE);
    expect(told).toHaveLength(2);
  });
});
