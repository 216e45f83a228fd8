import { sql } from 'drizzle-orm';
import { BUILTIN_ROLE_PERMISSIONS, BUILTIN_ROLES, type BuiltinRole } from '../../shared/permissions.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import type { WriteTx } from '../database/database.ts';
import { rolePermissions, roles } from '../database/schema/index.ts';

const NAMES: Readonly<Record<BuiltinRole, string>> = {
  admin: 'Admin',
  manager: 'Manager',
  planner: 'Planner',
  technician: 'Technician',
  storekeeper: 'Storekeeper',
  requester: 'Requester',
};

/** The columns that a role is called by. */
export const roleName = { name: roles.name, builtin: sql<BuiltinRole | null>`${roles.builtin}` };

/** The same built-in role has the same id on every station. */
export function builtinRoleId(role: BuiltinRole): Id {
  return derivedId('role', role);
}

/** Gives a new plant the roles it starts with. */
export function createBuiltinRoles(tx: WriteTx): void {
  for (const builtin of BUILTIN_ROLES) {
    const id = builtinRoleId(builtin);
    tx.insert(roles).values({ id, builtin, name: NAMES[builtin], createdAt: tx.now }).run();
    for (const permission of new Set(BUILTIN_ROLE_PERMISSIONS[builtin])) {
      tx.insert(rolePermissions).values({ roleId: id, permission }).run();
    }
  }
}
