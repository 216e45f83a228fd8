/**
 * Sessions of this station. A token is 192 random bits that only the window knows; the database holds its
 * SHA-256. A session ends 12 hours after its last use, when its account is disabled, or when its person
 * changes the password in another window.
 */
import { createHash } from 'node:crypto';
import { and, eq, lte, ne } from 'drizzle-orm';
import type { Id, RandomBytes } from '../../shared/ids.ts';
import { PERMISSIONS, type Permission } from '../../shared/permissions.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { credentials, rolePermissions, roles, sessions, users } from '../database/schema/index.ts';
import type { Services } from '../services.ts';

export interface Principal {
  readonly userId: Id;
  readonly permissions: ReadonlySet<Permission>;
}

/** Whom a session belongs to. */
export interface SessionPrincipal extends Principal {
  /** Signed in with a password that somebody else gave, and may do nothing but change it. */
  readonly mustChangePassword: boolean;
}

/** Principals by token hash; emptied whenever people or roles change. */
export type SessionCache = Map<string, { principal: SessionPrincipal; expiresAt: number; touchedAt: number }>;

const LIFETIME_MS = 12 * 3_600_000;
/** How often the last use is written down. */
const TOUCH_EVERY_MS = 5 * 60_000;

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Opens a session and returns its token; sessions that have run out are forgotten. */
export function openSession(tx: WriteTx, userId: Id, random: RandomBytes): string {
  tx.delete(sessions).where(lte(sessions.expiresAt, tx.now)).run();
  const token = Buffer.from(random(24)).toString('base64url');
  tx.insert(sessions)
    .values({
      tokenHash: digest(token),
      userId,
      createdAt: tx.now,
      lastUsedAt: tx.now,
      expiresAt: tx.now + LIFETIME_MS,
    })
    .run();
  return token;
}

/** Ends the session of a token. */
export function closeSession(tx: WriteTx, token: string): void {
  tx.delete(sessions)
    .where(eq(sessions.tokenHash, digest(token)))
    .run();
}

/** Ends every session of a person. */
export function closeSessionsOf(tx: WriteTx, userId: Id): void {
  tx.delete(sessions).where(eq(sessions.userId, userId)).run();
}

/** Ends every session of a person but that of `token`. */
export function closeOtherSessions(tx: WriteTx, userId: Id, token: string): void {
  tx.delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, digest(token))))
    .run();
}

/** Who a token belongs to, or null when it is unknown, has expired or its account may not work any more. */
export function resolvePrincipal(
  { database, ports, sessions: cache }: Services,
  token: string,
): SessionPrincipal | null {
  const tokenHash = digest(token);
  const now = ports.clock.now();
  const cached = cache.get(tokenHash);
  if (cached !== undefined && cached.expiresAt > now && now - cached.touchedAt < TOUCH_EVERY_MS) {
    return cached.principal;
  }
  cache.delete(tokenHash);
  const found = findSession(database, tokenHash);
  if (found === undefined || found.expiresAt <= now) return null;
  const { userId, roleId, mustChangePassword } = found;
  const principal = { userId, permissions: permissionsOf(database, roleId), mustChangePassword };
  // The next call after a long unit of work writes the use down.
  if (database.isBusy) return principal;
  const expiresAt = now + LIFETIME_MS;
  database.write({ actorId: userId, command: 'session.touch' }, (tx) => {
    tx.update(sessions).set({ lastUsedAt: now, expiresAt }).where(eq(sessions.tokenHash, tokenHash)).run();
  });
  cache.set(tokenHash, { principal, expiresAt, touchedAt: now });
  return principal;
}

function findSession(db: Reader, tokenHash: string) {
  const row = db
    .select({
      userId: sessions.userId,
      expiresAt: sessions.expiresAt,
      roleId: users.roleId,
      status: users.status,
      archivedAt: users.archivedAt,
      mustChangePassword: credentials.mustChange,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(sessions.tokenHash, tokenHash))
    .get();
  return row !== undefined && row.status === 'active' && row.archivedAt === null ? row : undefined;
}

/** An admin always has every permission, also those a newer version brings. */
export function permissionsOf(db: Reader, roleId: Id): ReadonlySet<Permission> {
  const role = db.select({ builtin: roles.builtin }).from(roles).where(eq(roles.id, roleId)).get();
  if (role?.builtin === 'admin') return new Set(PERMISSIONS);
  const rows = db
    .select({ permission: rolePermissions.permission })
    .from(rolePermissions)
    .where(eq(rolePermissions.roleId, roleId))
    .all();
  const known = new Set<string>(PERMISSIONS);
  return new Set(
    rows.map(({ permission }) => permission as Permission).filter((permission) => known.has(permission)),
  );
}
