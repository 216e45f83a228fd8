import { describe, expect, it } from 'vitest';
import { looksLikeReadings } from './looks-like-readings.ts';

type Kind = 'time' | 'number' | 'text' | 'label' | 'empty';

function inspection(kinds: readonly Kind[], time: string, dateFormat: 'iso-8601' | 'epoch-seconds') {
  const timeColumn = kinds.indexOf('time');
  return {
    dialect: { timeColumn: timeColumn < 0 ? null : timeColumn, dateFormat },
    columns: kinds.map((kind, index) => ({
      index,
      kind,
      name: `Column ${index}`,
      samples: kind === 'time' ? [time] : [],
      proposal: { kind: 'skip' as const },
      unitDoubt: null,
    })),
  };
}

describe('a file that nothing tells to be records', () => {
  it.each([
    ['times and a number', ['time', 'number'], '2026-03-01 06:00', true],
    ['times, a number and remarks', ['time', 'number', 'text'], '2026-03-01T06:00:00Z', true],
    ['days and a number', ['time', 'number', 'empty'], '2026-03-01', true],
    ['days, a number and text', ['time', 'number', 'text'], '2026-03-01', false],
    ['times and text', ['time', 'text'], '2026-03-01 06:00', false],
    ['numbers without times', ['number', 'number'], '', false],
  ] as const)('%s', (_what, kinds, time, expected) => {
    expect(looksLikeReadings(inspection(kinds, time, 'iso-8601'))).toBe(expected);
  });

  it('seconds since 1970, a number and remarks', () => {
    expect(looksLikeReadings(inspection(['time', 'number', 'text'], '1772344800', 'epoch-seconds'))).toBe(
      true,
    );
  });
});
