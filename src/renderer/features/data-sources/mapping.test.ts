import { describe, expect, it } from 'vitest';
import { mappingText, readMapping } from './mapping.ts';

describe('the names of a source', () => {
  it.each([
    ['VT101 = P-101/Vibration', 'VT101'],
    ['VT101=P-101/Vibration', 'VT101'],
    ['ns=2;s=VT101 = P-101/Vibration', 'ns=2;s=VT101'],
    ['  hall/7   =  P-101/Vibration ', 'hall/7'],
  ])('are read from %s', (line, address) => {
    expect(readMapping(`\n${line}\n`)).toEqual({
      mapping: [{ address, metric: 'P-101/Vibration' }],
      wrongLine: null,
    });
  });

  it.each(['VT101', 'VT101 =', '= P-101/Vibration', 'VT101 = Vibration'])('are not read from %s', (line) => {
    expect(readMapping(`a = P/b\n${line}`).wrongLine).toBe(2);
  });

  it('come back as they were', () => {
    const mapping = [
      { address: 'ns=2;s=VT101', metric: 'P-101/Vibration' },
      { address: 'hall/7', metric: 'P-102/Heat' },
    ];
    expect(readMapping(mappingText(mapping)).mapping).toEqual(mapping);
  });
});
