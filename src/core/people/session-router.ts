import { eq } from 'drizzle-orm';
import type { CurrentSession } from '../../shared/contract/session.ts';
import type { BuiltinRole } from '../../shared/permissions.ts';
import { credentials, roles, stations, users } from '../database/schema/index.ts';
import { demoSignIns } from '../demo/people.ts';
import { type CallContext, os, userId } from '../rpc/base.ts';
import { findPlant } from '../setup/plant.ts';
import { changePassword, signIn } from './accounts.ts';
import { closeSession, type Principal } from './sessions.ts';

export const sessionRouter = {
  current: os.session.current.handler(({ context }) => currentSession(context)),

  signIn: os.session.signIn.handler(async ({ input, context }) => ({
    token: await signIn(context.services, input.username, input.password),
  })),

  signOut: os.session.signOut.handler(({ context }) => {
    const { token } = context;
    if (token !== null) {
      context.write((tx) => closeSession(tx, token));
      context.services.uploads.endSession(token);
    }
    context.services.sessions.clear();
    return {};
  }),

  changePassword: os.session.changePassword.handler(async ({ input, context }) => {
    const { services, token } = context;
    await changePassword(services, { userId: userId(context), token: token! }, input);
    return {};
  }),
};

function currentSession({ db, principal, services }: CallContext): CurrentSession {
  const plant = findPlant(db);
  if (plant === undefined) return { state: 'welcome' };
  if (principal === null) return { state: 'signed-out', plant, ...demoSignIns(db, plant.demo) };
  const user = db
    .select({
      id: users.id,
      username: users.username,
      fullName: users.fullName,
      roleId: roles.id,
      roleName: roles.name,
      builtin: roles.builtin,
      mustChange: credentials.mustChange,
    })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.id, principal.userId))
    .get()!;
  const station = db.select().from(stations).where(eq(stations.id, services.database.stationId)).get()!;
  return {
    state: 'signed-in',
    plant,
    user: {
      id: user.id,
      username: user.username,
      fullName: user.fullName,
      role: { id: user.roleId, name: user.roleName, builtin: user.builtin as BuiltinRole | null },
    },
    permissions: permissionsInOrder(principal),
    station: { id: station.id, name: station.name },
    mustChangePassword: user.mustChange,
  };
}

function permissionsInOrder({ permissions }: Principal) {
  return [...permissions].sort();
}
