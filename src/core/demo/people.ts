/** Who works in the demo plant. */
import { asc, eq, isNull } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { roles, users } from '../database/schema/index.ts';
import { roleName } from '../people/roles.ts';

/** Everybody in the demo plant signs in with it; it is shown on the sign-in page. */
export const DEMO_PASSWORD = 'bottling-plant-demo';

/** Whom the sign-in page offers with one click, and how; nobody outside the demo plant. */
export function demoSignIns(db: Reader, demo: boolean) {
  if (!demo) return { demoPeople: [], demoPassword: null };
  const demoPeople = db
    .select({
      username: users.username,
      fullName: users.fullName,
      role: roleName,
      title: users.department,
    })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(isNull(users.archivedAt))
    .orderBy(asc(users.createdAt), asc(users.username))
    .all();
  return { demoPeople, demoPassword: DEMO_PASSWORD };
}
