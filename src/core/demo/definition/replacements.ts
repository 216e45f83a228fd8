/** Items that came and went, and what people said of the health of a machine. */
import type { OverrideDefinition, ReplacementDefinition } from './types.ts';

export const REPLACEMENTS: readonly ReplacementDefinition[] = [
  {
    asset: 'CIP-P1',
    by: 'oskar.brandt',
    when: { daysAgo: 402 },
    reason: 'Wet end worn by caustic. Overhauled in the workshop, kept as a spare.',
    keptIn: 'workshop',
    comes: {
      manufacturer: 'Pumaldo',
      model: 'SP 50-15',
      serialNumber: 'PU24-31774',
      purchaseCost: 1_012_000,
      expectedLifetimeMonths: 120,
    },
  },
  {
    asset: 'L2-FIL-V1',
    by: 'petra.lindqvist',
    when: { daysAgo: 236 },
    reason: 'Rotor scored, housing cracked. Not worth an overhaul.',
    keptIn: null,
    comes: {
      manufacturer: 'Pumaldo',
      model: 'VR 250',
      serialNumber: 'PU25-40218',
      purchaseCost: 864_000,
    },
  },
  {
    asset: 'L3-FIL-P1',
    by: 'petra.lindqvist',
    when: { daysAgo: 155 },
    reason: 'Shaft bent after a valve was left shut. Scrapped.',
    keptIn: null,
    comes: { itemOf: 'CIP-P1' },
  },
  {
    asset: 'L1-FIL-G1',
    by: 'petra.lindqvist',
    when: { failure: 'gearbox-bearing', hours: 5.65 },
    reason: 'Output bearing failed. Goes to Kesdrive for overhaul.',
    keptIn: 'workshop',
    comes: {
      manufacturer: 'Kesdrive',
      model: 'KB 97-25',
      serialNumber: 'KE25-60913',
      purchaseCost: 984_000,
      expectedLifetimeMonths: 144,
    },
  },
];

/** Years of warranty of an item that comes new. */
export const ITEM_WARRANTY_YEARS = 2;

export const OVERRIDES: readonly OverrideDefinition[] = [
  {
    asset: 'L1-CNV-M1',
    by: 'petra.lindqvist',
    daysAgo: 7,
    score: 35,
    reason:
      'Insulation resistance is down to 0.8 MΩ. Runs under observation until the exchange at the next weekend stop.',
    lastsDays: 24,
  },
  {
    asset: 'L2-DEP',
    by: 'petra.lindqvist',
    daysAgo: 64,
    score: 85,
    reason:
      'Overhauled in the summer stop: hoist, sweep and suction head are new. Age and old failures say less than they used to.',
    lastsDays: 120,
  },
];
