import { describe, expect, it } from 'vitest';
import { splitUnit, unitOfColumn } from './column-unit.ts';

describe('the unit in the header of a column', () => {
  it.each([
    ['Temperature [degF]', 'Temperature', 'degF'],
    ['Pressure (psi)', 'Pressure', 'psi'],
    ['Flow, m3/h', 'Flow', 'm3/h'],
    ['Level (m) [mm]', 'Level (m)', 'mm'],
    ['Pump, feed', 'Pump, feed', ''],
    ['Speed', 'Speed', ''],
    ['[bar]', '[bar]', ''],
  ])('of %s', (header, name, unit) => {
    expect(splitUnit(header)).toEqual({ name, unit });
  });

  it.each([
    ['Temperature [degF]', '°C', '°F', null],
    ['Temperature [° C]', '°C', null, null],
    ['Temperature', '°C', null, null],
    ['Temperature [furlong]', '°C', null, 'unknown'],
    ['Temperature (psi)', '°C', null, 'incompatible'],
    ['Temperature (psi)', '', null, 'incompatible'],
  ])('%s for a metric in "%s" is converted from %s, or in doubt: %s', (header, unit, from, doubt) => {
    expect(unitOfColumn(header, { name: 'Temperature', unit })).toEqual({ from, doubt });
  });

  it('is none where the metric itself is called so, or has states', () => {
    const none = { from: null, doubt: null };
    expect(unitOfColumn('Level (m)', { name: 'level (m)', unit: 'bar' })).toEqual(none);
    expect(unitOfColumn('State (m)', { name: 'State', unit: '', choices: [] })).toEqual(none);
  });
});
