/** The company, its buildings and its four stores. */
import type { LocationDefinition } from './types.ts';

export const COMPANY_NAME = 'Ellerbrook Bottling';

export const LOCATIONS: readonly LocationDefinition[] = [
  {
    key: 'site',
    parent: null,
    kind: 'site',
    name: 'Ellerbrook plant',
    description: 'Mineral water and soft drinks, 3 filling lines',
    address: 'Brunnenweg 12, Ellerbrook',
    coordinates: [53.9142, 10.7331],
  },
  {
    key: 'hall',
    parent: 'site',
    kind: 'building',
    name: 'Production hall',
    address: 'Brunnenweg 12, gate 2',
    coordinates: [53.9146, 10.7325],
  },
  { key: 'pet', parent: 'hall', kind: 'area', name: 'PET line area' },
  { key: 'glass', parent: 'hall', kind: 'area', name: 'Glass line area' },
  { key: 'can', parent: 'hall', kind: 'area', name: 'Can line area' },
  { key: 'syrup', parent: 'hall', kind: 'area', name: 'Syrup room and CIP' },
  {
    key: 'line-side',
    parent: 'hall',
    kind: 'store',
    name: 'Line-side cabinet',
    description: 'Fast-moving spares, open to all shifts',
  },
  {
    key: 'utilities',
    parent: 'site',
    kind: 'building',
    name: 'Utilities building',
    address: 'Brunnenweg 12, gate 3',
    coordinates: [53.9151, 10.734],
  },
  { key: 'air', parent: 'utilities', kind: 'area', name: 'Compressor room' },
  { key: 'cold', parent: 'utilities', kind: 'area', name: 'Refrigeration plant' },
  { key: 'boiler', parent: 'utilities', kind: 'area', name: 'Boiler house' },
  { key: 'water', parent: 'utilities', kind: 'area', name: 'Water treatment' },
  { key: 'electrical', parent: 'utilities', kind: 'area', name: 'Electrical room' },
  { key: 'yard', parent: 'site', kind: 'area', name: 'Yard', description: 'CO₂ tank and cooling tower' },
  {
    key: 'service',
    parent: 'site',
    kind: 'building',
    name: 'Workshop and stores',
    address: 'Brunnenweg 14, gate 1',
    coordinates: [53.9137, 10.7319],
  },
  {
    key: 'central',
    parent: 'service',
    kind: 'store',
    name: 'Central store',
    description: 'Open 06:00 to 22:00',
  },
  { key: 'central-bearings', parent: 'central', kind: 'bin', name: 'Rack 01, bearings' },
  { key: 'central-seals', parent: 'central', kind: 'bin', name: 'Rack 02, seals' },
  { key: 'central-belts', parent: 'central', kind: 'bin', name: 'Rack 03, belts and chains' },
  { key: 'central-pneumatics', parent: 'central', kind: 'bin', name: 'Rack 04, pneumatics and valves' },
  { key: 'central-format', parent: 'central', kind: 'bin', name: 'Rack 05, format parts' },
  { key: 'central-electrical', parent: 'central', kind: 'bin', name: 'Rack 06, electrical and sensors' },
  { key: 'central-filters', parent: 'central', kind: 'bin', name: 'Rack 07, filters' },
  {
    key: 'workshop',
    parent: 'service',
    kind: 'store',
    name: 'Workshop store',
    description: 'Drives, motors and everything that needs a hoist',
  },
  {
    key: 'oil',
    parent: 'service',
    kind: 'store',
    name: 'Oil and lubricant store',
    description: 'Bunded; food-grade lubricants on the left side only',
  },
  { key: 'oil-food', parent: 'oil', kind: 'bin', name: 'Left side, food grade' },
  { key: 'oil-other', parent: 'oil', kind: 'bin', name: 'Right side' },
];

/** Bins of a store by category or number of a part; what is not named lies in the store itself. */
export const BINS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  central: {
    Bearings: 'central-bearings',
    Seals: 'central-seals',
    'Belts and chains': 'central-belts',
    Pneumatics: 'central-pneumatics',
    Valves: 'central-pneumatics',
    'Format parts': 'central-format',
    Electrical: 'central-electrical',
    Sensors: 'central-electrical',
    Inspection: 'central-electrical',
    Filters: 'central-filters',
  },
  oil: {
    'OIL-CLP220': 'oil-food',
    'GRS-H1': 'oil-food',
    Lubricants: 'oil-other',
    'Water treatment': 'oil-other',
  },
};

/** Where a part lies that is kept in a store. */
export function binOf(store: string, { number, category }: { number: string; category: string }): string {
  const bins = BINS[store] ?? {};
  return bins[number] ?? bins[category] ?? store;
}

/** Where the machines of a tag stand; the longest matching tag wins. */
export const ASSET_PLACES: Readonly<Record<string, string>> = {
  L1: 'pet',
  'L1-MIX': 'syrup',
  L2: 'glass',
  L3: 'can',
  AIR: 'air',
  REF: 'cold',
  STM: 'boiler',
  WTR: 'water',
  CIP: 'syrup',
  CO2: 'yard',
  CTW: 'yard',
  ELE: 'electrical',
};
