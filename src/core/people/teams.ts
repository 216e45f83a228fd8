/** Teams: people who answer for something together. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { sortedByName } from '../../shared/domain/collation.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { teamMembers, teams, users } from '../database/schema/index.ts';

/** Teams by name, each with its members by name; accounts that are archived are left out. */
export function teamList(db: Reader): Outputs['teams']['list'] {
  const rows = db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(isNull(teams.archivedAt))
    .all();
  const members = db
    .select({ teamId: teamMembers.teamId, id: users.id, fullName: users.fullName })
    .from(teamMembers)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .where(isNull(users.archivedAt))
    .all();
  const byTeam = Map.groupBy(members, ({ teamId }) => teamId);
  return sortedByName(rows, ({ name }) => name).map((team) => ({
    ...team,
    members: sortedByName(byTeam.get(team.id) ?? [], ({ fullName }) => fullName).map(({ id, fullName }) => ({
      id,
      fullName,
    })),
  }));
}

/** @throws AppError NOT_FOUND for a member, ALREADY_EXISTS {field} */
export function createTeam(tx: WriteTx, { id, name, userIds = [] }: Inputs['teams']['create']): void {
  assertNew(tx, teams, id);
  tx.insert(teams).values({ id, name, createdAt: tx.now, updatedAt: tx.now }).run();
  setMembers(tx, { id, userIds });
}

/** @throws AppError NOT_FOUND, ALREADY_EXISTS {field} */
export function renameTeam(tx: WriteTx, { id, name }: Inputs['teams']['rename']): void {
  assertLiveTeam(tx, id);
  tx.update(teams).set({ name, updatedAt: tx.now }).where(eq(teams.id, id)).run();
}

/**
 * Brings the members to those that are given; who stays keeps their row.
 * @throws AppError NOT_FOUND {entity}
 */
export function setMembers(tx: WriteTx, { id, userIds }: Inputs['teams']['setMembers']): void {
  assertLiveTeam(tx, id);
  const wanted = new Set(userIds);
  const known = tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...wanted]), isNull(users.archivedAt)))
    .all();
  if (known.length !== wanted.size) throw new AppError('NOT_FOUND', { entity: 'person' });
  const present = tx
    .select({ userId: teamMembers.userId })
    .from(teamMembers)
    .where(eq(teamMembers.teamId, id))
    .all()
    .map(({ userId }) => userId);
  for (const userId of present) {
    if (wanted.has(userId)) continue;
    tx.delete(teamMembers)
      .where(and(eq(teamMembers.teamId, id), eq(teamMembers.userId, userId)))
      .run();
  }
  for (const userId of wanted) {
    if (!present.includes(userId)) tx.insert(teamMembers).values({ teamId: id, userId }).run();
  }
}

/** What the team answers for keeps its name. @throws AppError NOT_FOUND */
export function archiveTeam(tx: WriteTx, id: Id): void {
  if (storedTeam(tx, id).archivedAt !== null) return;
  tx.update(teams).set({ archivedAt: tx.now, updatedAt: tx.now }).where(eq(teams.id, id)).run();
}

/** @throws AppError NOT_FOUND, ALREADY_EXISTS {field} when another team has its name by now */
export function restoreTeam(tx: WriteTx, id: Id): void {
  if (storedTeam(tx, id).archivedAt === null) return;
  tx.update(teams).set({ archivedAt: null, updatedAt: tx.now }).where(eq(teams.id, id)).run();
}

function storedTeam(db: Reader, id: Id) {
  const team = db.select().from(teams).where(eq(teams.id, id)).get();
  if (team === undefined) throw new AppError('NOT_FOUND', { entity: 'team' });
  return team;
}

/** @throws AppError NOT_FOUND when there is no such team or it is archived */
export function assertLiveTeam(db: Reader, id: Id): void {
  if (storedTeam(db, id).archivedAt !== null) throw new AppError('NOT_FOUND', { entity: 'team' });
}
