import { describe, expect, it } from 'vitest';
import { emptyValues, fieldsOf, validateLocation, valuesOf, type Location } from './values.ts';

const store: Location = {
  id: 'store',
  name: 'Store',
  kind: 'store',
  parentId: 'site',
  path: [{ id: 'site', name: 'Plant' }],
  description: null,
  address: 'Kanalstr. 7',
  latitude: 52.5,
  longitude: 13.4,
  childCount: 0,
  assetCount: 0,
  stockedParts: 0,
  createdAt: 1,
  updatedAt: 1,
  archivedAt: null,
  archivedAbove: [],
};

describe('the form of a location', () => {
  it('saves what it shows', () => {
    const { name, kind, parentId, description, address, latitude, longitude } = store;
    expect(fieldsOf(valuesOf(store))).toEqual({
      name,
      kind,
      parentId,
      description,
      address,
      latitude,
      longitude,
    });
  });

  it('begins with a site, or with what stands inside of the place it was opened from', () => {
    expect(emptyValues(undefined)).toMatchObject({ kind: 'site', parent: null });
    expect(emptyValues(store)).toMatchObject({ kind: 'bin', parent: { id: 'store', label: 'Store' } });
  });

  it('needs a name, and both coordinates or none', () => {
    const fine = valuesOf(store);
    expect(validateLocation(fine)).toEqual({});
    expect(validateLocation({ ...fine, latitude: null, longitude: null })).toEqual({});
    expect(validateLocation({ ...fine, name: ' ' })).toEqual({ name: 'nameNeeded' });
    expect(validateLocation({ ...fine, latitude: null })).toEqual({ latitude: 'bothNeeded' });
    expect(validateLocation({ ...fine, longitude: null })).toEqual({ longitude: 'bothNeeded' });
  });
});
