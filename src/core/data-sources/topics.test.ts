import { describe, expect, it } from 'vitest';
import { addressOf, filtersOf, readingsOf } from './topics.ts';

const PLANT = { template: 'plant/{asset}/{metric}' };
const pointers = { valuePointer: '/v/value', tsPointer: '/ts', unitPointer: '/unit' };
const NOW = 1_700_000_000_000;

describe('the topics of a broker', () => {
  it('are asked for by the template and by name', () => {
    expect(filtersOf(PLANT, [{ address: 'hall/7' }, { address: 'hall/7' }])).toEqual(['plant/+/+', 'hall/7']);
    expect(filtersOf({ template: '' }, [])).toEqual([]);
  });

  it.each([
    ['plant/P-101/Vibration', 'P-101/Vibration'],
    ['hall/7', 'hall/7'],
    ['plant/P-101', null],
    ['plant/P-101/Vibration/raw', null],
    ['other/P-101/Vibration', null],
  ])('%s means %s', (topic, address) => {
    expect(addressOf(topic, PLANT, new Set(['hall/7']))).toBe(address);
  });

  it('may have the metric before the asset', () => {
    const template = { template: '{metric}/of/{asset}' };
    expect(addressOf('Heat/of/P-1', template, new Set())).toBe('P-1/Heat');
  });
});

describe('the payload of a message', () => {
  const read = (payload: string, now: number | null = NOW) =>
    readingsOf('P-1/Heat', Buffer.from(payload), pointers, now).map(({ ts, value, unit }) => [
      ts,
      value,
      unit,
    ]);

  it.each([
    ['7.1', [[NOW, 7.1, null]]],
    [' -1e3\n', [[NOW, -1000, null]]],
    ['{"v":{"value":3},"ts":1700000000001,"unit":"bar"}', [[1_700_000_000_001, 3, 'bar']]],
    ['{"v":{"value":3},"ts":"2026-11-02T06:00:00+01:00"}', [[Date.UTC(2026, 10, 2, 5), 3, null]]],
    [
      '[{"v":{"value":1},"ts":1},{"v":{"value":2},"ts":2}]',
      [
        [1, 1, null],
        [2, 2, null],
      ],
    ],
    ['{"v":{"value":3},"ts":"noon"}', [[null, 3, null]]],
    ['{"value":3}', [[NOW, Number.NaN, null]]],
    ['', [[NOW, Number.NaN, null]]],
    ['{"v":', [[NOW, Number.NaN, null]]],
    ['7,1', [[NOW, Number.NaN, null]]],
    ['null', [[NOW, Number.NaN, null]]],
  ])('%s is read', (payload, readings) => {
    expect(read(payload)).toEqual(readings);
  });

  it('that tells no instant and may be old is left out', () => {
    expect(read('7.1', null)).toEqual([]);
    expect(read('{"v":{"value":3},"ts":5}', null)).toEqual([[5, 3, null]]);
  });
});
