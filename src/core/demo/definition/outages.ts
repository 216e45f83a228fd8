/** When readings are missing: the network, a sensor, or a sensor that was fitted later than the others. */

export interface OutageDefinition {
  /** A metric's key, or the first letters of tags; no letters mean every sensor. */
  readonly of: string | readonly string[];
  readonly daysAgo: number;
  /** Hour of the local day. */
  readonly hour: number;
  readonly hours: number;
}

export const OUTAGES: readonly OutageDefinition[] = [
  // Network and server.
  { of: [''], daysAgo: 83, hour: 1, hours: 0.75 },
  { of: ['L1', 'L2', 'L3'], daysAgo: 46, hour: 13, hours: 1.9 },
  { of: ['AIR', 'REF', 'STM', 'WTR', 'CTW', 'ELE', 'CO2'], daysAgo: 23, hour: 3, hours: 3.3 },
  // Sensors and their cables.
  { of: 'ELE-TR1 Winding temperature', daysAgo: 86, hour: 9, hours: 30 },
  { of: 'L1-CNV-M1 Motor current', daysAgo: 75, hour: 16, hours: 18 },
  { of: 'L3-PAS-P1 Motor current', daysAgo: 62, hour: 4, hours: 40 },
  { of: 'STM-B1 Flue gas temperature', daysAgo: 50, hour: 20, hours: 26 },
  { of: 'L2-PAL-G1 Motor temperature', daysAgo: 33, hour: 11, hours: 60 },
  { of: 'L1-PAC-H1 Tunnel temperature', daysAgo: 14, hour: 7, hours: 5 },
  // Fitted later.
  { of: 'CO2-TNK CO₂ purity', daysAgo: 91, hour: 0, hours: 17 * 24 + 10 },
  { of: 'AIR-C2 Vibration velocity RMS', daysAgo: 91, hour: 0, hours: 29 * 24 + 14 },
];

/** Share of single readings that get lost on the way. */
export const LOST_READINGS = 0.004;
