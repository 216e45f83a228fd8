/** Who answers for which machines, and the keywords people find them by. */
export interface TeamDefinition {
  readonly name: string;
  readonly members: readonly string[];
}

export const TEAMS: readonly TeamDefinition[] = [
  { name: 'Mechanics', members: ['jonas.weber', 'amira.haddad', 'petra.lindqvist'] },
  { name: 'Electrics and automation', members: ['tomasz.nowak', 'leila.karimi'] },
  { name: 'Utilities', members: ['ben.okafor', 'sven.hartmann', 'oskar.brandt'] },
];

/** By the first letters of tags; the longest that matches wins. */
export const RESPONSIBLE: Readonly<Record<string, { readonly team: string; readonly person?: string }>> = {
  L1: { team: 'Mechanics', person: 'jonas.weber' },
  'L1-INS': { team: 'Electrics and automation', person: 'leila.karimi' },
  'L1-CAP-M1': { team: 'Electrics and automation', person: 'leila.karimi' },
  L2: { team: 'Mechanics', person: 'amira.haddad' },
  'L2-EBI': { team: 'Electrics and automation', person: 'leila.karimi' },
  'L2-INS': { team: 'Electrics and automation', person: 'leila.karimi' },
  L3: { team: 'Mechanics', person: 'amira.haddad' },
  'L3-COD': { team: 'Electrics and automation', person: 'tomasz.nowak' },
  'L3-INS': { team: 'Electrics and automation', person: 'leila.karimi' },
  AIR: { team: 'Utilities', person: 'ben.okafor' },
  REF: { team: 'Utilities', person: 'sven.hartmann' },
  STM: { team: 'Utilities', person: 'sven.hartmann' },
  WTR: { team: 'Utilities', person: 'ben.okafor' },
  CIP: { team: 'Utilities', person: 'sven.hartmann' },
  CO2: { team: 'Utilities', person: 'sven.hartmann' },
  CTW: { team: 'Utilities', person: 'ben.okafor' },
  ELE: { team: 'Electrics and automation', person: 'tomasz.nowak' },
};

export const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  'product contact': ['L1-MIX', 'L1-MIX-P1', 'L1-FIL', 'L2-FIL', 'L3-FIL', 'L3-FIL-P1', 'CIP-SK1', 'CIP-P1'],
  'statutory inspection': ['STM-B1', 'AIR-REC', 'CO2-TNK', 'L1-PAL', 'L2-PAL', 'L3-PAL'],
  'F-gas': ['REF-CH1', 'REF-CH2', 'AIR-DRY'],
  Legionella: ['CTW-T1'],
  'hot surface': ['STM-B1', 'L1-PAC-H1', 'L3-PAS', 'L2-WSH'],
  caustic: ['L2-WSH', 'L2-WSH-P1', 'CIP-SK1', 'CIP-P1'],
  'spare in store': ['L1-FIL-G1', 'L1-PAL-G1', 'L1-CNV-M1'],
  'long delivery time': ['L1-FIL-G1', 'L2-FIL-G1', 'L3-SEA-G1', 'ELE-TR1'],
  'critical control point': ['L2-EBI', 'L3-PAS', 'L1-INS', 'L3-INS'],
};
