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
  },
  { key: 'hall', parent: 'site', kind: 'building', name: 'Production hall' },
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
  { key: 'utilities', parent: 'site', kind: 'building', name: 'Utilities building' },
  { key: 'air', parent: 'utilities', kind: 'area', name: 'Compressor room' },
  { key: 'cold', parent: 'utilities', kind: 'area', name: 'Refrigeration plant' },
  { key: 'boiler', parent: 'utilities', kind: 'area', name: 'Boiler house' },
  { key: 'water', parent: 'utilities', kind: 'area', name: 'Water treatment' },
  { key: 'electrical', parent: 'utilities', kind: 'area', name: 'Electrical room' },
  { key: 'yard', parent: 'site', kind: 'area', name: 'Yard', description: 'CO₂ tank and cooling tower' },
  { key: 'service', parent: 'site', kind: 'building', name: 'Workshop and stores' },
  { key: 'central', parent: 'service', kind: 'store', name: 'Central store' },
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
];

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
