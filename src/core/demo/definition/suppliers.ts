/** Invented suppliers; the numbers are from the range that is kept free for fiction (Berlin, 030 23125). */
import type { SupplierDefinition } from './types.ts';

const ROWS: readonly (readonly [key: string, name: string, extension: string])[] = [
  ['lagertek', 'Lagertek Bearings', '011'],
  ['dichtwerk', 'Dichtwerk Seals', '024'],
  ['kesdrive', 'Kesdrive Service', '037'],
  ['elektrada', 'Elektrada Trading', '042'],
  ['pneuvia', 'Pneuvia Automation', '055'],
  ['vantorre', 'Vantorre Parts', '061'],
  ['hallmeer', 'Hallmeer Parts', '073'],
  ['etikra', 'Etikra Labelling', '086'],
  ['lubrano', 'Lubrano Lubricants', '092'],
  ['aquiron', 'Aquiron Service', '108'],
  ['altopress', 'Altopress Service', '119'],
  ['frigalto', 'Frigalto Service', '127'],
  ['tolvaro', 'Tolvaro Industrial Supply', '134'],
];

export const SUPPLIERS: readonly SupplierDefinition[] = ROWS.map(([key, name, extension]) => ({
  key,
  name,
  website: `https://www.${key}.example`,
  phone: `+49 30 23125 ${extension}`,
}));
