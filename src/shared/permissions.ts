/** What a role may do: one permission per resource and action, and the roles every plant starts with. */
export const PERMISSIONS = [
  'plant.read',
  'plant.manage',
  'people.read',
  'people.manage',
  'assets.read',
  'assets.write',
  'attachments.write',
  'labels.print',
  'metrics.read',
  'metrics.write',
  'readings.import',
  'alarms.read',
  'alarms.acknowledge',
  'work.read',
  'work.request',
  'work.plan',
  'work.do',
  'parts.read',
  'parts.write',
  'stock.issue',
  'stock.receive',
  'history.read',
  'records.import',
  'records.export',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** A procedure either needs a permission, any signed-in person (`signed-in`), or nobody in particular (`public`). */
export type Access = Permission | 'signed-in' | 'public';

export const BUILTIN_ROLES = [
  'admin',
  'manager',
  'planner',
  'technician',
  'storekeeper',
  'requester',
] as const;
export type BuiltinRole = (typeof BUILTIN_ROLES)[number];

const reading: Permission[] = [
  'plant.read',
  'people.read',
  'assets.read',
  'metrics.read',
  'alarms.read',
  'work.read',
  'parts.read',
  'history.read',
  'records.export',
];

const technician: Permission[] = [
  ...reading,
  'attachments.write',
  'labels.print',
  'alarms.acknowledge',
  'work.request',
  'work.do',
  'stock.issue',
];
const planner: Permission[] = [
  ...technician,
  'assets.write',
  'metrics.write',
  'readings.import',
  'work.plan',
  'parts.write',
  'records.import',
];

/** Permissions of the built-in roles; an admin always has all of them. */
export const BUILTIN_ROLE_PERMISSIONS: Readonly<Record<BuiltinRole, readonly Permission[]>> = {
  admin: PERMISSIONS,
  manager: [...planner, 'stock.receive', 'people.manage'],
  planner,
  technician,
  storekeeper: [
    ...reading,
    'attachments.write',
    'labels.print',
    'work.request',
    'parts.write',
    'stock.issue',
    'stock.receive',
    'records.import',
  ],
  requester: ['plant.read', 'assets.read', 'work.read', 'work.request'],
};
