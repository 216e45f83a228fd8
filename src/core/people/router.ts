import { asc, eq, isNull } from 'drizzle-orm';
import { credentials, roles, users } from '../database/schema/index.ts';
import { os } from '../rpc/base.ts';
import { assertStrongPassword, createAccount } from './accounts.ts';
import { hashPassword } from './passwords.ts';

export const peopleRouter = {
  list: os.people.list.handler(({ context }) =>
    context.db
      .select({
        id: users.id,
        username: users.username,
        fullName: users.fullName,
        email: users.email,
        department: users.department,
        role: { id: roles.id, name: roles.name },
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
    context.db.select({ id: roles.id, name: roles.name }).from(roles).orderBy(asc(roles.name)).all(),
  ),

  create: os.people.create.handler(async ({ input, context }) => {
    const { password, ...account } = input;
    assertStrongPassword(password, input.username);
    const passwordHash = await hashPassword(password);
    context.write((tx) => createAccount(tx, { ...account, passwordHash, mustChangePassword: true }));
    return { id: input.id };
  }),
};
