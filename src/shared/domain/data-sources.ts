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
  'row-unreadable',
  'value-differs',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export const QUARANTINE_DECISIONS = ['taken', 'discarded'] as const;
export type QuarantineDecision = (typeof QUARANTINE_DECISIONS)[number];

/** How far something is that a source has brought as a whole: a file, or a message that was too large to be taken. */
export const ACTIVITY_STATES = ['reading', 'done', 'failed', 'too-large'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

/** Why nothing was taken from a file. */
export const FILE_PROBLEMS = [
  'not-text',
  'workbook-unreadable',
  'too-large',
  'no-time-column',
  'no-columns',
  'columns-missing',
  'ambiguous-dates',
  'ambiguous-numbers',
  'no-readings',
  'gone',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Also why nothing was taken from a message: the broker had kept it, and it does not say of when it is. */
export const ACTIVITY_PROBLEMS = [...FILE_PROBLEMS, 'retained'] as const;
