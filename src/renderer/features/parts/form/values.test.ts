import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../ui/form/changes.ts';
import { emptyValues, fieldsOf, validatePart, valuesOf, type PartValues } from './values.ts';

const part = {
  id: 'p',
  number: 'BRG-6205',
  name: 'Ball bearing 6205-2RS',
  description: null,
  category: 'Bearings',
  unit: 'pcs',
  supplierId: 's',
  supplierSku: '6205-2RSH',
  reorderPoint: 4000,
  reorderQuantity: 10_000,
  leadDays: 14,
  onHand: 3000,
  averageCost: 810,
  stockValue: 2430,
  supplier: { id: 's', name: 'SKF', archivedAt: null },
  alert: null,
  stock: [],
  usedOn: [],
  createdAt: 1,
  updatedAt: 1,
};

const filled: PartValues = { ...emptyValues('pcs'), number: 'B-1', name: 'Belt' };

describe('the form of a part', () => {
  it('gives back what it was filled with, so that saving untouched changes nothing', () => {
    expect(changesOf(part, fieldsOf(valuesOf(part), 's'))).toEqual({ changes: {}, before: {} });
  });

  it('sends only what differs, and knows what to put back', () => {
    const values = { ...valuesOf(part), name: ' Ball bearing ', reorderPoint: null };
    expect(changesOf(part, fieldsOf(values, 's'))).toEqual({
      changes: { name: 'Ball bearing', reorderPoint: null },
      before: { name: 'Ball bearing 6205-2RS', reorderPoint: 4000 },
    });
  });

  it('takes texts of nothing but blanks for no text', () => {
    const fields = fieldsOf({ ...filled, category: '  ', description: ' ', supplierSku: '' }, null);
    expect(fields).toMatchObject({ category: null, description: null, supplierSku: null });
  });

  it.each([
    [{}, {}],
    [{ number: ' ' }, { number: 'numberNeeded' }],
    [{ name: '' }, { name: 'nameNeeded' }],
    [{ unit: '' }, { unit: 'unitNeeded' }],
    [{ reorderQuantity: 0 }, { reorderQuantity: 'lotAboveZero' }],
    [{ reorderPoint: 0, reorderQuantity: 500 }, {}],
  ])('of %j is wrong about %j', (change, wrong) => {
    expect(validatePart({ ...filled, ...change })).toEqual(wrong);
  });
});
