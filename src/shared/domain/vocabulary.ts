/** The closed lists of words that tables, contract and screens share. */
export const LOCATION_KINDS = ['site', 'building', 'area', 'store', 'bin'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** A stops the plant, B a line, C can wait. */
export const CRITICALITIES = ['A', 'B', 'C'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

export const ASSET_STATUSES = ['running', 'standby', 'down', 'maintenance', 'retired'] as const;
export type AssetStatus = (typeof ASSET_STATUSES)[number];

/** Whether an asset of a status is there for production; one that is out of service counts as neither. */
export const STATUS_MEANINGS: Readonly<Record<AssetStatus, 'up' | 'down' | 'out'>> = {
  running: 'up',
  standby: 'up',
  down: 'down',
  maintenance: 'down',
  retired: 'out',
};

/** Where a physical item is: in a position, on a shelf, or gone for good. */
export const ITEM_STATES = ['installed', 'stored', 'scrapped'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const CUSTOM_FIELD_KINDS = ['text', 'number', 'choice', 'date', 'link'] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];

export const CALENDAR_UNITS = ['day', 'week', 'month', 'year'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** Records that can carry files, labels and codes. */
export const RECORD_KINDS = [
  'assets',
  'asset_types',
  'locations',
  'items',
  'parts',
  'suppliers',
  'work_orders',
  'alarms',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const ATTACHMENT_KINDS = ['photo', 'manual', 'drawing', 'certificate', 'other'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** What a file can bring, in the order in which a plant is moved in: each refers to those before it. */
export const IMPORT_KINDS = [
  'locations',
  'asset_types',
  'assets',
  'suppliers',
  'parts',
  'stock',
  'work_orders',
  'metrics',
  'readings',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * `broken-off`: the program stopped while the file was being read in; nothing of it is there. `undo-broken-off`: it
 * stopped during the undo; all of the import is still there, and may be undone. `partly-undone`: what others had
 * changed or built upon since has stayed.
 */
export const IMPORT_STATES = [
  'running',
  'done',
  'cancelled',
  'failed',
  'broken-off',
  'undoing',
  'undo-broken-off',
  'undone',
  'partly-undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What the file brought is in the plant, all of it. */
export function isWhole(state: ImportState): boolean {
  return state === 'done' || state === 'undo-broken-off';
}

export const SIDES = ['low', 'high'] as const;
export type Side = (typeof SIDES)[number];

export const SEVERITIES = ['warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A value now, a total that only rises, or one of a list of states. */
export const METRIC_KINDS = ['gauge', 'counter', 'characteristic'] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];

/** What an alarm watches (the alarm types of ISA-18.2): the value, how fast it changes, its state, its silence. */
export const ALARM_TYPES = ['level', 'rate', 'state', 'no-data'] as const;
export type AlarmType = (typeof ALARM_TYPES)[number];

/** Why an alarm that stands does not ring: somebody shelved it, or what the asset is doing explains it. */
export const HOLDS = ['shelved', 'asset-down', 'maintenance'] as const;
export type Hold = (typeof HOLDS)[number];

export const WORK_ORDER_TYPES = [
  'corrective',
  'preventive',
  'inspection',
  'improvement',
  'emergency',
] as const;
export type WorkOrderType = (typeof WORK_ORDER_TYPES)[number];

export const WORK_ORDER_STATUSES = [
  'requested',
  'open',
  'in-progress',
  'on-hold',
  'completed',
  'cancelled',
] as const;
export type WorkOrderStatus = (typeof WORK_ORDER_STATUSES)[number];

/** Whether a fix has proved itself; `withdrawn`: its work was reopened. */
export const VERIFICATION_STATES = ['verifying', 'verified', 'not-verified', 'waived', 'withdrawn'] as const;
export type VerificationState = (typeof VERIFICATION_STATES)[number];

/** Why it has not: an alarm, never back in band in time, silence, or no limits left to watch. */
export const UNVERIFIED_REASONS = ['out-of-band', 'not-back', 'no-data', 'not-watched'] as const;
export type UnverifiedReason = (typeof UNVERIFIED_REASONS)[number];

export const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const MOVEMENT_KINDS = ['receipt', 'issue', 'return', 'transfer-out', 'transfer-in', 'count'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export const NOTIFICATION_KINDS = [
  'alarm-raised',
  'alarm-flood',
  'work-assigned',
  'work-comment',
  'work-relapsed',
  'work-not-verified',
  'reorder',
  'source-quiet',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What people are told of. */
export const NOTIFIED_ENTITIES = ['alarms', 'alarm_floods', 'work_orders', 'parts', 'data_sources'] as const;
export type NotifiedEntity = (typeof NOTIFIED_ENTITIES)[number];

export const ACCOUNT_STATUSES = ['pending', 'active', 'disabled'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
