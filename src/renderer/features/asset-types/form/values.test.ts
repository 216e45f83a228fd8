import { describe, expect, it } from 'vitest';
import { emptyType, fieldsOf, validateType } from './values.ts';

describe('the form of an asset type', () => {
  it('needs a name and nothing else', () => {
    expect(validateType(emptyType)).toEqual({ name: 'nameNeeded' });
    expect(validateType({ ...emptyType, name: 'Pump' })).toEqual({});
  });

  it('takes an interval only with its number, and trims texts', () => {
    expect(fieldsOf({ ...emptyType, name: ' Pump ', maintenanceUnit: 'week', category: ' ' })).toMatchObject({
      name: 'Pump',
      category: null,
      maintenance: null,
    });
    expect(fieldsOf({ ...emptyType, maintenanceEvery: 2, maintenanceUnit: 'week' })).toMatchObject({
      maintenance: { every: 2, unit: 'week' },
    });
  });

  it('keeps numbers in reason', () => {
    const values = { ...emptyType, name: 'Pump', expectedLifetimeMonths: 0, maintenanceEvery: 1001 };
    expect(validateType(values)).toEqual({
      expectedLifetimeMonths: 'lifetimeRange',
      maintenanceEvery: 'maintenanceRange',
    });
  });
});
