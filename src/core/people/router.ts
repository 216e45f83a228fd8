import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { BuiltinRole } from '../../shared/permissions.ts';
import { credentials, roles, users } from '../database/schema/index.ts';
import { os } from '../rpc/base.ts';
import { assertStrongPassword, createAccount } from './accounts.ts';
import { hashPassword } from './passwords.ts';

const roleRef = {
  id: roles.id,
  name: roles.name,
  builtin: sql<BuiltinRole | null>`${roles.builtin}`,
};

export const peopleRouter = {
  list: os.people.list.handler(({ context }) =>
    context.db
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
      .orderBy(asc(users.fullName))
      .all(),
  ),

  roles: os.people.roles.handler(({ context }) =>
    context.db.select(roleRef).from(roles).orderBy(asc(roles.name)).all(),
  ),

  create: os.people.create.handler(async ({ input, context }) => {
    const { password, ...account } = input;
    assertStrongPassword(password, input.username);
    const passwordHash = await hashPassword(password);
    context.write((tx) => createAccount(tx, { ...account, passwordHash, mustChangePassword: true }));
    return { id: input.id };
  }),
};
