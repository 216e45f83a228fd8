/** The words of sources that bring readings by themselves, and of the readings that are held back. */

export const DATA_SOURCE_KINDS = ['http', 'mqtt', 'folder'] as const;
export type DataSourceKind = (typeof DATA_SOURCE_KINDS)[number];

/** Why a reading is held back. */
export const QUARANTINE_REASONS = [
  'beyond-plausible',
  'not-a-number',
  'time-unreadable',
  'clock-ahead',
  'clock-behind',
  'history-closed',
  'unknown-metric',
  'archived-metric',
  'unit-unknown',
  'counter-impossible',
  'state-unknown',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export const QUARANTINE_DECISIONS = ['taken', 'discarded'] as const;
export type QuarantineDecision = (typeof QUARANTINE_DECISIONS)[number];
