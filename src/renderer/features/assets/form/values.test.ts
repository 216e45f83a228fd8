import { describe, expect, it } from 'vitest';
import { emptyValues, fieldsOf, validateAsset, valuesOf, type Asset } from './values.ts';

const asset: Asset = {
  id: '01890000-0000-7000-8000-000000000001',
  tag: 'P-101',
  name: 'Feed pump',
  description: null,
  parentId: '01890000-0000-7000-8000-000000000002',
  locationId: null,
  assetTypeId: null,
  criticality: 'B',
  status: 'running',
  manufacturer: 'Pumaldo',
  model: null,
  serialNumber: null,
  installedOn: '2021-04-01',
  purchaseCost: 125_000,
  expectedLifetimeMonths: 120,
  warrantyUntil: null,
  responsibleUserId: '01890000-0000-7000-8000-000000000003',
  responsibleTeamId: null,
  responsibleUser: { id: '01890000-0000-7000-8000-000000000003', fullName: 'Ana' },
  responsibleTeam: null,
  keywords: ['ATEX'],
  customFields: [],
  customValues: [],
  path: [{ id: '01890000-0000-7000-8000-000000000002', tag: 'L1', name: 'Line 1' }],
  type: null,
  location: null,
  locationPath: [],
  childCount: 0,
  metricCount: 0,
  standingAlarms: 0,
  openWorkOrders: 0,
  createdAt: 0,
  updatedAt: 0,
  archivedAt: null,
  archivedAbove: [],
  archivedLocations: [],
};

describe('the asset form', () => {
  it('gives back what it was given when nothing was touched', () => {
    expect(asset).toMatchObject(fieldsOf(valuesOf(asset), null));
  });

  it('trims texts, and an empty one is none', () => {
    const values = { ...valuesOf(asset), name: ' Booster pump ', manufacturer: ' ', parent: null };
    expect(fieldsOf(values, null)).toMatchObject({
      name: 'Booster pump',
      manufacturer: null,
      parentId: null,
      model: null,
    });
  });

  it.each([
    ['nothing but tag and name is needed', { tag: 'P-1', name: 'Pump' }, {}],
    ['a tag is needed', { tag: ' ', name: 'Pump' }, { tag: 'tagNeeded' }],
    ['a tag fits on a label', { tag: 'x'.repeat(61), name: 'Pump' }, { tag: 'tagLong' }],
    ['a name is needed', { tag: 'P-1' }, { name: 'nameNeeded' }],
    [
      'a lifetime is at least a month',
      { tag: 'P-1', name: 'Pump', expectedLifetimeMonths: 0 },
      { expectedLifetimeMonths: 'lifetimeRange' },
    ],
    [
      'a warranty begins when it is installed',
      { tag: 'P-1', name: 'Pump', installedOn: '2024-05-01', warrantyUntil: '2024-04-30' },
      { warrantyUntil: 'warrantyBeforeInstalled' },
    ],
  ])('knows that %s', (_rule, values, wrong) => {
    expect(validateAsset({ ...emptyValues(null), ...values })).toEqual(wrong);
  });
});
