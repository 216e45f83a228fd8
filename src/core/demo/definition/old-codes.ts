/** Codes that stood on things before the plant printed labels of its own, and are still scanned. */
import type { OldCodeDefinition } from './types.ts';

export const OLD_CODES: readonly OldCodeDefinition[] = [
  // Numbers of the old asset register, on aluminium plates.
  { code: '0010473-1', entity: 'assets', record: 'L1-FIL' },
  { code: '0010473-7', entity: 'assets', record: 'L1-FIL-G1' },
  { code: '0010481-0', entity: 'assets', record: 'L2-WSH' },
  { code: '0010502-3', entity: 'assets', record: 'STM-B1' },
  { code: '0010517-2', entity: 'assets', record: 'AIR-C1' },
  // What makers print on their boxes.
  { code: 'LGT/6208-2RS', entity: 'parts', record: 'BRG-6208' },
  { code: 'LGT/6308-C3', entity: 'parts', record: 'BRG-6308' },
  { code: 'HX90-SEP-01', entity: 'parts', record: 'FIL-SEP' },
  // Shelf plates of the warehouse system.
  { code: 'LG01-R01', entity: 'locations', record: 'central-bearings' },
  { code: 'LG01-R02', entity: 'locations', record: 'central-seals' },
];
