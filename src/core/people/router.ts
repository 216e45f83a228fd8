import { asc, eq, isNull } from 'drizzle-orm';
import { sortedByName } from '../../shared/domain/collation.ts';
import { natural } from '../database/natural-order.ts';
import { credentials, roles, users } from '../database/schema/index.ts';
import { os, signedIn } from '../rpc/base.ts';
import { assertStrongPassword, createAccount } from './accounts.ts';
import { accountOf, assertGrantable, givePassword, missingFor, updateAccount } from './manage.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { roleName } from './roles.ts';
import { archiveTeam, createTeam, renameTeam, restoreTeam, setMembers, teamList } from './teams.ts';

const roleRef = { id: roles.id, ...roleName };

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
      .orderBy(asc(natural(roles.name)))
      .all()
      .map((role) => ({
        ...role,
        grantable: missingFor(context.db, signedIn(context), role.id) === undefined,
      })),
  ),

  create: os.people.create.handler(async ({ input, context }) => {
    const { password, ...account } = input;
    assertGrantable(context.db, signedIn(context), input.roleId);
    assertStrongPassword(password, input.username);
    const passwordHash = await hashPassword(password);
    context.write((tx) => createAccount(tx, { ...account, passwordHash, mustChangePassword: true }));
    return { id: input.id };
  }),

  update: os.people.update.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => updateAccount(tx, by, input));
    return { id: input.id };
  }),

  givePassword: os.people.givePassword.handler(async ({ input, context }) => {
    const by = signedIn(context);
    const account = accountOf(context.db, input.id);
    assertStrongPassword(input.password, account.username);
    // Sent again after a lost answer, it is there already.
    const given = account.mustChange && (await verifyPassword(account.passwordHash, input.password));
    const passwordHash = given ? account.passwordHash : await hashPassword(input.password);
    context.write((tx) => givePassword(tx, by, input.id, passwordHash));
    return { id: input.id };
  }),
};

export const teamsRouter = {
  list: os.teams.list.handler(({ context }) => teamList(context.db)),
  create: os.teams.create.handler(({ input, context }) => {
    context.write((tx) => createTeam(tx, input));
    return { id: input.id };
  }),
  rename: os.teams.rename.handler(({ input, context }) => {
    context.write((tx) => renameTeam(tx, input));
    return { id: input.id };
  }),
  setMembers: os.teams.setMembers.handler(({ input, context }) => {
    context.write((tx) => setMembers(tx, input));
    return { id: input.id };
  }),
  archive: os.teams.archive.handler(({ input, context }) => {
    context.write((tx) => archiveTeam(tx, input.id));
    return { id: input.id };
  }),
  restore: os.teams.restore.handler(({ input, context }) => {
    context.write((tx) => restoreTeam(tx, input.id));
    return { id: input.id };
  }),
};
