import { asc, eq, isNull, sql } from 'drizzle-orm';
import { sortedByName } from '../../shared/domain/collation.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { BuiltinRole, Permission } from '../../shared/permissions.ts';
import { credentials, roles, users } from '../database/schema/index.ts';
import { type CallContext, os, signedIn } from '../rpc/base.ts';
import { assertStrongPassword, createAccount } from './accounts.ts';
import { hashPassword } from './passwords.ts';
import { permissionsOf } from './sessions.ts';

const roleRef = {
  id: roles.id,
  name: roles.name,
  builtin: sql<BuiltinRole | null>`${roles.builtin}`,
};

/** A permission of the role that the person who asks lacks: nobody makes an account that may do more than they. */
function missingFor(context: CallContext, roleId: Id): Permission | undefined {
  const own = signedIn(context).permissions;
  return [...permissionsOf(context.db, roleId)].find((permission) => !own.has(permission));
}

export const peopleRouter = {
  list: os.people.list.handler(({ context }) => {
    const manages = signedIn(context).permissions.has('people.manage');
    const rows = context.db
      .select({
        id: users.id,
        username: users.username,
        fullName: users.fullName,
        email: users.email,
        department: users.department,
        role: roleRef,
        status: users.status,
        lastSignInAt: credentials.lastSignInAt,
      })
      .from(users)
      .innerJoin(roles, eq(roles.id, users.roleId))
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(isNull(users.archivedAt))
      .all();
    const told = manages ? rows : rows.map((row) => ({ ...row, lastSignInAt: null }));
    return sortedByName(told, ({ fullName }) => fullName);
  }),

  roles: os.people.roles.handler(({ context }) =>
    context.db
      .select(roleRef)
      .from(roles)
      .orderBy(asc(roles.name))
      .all()
      .map((role) => ({ ...role, grantable: missingFor(context, role.id) === undefined })),
  ),

  create: os.people.create.handler(async ({ input, context }) => {
    const { password, ...account } = input;
    const permission = missingFor(context, input.roleId);
    if (permission !== undefined) throw new AppError('FORBIDDEN', { permission });
    assertStrongPassword(password, input.username);
    const passwordHash = await hashPassword(password);
    context.write((tx) => createAccount(tx, { ...account, passwordHash, mustChangePassword: true }));
    return { id: input.id };
  }),
};
