import { describe, expect, it } from 'vitest';
import { countChattering, proposal, widerDeadbands } from './nuisance.ts';
import { NO_LIMITS } from './threshold.ts';

describe('chattering', () => {
  it.each([
    ['nothing', [], 0],
    ['two in a minute', [0, 30], 0],
    ['three in a minute', [0, 30, 60], 3],
    ['three in more than a minute', [0, 30, 61], 0],
    ['a burst of five counts each once', [0, 10, 20, 30, 40], 5],
    ['two bursts and one between', [0, 1, 2, 200, 400, 401, 402], 6],
    ['bursts that share alarms', [0, 30, 60, 90, 120], 5],
  ])('of %s', (_what, seconds, expected) => {
    expect(countChattering(seconds.map((second) => second * 1000))).toBe(expected);
  });
});

describe('deadbands to try', () => {
  const limits = { ...NO_LIMITS, highWarning: 7.1, highCritical: 9 };

  it('are multiples of the one there is', () => {
    expect(widerDeadbands({ ...limits, deadband: 0.1 }, 'level', 2)).toEqual([0.2, 0.3, 0.5]);
  });

  it('are parts of the limit where there is none', () => {
    expect(widerDeadbands(limits, 'level', 2)).toEqual([0.09, 0.18, 0.45]);
  });

  it('are rounded to the decimals of the metric, each once', () => {
    expect(widerDeadbands(limits, 'level', 0)).toEqual([1]);
  });

  it('can be saved: none is as wide as the band, nor hides the end of what was wrong', () => {
    const narrow = { ...NO_LIMITS, lowWarning: 10, highWarning: 10.4, deadband: 0.15 };
    expect(widerDeadbands(narrow, 'level', 2)).toEqual([0.3]);
    expect(widerDeadbands({ ...limits, deadband: 1 }, 'level', 2)).toEqual([2]);
  });

  it('are no more than half of the limit of a change', () => {
    const rate = { ...NO_LIMITS, rateWarning: 4, rateWindowMs: 60_000, deadband: 0.8 };
    expect(widerDeadbands(rate, 'rate', 1)).toEqual([1.6]);
  });

  it('are none for states, nor for what is not watched', () => {
    expect(widerDeadbands(NO_LIMITS, 'state', 0)).toEqual([]);
    expect(widerDeadbands(NO_LIMITS, 'level', 2)).toEqual([]);
  });
});

describe('the deadband proposed', () => {
  it('is the narrowest that spares nearly as much as the widest', () => {
    const tried = [{ alarms: 35 }, { alarms: 12 }, { alarms: 10 }];
    expect(proposal(40, tried)).toEqual({ alarms: 12 });
  });

  it('is none when no deadband spares anything', () => {
    expect(proposal(40, [{ alarms: 40 }, { alarms: 41 }])).toBeNull();
    expect(proposal(40, [])).toBeNull();
  });
});
