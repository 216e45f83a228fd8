/** Accounts: making them, and proving who one is, with a lock-out after repeated failures. */
import { eq, type SQL, sql } from 'drizzle-orm';
import { MINIMUM_PASSWORD_LENGTH, passwordWeakness } from '../../shared/domain/password.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id, RandomBytes } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { credentials, users } from '../database/schema/index.ts';
import type { Services } from '../services.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { closeOtherSessions, openSession } from './sessions.ts';

const ATTEMPTS_BEFORE_LOCK = 5;
const LOCK_MS = 15 * 60_000;

/** Verified against when there is no such account, so that a wrong name takes as long as a wrong password. */
let decoyHash: Promise<string> | undefined;

export interface NewAccount {
  readonly id: Id;
  readonly username: string;
  readonly fullName: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly department?: string | null;
  readonly roleId: Id;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** @throws AppError ALREADY_EXISTS when the user name or e-mail address is taken */
export function createAccount(tx: WriteTx, account: NewAccount): void {
  assertNew(tx, users, account.id);
  tx.insert(users)
    .values({
      id: account.id,
      username: account.username,
      fullName: account.fullName,
      email: account.email ?? null,
      phone: account.phone ?? null,
      department: account.department ?? null,
      roleId: account.roleId,
      status: 'active',
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
  tx.insert(credentials)
    .values({
      userId: account.id,
      passwordHash: account.passwordHash,
      mustChange: account.mustChangePassword,
      failedAttempts: 0,
    })
    .run();
}

/** @throws AppError WEAK_PASSWORD {minimum} */
export function assertStrongPassword(password: string, username: string): void {
  if (passwordWeakness(password, username) !== null)
    throw new AppError('WEAK_PASSWORD', { minimum: MINIMUM_PASSWORD_LENGTH });
}

/**
 * Checks name and password and opens a session.
 * @returns the session's token
 * @throws AppError WRONG_PASSWORD, ACCOUNT_LOCKED {minutes} or ACCOUNT_NOT_ACTIVE
 */
export async function signIn(services: Services, username: string, password: string): Promise<string> {
  const { database, ports } = services;
  const account = findAccount(database, eq(sql`lower(${users.username})`, username.toLowerCase()));
  if (account !== undefined) assertNotLocked(database, account.id, ports.clock.now());
  decoyHash ??= hashPassword('no such account');
  const matches = await verifyPassword(account?.passwordHash ?? (await decoyHash), password);
  if (account === undefined) throw new AppError('WRONG_PASSWORD');
  return attempt(services, { actorId: account.id, command: 'session.signIn' }, matches, (tx) => {
    if (account.status !== 'active' || account.archivedAt !== null) throw new AppError('ACCOUNT_NOT_ACTIVE');
    return beginSession(tx, account.id, ports.randomBytes);
  });
}

/** Opens a session for somebody who has proved who they are, and records that they have. */
export function beginSession(tx: WriteTx, userId: Id, random: RandomBytes): string {
  tx.update(credentials)
    .set({ failedAttempts: 0, lockedUntil: null, lastSignInAt: tx.now })
    .where(eq(credentials.userId, userId))
    .run();
  return openSession(tx, userId, random);
}

/**
 * Changes the password of somebody signed in and ends their sessions in other windows.
 * @param token of the session that asks, and stays
 * @throws AppError WRONG_PASSWORD, ACCOUNT_LOCKED {minutes} or WEAK_PASSWORD
 */
export async function changePassword(
  services: Services,
  { userId, token }: { readonly userId: Id; readonly token: string },
  passwords: { readonly current: string; readonly next: string },
): Promise<void> {
  const { database, ports } = services;
  assertNotLocked(database, userId, ports.clock.now());
  const account = findAccount(database, eq(users.id, userId))!;
  const matches = await verifyPassword(account.passwordHash, passwords.current);
  if (matches) assertStrongPassword(passwords.next, account.username);
  const passwordHash = matches ? await hashPassword(passwords.next) : '';
  attempt(services, { actorId: userId, command: 'session.changePassword' }, matches, (tx) => {
    tx.update(credentials)
      .set({ passwordHash, mustChange: false, failedAttempts: 0 })
      .where(eq(credentials.userId, userId))
      .run();
    closeOtherSessions(tx, userId, token);
  });
  services.sessions.clear();
}

function findAccount(db: Reader, which: SQL) {
  return db
    .select({
      id: users.id,
      username: users.username,
      status: users.status,
      archivedAt: users.archivedAt,
      passwordHash: credentials.passwordHash,
    })
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(which)
    .get();
}

/**
 * Counts what came of comparing a password. Attempts run side by side while argon2 works, so the lock is
 * looked at again in the unit of work that acts on the outcome.
 */
function attempt<T>(
  { database }: Services,
  options: { readonly actorId: Id; readonly command: string },
  matches: boolean,
  onMatch: (tx: WriteTx) => T,
): T {
  const outcome = database.write(options, (tx): { readonly value: T } | null => {
    assertNotLocked(tx, options.actorId, tx.now);
    if (matches) return { value: onMatch(tx) };
    recordFailure(tx, options.actorId);
    return null;
  });
  if (outcome === null) throw new AppError('WRONG_PASSWORD');
  return outcome.value;
}

function assertNotLocked(db: Reader, userId: Id, now: number): void {
  const lockedUntil = attemptsOf(db, userId)?.lockedUntil ?? 0;
  if (lockedUntil > now) {
    throw new AppError('ACCOUNT_LOCKED', { minutes: Math.ceil((lockedUntil - now) / 60_000) });
  }
}

function recordFailure(tx: WriteTx, userId: Id): void {
  const failed = (attemptsOf(tx, userId)?.failed ?? 0) + 1;
  const change =
    failed < ATTEMPTS_BEFORE_LOCK
      ? { failedAttempts: failed }
      : { failedAttempts: 0, lockedUntil: tx.now + LOCK_MS };
  tx.update(credentials).set(change).where(eq(credentials.userId, userId)).run();
}

function attemptsOf(db: Reader, userId: Id) {
  return db
    .select({ failed: credentials.failedAttempts, lockedUntil: credentials.lockedUntil })
    .from(credentials)
    .where(eq(credentials.userId, userId))
    .get();
}
