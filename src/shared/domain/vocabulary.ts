/** The closed lists of words that tables, contract and screens share. */
export const LOCATION_KINDS = ['site', 'building', 'area', 'store', 'bin'] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

/** A stops the plant, B a line, C can wait. */
export const CRITICALITIES = ['A', 'B', 'C'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

export const ASSET_STATUSES = ['running', 'standby', 'down', 'maintenance', 'retired'] as const;
export type AssetStatus = (typeof ASSET_STATUSES)[number];

export const SIDES = ['low', 'high'] as const;
export type Side = (typeof SIDES)[number];

export const SEVERITIES = ['warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

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

export const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const MOVEMENT_KINDS = ['receipt', 'issue', 'return', 'transfer-out', 'transfer-in', 'count'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export const NOTIFICATION_KINDS = ['alarm-raised', 'work-assigned', 'work-comment', 'reorder'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const ACCOUNT_STATUSES = ['pending', 'active', 'disabled'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
