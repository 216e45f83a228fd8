import type { LocationKind } from '../../../../shared/domain/vocabulary.ts';
import type { Inputs, Outputs } from '../../../api.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';

export type Location = Outputs['locations']['get'];

export interface LocationValues extends Record<string, unknown> {
  name: string;
  kind: LocationKind;
  parent: EntityOption | null;
  address: string;
  latitude: number | null;
  longitude: number | null;
  description: string;
}

/** What one finds inside of a location, more often than anything else. */
const INSIDE: Readonly<Record<LocationKind, LocationKind>> = {
  site: 'building',
  building: 'area',
  area: 'area',
  store: 'bin',
  bin: 'bin',
};

export function emptyValues(parent: Pick<Location, 'id' | 'name' | 'kind'> | undefined): LocationValues {
  return {
    name: '',
    kind: parent === undefined ? 'site' : INSIDE[parent.kind],
    parent: parent === undefined ? null : { id: parent.id, label: parent.name },
    address: '',
    latitude: null,
    longitude: null,
    description: '',
  };
}

export function valuesOf(location: Location): LocationValues {
  const parent = location.path.at(-1);
  return {
    name: location.name,
    kind: location.kind,
    parent: parent === undefined ? null : { id: parent.id, label: parent.name },
    address: location.address ?? '',
    latitude: location.latitude,
    longitude: location.longitude,
    description: location.description ?? '',
  };
}

type Fields = Required<Omit<Inputs['locations']['create'], 'id'>>;

export function fieldsOf(values: LocationValues): Fields {
  const { name, kind, parent, address, latitude, longitude, description } = values;
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    name: name.trim(),
    kind,
    parentId: parent?.id ?? null,
    address: text(address),
    latitude,
    longitude,
    description: text(description),
  };
}

/** Keys of the catalogue by the field that is wrong. */
export function validateLocation({ name, latitude, longitude }: LocationValues) {
  return {
    ...(name.trim() === '' && { name: 'nameNeeded' as const }),
    ...(latitude !== null && longitude === null && { longitude: 'bothNeeded' as const }),
    ...(latitude === null && longitude !== null && { latitude: 'bothNeeded' as const }),
  };
}
