/** Accounts: making them, and signing in with a lock-out after repeated failures. */
import { eq, sql } from 'drizzle-orm';
import { AppError } from '../../shared/errors.ts';
import type { Id, RandomBytes } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { credentials, users } from '../database/schema/index.ts';
import type { Services } from '../services.ts';
import { hashPassword, MINIMUM_PASSWORD_LENGTH, verifyPassword } from './passwords.ts';
import { openSession } from './sessions.ts';

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
  const tooShort = password.length < MINIMUM_PASSWORD_LENGTH;
  const tellsName = password.toLowerCase().includes(username.toLowerCase());
  const monotonous = new Set(password).size < 5;
  if (tooShort || tellsName || monotonous)
    throw new AppError('WEAK_PASSWORD', { minimum: MINIMUM_PASSWORD_LENGTH });
}

function findForSignIn(db: Reader, username: string) {
  return db
    .select({
      id: users.id,
      status: users.status,
      archivedAt: users.archivedAt,
      passwordHash: credentials.passwordHash,
      failedAttempts: credentials.failedAttempts,
      lockedUntil: credentials.lockedUntil,
    })
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(sql`lower(${users.username})`, username.toLowerCase()))
    .get();
}

/**
 * Checks name and password and opens a session.
 * @returns the session's token
 * @throws AppError WRONG_PASSWORD, ACCOUNT_LOCKED {minutes} or ACCOUNT_NOT_ACTIVE
 */
export async function signIn(services: Services, username: string, password: string): Promise<string> {
  const { database, ports } = services;
  const account = findForSignIn(database, username);
  const now = ports.clock.now();
  if (account !== undefined && account.lockedUntil !== null && account.lockedUntil > now) {
    throw new AppError('ACCOUNT_LOCKED', { minutes: Math.ceil((account.lockedUntil - now) / 60_000) });
  }
  decoyHash ??= hashPassword('no such account');
  const matches = await verifyPassword(account?.passwordHash ?? (await decoyHash), password);
  if (account === undefined) throw new AppError('WRONG_PASSWORD');
  const options = { actorId: account.id, command: 'session.signIn' };
  if (!matches) {
    database.write(options, (tx) => recordFailure(tx, account.id));
    throw new AppError('WRONG_PASSWORD');
  }
  if (account.status !== 'active' || account.archivedAt !== null) throw new AppError('ACCOUNT_NOT_ACTIVE');
  return database.write(options, (tx) => beginSession(tx, account.id, ports.randomBytes));
}

/** Opens a session for somebody who has proved who they are, and records that they have. */
export function beginSession(tx: WriteTx, userId: Id, random: RandomBytes): string {
  tx.update(credentials)
    .set({ failedAttempts: 0, lockedUntil: null, lastSignInAt: tx.now })
    .where(eq(credentials.userId, userId))
    .run();
  return openSession(tx, userId, random);
}

function recordFailure(tx: WriteTx, userId: Id): void {
  const before = tx
    .select({ failed: credentials.failedAttempts })
    .from(credentials)
    .where(eq(credentials.userId, userId))
    .get();
  const failed = (before?.failed ?? 0) + 1;
  const locks = failed >= ATTEMPTS_BEFORE_LOCK;
  tx.update(credentials)
    .set({ failedAttempts: locks ? 0 : failed, lockedUntil: locks ? tx.now + LOCK_MS : null })
    .where(eq(credentials.userId, userId))
    .run();
}

/** @throws AppError WRONG_PASSWORD or WEAK_PASSWORD */
export async function changePassword(
  services: Services,
  userId: Id,
  passwords: { readonly current: string; readonly next: string },
): Promise<void> {
  const { database } = services;
  const account = database
    .select({ username: users.username, passwordHash: credentials.passwordHash })
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.id, userId))
    .get();
  if (account === undefined || !(await verifyPassword(account.passwordHash, passwords.current))) {
    throw new AppError('WRONG_PASSWORD');
  }
  assertStrongPassword(passwords.next, account.username);
  const passwordHash = await hashPassword(passwords.next);
  database.write({ actorId: userId, command: 'session.changePassword' }, (tx) => {
    tx.update(credentials)
      .set({ passwordHash, mustChange: false })
      .where(eq(credentials.userId, userId))
      .run();
  });
}
