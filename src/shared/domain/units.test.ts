import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertUnit, isSameUnit, KNOWN_UNITS } from './units.ts';

describe('a value in another unit', () => {
  it.each([
    [100, '°C', '°F', 212],
    [-40, '°F', '°C', -40],
    [0, '°C', 'K', 273.15],
    [1, 'bar', 'kPa', 100],
    [1, 'bar', 'psi', 14.503773773],
    [250, 'mbar', 'bar', 0.25],
    [1, 'in/s', 'mm/s', 25.4],
    [3.6, 'm³/h', 'l/s', 1],
    [1, 'gpm', 'l/min', 3.785411784],
    [1, 'hp', 'kW', 0.745699872],
    [1, 'kWh', 'MJ', 3.6],
    [1, 'lb', 'kg', 0.45359237],
    [1500, 'rpm', 'Hz', 25],
    [90, 'min', 'h', 1.5],
    [2, 'MW', 'kW', 2000],
  ])('%d %s is the same in %s', (value, from, to, expected) => {
    expect(convertUnit(value, from, to)).toBeCloseTo(expected, 8);
  });

  it.each([
    ['deg C', '°C'],
    ['DEGC', '°C'],
    ['ºC', '°C'],
    ['M3/H', 'm³/h'],
    ['1/min', 'rpm'],
    ['U/min', 'rpm'],
    ['μm', 'µm'],
    ['BAR', 'bar'],
    ['l / min', 'L/min'],
  ])('%s is spelled %s too', (one, other) => {
    expect(isSameUnit(one, other)).toBe(true);
    expect(convertUnit(7, one, other)).toBe(7);
  });

  it.each([
    ['bar', '°C'],
    ['furlong', 'm'],
    ['m', 'furlong'],
    ['mW', 'kW'],
    ['', 'bar'],
  ])('from %s to %s there is none', (from, to) => {
    expect(convertUnit(1, from, to)).toBeNull();
  });

  it('is left alone where both name a unit nobody knows', () => {
    expect(convertUnit(3, 'pcs', 'pcs')).toBe(3);
  });

  it('comes back as it was', () => {
    const pair = fc
      .constantFrom(...Object.values(KNOWN_UNITS))
      .chain((units) => fc.tuple(fc.constantFrom(...units), fc.constantFrom(...units)));
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), pair, (value, [from, to]) => {
        const back = convertUnit(convertUnit(value, from, to)!, to, from)!;
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-9 * Math.max(1000, Math.abs(value)));
      }),
    );
  });
});
