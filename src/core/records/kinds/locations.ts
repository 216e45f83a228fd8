import { locationFieldsSchema } from '../../../shared/contract/locations.ts';
import { LOCATION_KINDS } from '../../../shared/domain/vocabulary.ts';
import type { Id } from '../../../shared/ids.ts';
import { folded } from '../../database/same-name.ts';
import { boundsOf, field, type Kind, textOf } from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'locations',
  columns: {
    name: 'name',
    parent: 'parent_id',
    kind: 'kind',
    description: 'description',
    address: 'address',
    latitude: 'latitude',
    longitude: 'longitude',
  },
  key: 'lower(r.name)',
  name: 'name',
  keyPart: (key) => key.slice(key.indexOf('/') + 1),
  order: 'natural_key(r.name), r.id',
};

export const locations: Kind = {
  kind: 'locations',
  read: 'assets.read',
  write: 'assets.write',
  fields: [
    field('name', 'text', 'location, location name, place, standort, ort, standortname, bezeichnung', {
      required: true,
      isKey: true,
    }),
    field(
      'parent',
      'reference',
      'location above it, location above, standort darüber, parent location, parent path, belongs to, part of, in, übergeordnet, übergeordneter standort, gehört zu, liegt in',
      {
        refersTo: 'locations',
        isKey: true,
        canCreate: true,
      },
    ),
    field('kind', 'choice', 'type, location type, level, art, typ, ebene', {
      choices: [...LOCATION_KINDS],
      neverEmpty: true,
      words: {
        standort: 'site',
        plant: 'site',
        campus: 'site',
        werk: 'site',
        gelände: 'site',
        hall: 'building',
        gebäude: 'building',
        halle: 'building',
        room: 'area',
        floor: 'area',
        zone: 'area',
        bereich: 'area',
        raum: 'area',
        etage: 'area',
        warehouse: 'store',
        stockroom: 'store',
        lager: 'store',
        magazin: 'store',
        shelf: 'bin',
        rack: 'bin',
        fach: 'bin',
        regal: 'bin',
        lagerplatz: 'bin',
      },
    }),
    field('description', 'text', 'beschreibung, notes, bemerkung', { longest: 20_000, verbatim: true }),
    field('address', 'text', 'street, postal address, adresse, anschrift, straße', {
      ...boundsOf(locationFieldsSchema.shape.address),
      manyLines: true,
    }),
    field('latitude', 'decimal', 'lat, breite, breitengrad', boundsOf(locationFieldsSchema.shape.latitude)),
    field(
      'longitude',
      'decimal',
      'lon, lng, long, länge, längengrad',
      boundsOf(locationFieldsSchema.shape.longitude),
    ),
  ],
  keyField: 'name',
  keyNeeds: 'references',
  keyOf: ({ name, parent }) =>
    textOf(name) === null ? null : `${textOf(parent) ?? ''}/${folded(name as string)}`,
  labelOf: ({ name }) => String(name),
  parent: 'parent',
  source: tableSource(SPEC),
  check: (rows, { db }) => {
    const stocked = new Set(
      db.sql('SELECT DISTINCT location_id FROM stock_balances WHERE quantity <> 0').pluck().all() as Id[],
    );
    for (const { values, stored, bad } of rows) {
      const { kind } = values;
      const isStore = kind === 'store' || kind === 'bin';
      if (stored !== null && typeof kind === 'string' && !isStore && stocked.has(stored.id))
        bad('kind', 'stock-lies-there', textOf(stored.values['kind']));
      if (values['latitude'] === undefined && values['longitude'] === undefined) continue;
      const [latitude = null, longitude = null] = ['latitude', 'longitude'].map(
        (key) => values[key] ?? (values[key] === null ? null : stored?.values[key]),
      );
      if ((latitude === null) !== (longitude === null))
        bad(latitude === null ? 'latitude' : 'longitude', 'missing');
    }
  },
  twins: [],
  writer: (tx) => tableWriter(tx, SPEC),
};
