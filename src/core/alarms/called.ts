/** Whom the alarms of a metric call. */
import { eq, inArray, or } from 'drizzle-orm';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { alarmRules, teamMembers, users } from '../database/schema/index.ts';
import { usersWith } from '../notifications/notify.ts';

/** When nobody of those the rule names is left, everybody who may acknowledge: none goes unheard. */
export function calledBy(db: Reader, metricId: Id): Id[] {
  const everybody = usersWith(db, 'alarms.acknowledge');
  const rule = db
    .select({ notify: alarmRules.notify })
    .from(alarmRules)
    .where(eq(alarmRules.metricId, metricId))
    .get();
  const named = rule?.notify ?? null;
  if (named === null) return everybody;
  const members = db
    .selectDistinct({ id: users.id })
    .from(users)
    .leftJoin(teamMembers, eq(teamMembers.userId, users.id))
    .where(inArrayOfAny(named))
    .all()
    .map(({ id }) => id);
  const readers = new Set(usersWith(db, 'alarms.read'));
  const called = members.filter((id) => readers.has(id));
  return called.length === 0 ? everybody : called;
}

function inArrayOfAny(ids: readonly Id[]) {
  const list = [...ids];
  return or(inArray(users.id, list), inArray(users.roleId, list), inArray(teamMembers.teamId, list));
}
