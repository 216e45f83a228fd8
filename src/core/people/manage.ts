/** What a manager of people does with the account of somebody else. Nobody touches one that may do more than they. */
import { eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { credentials, users } from '../database/schema/index.ts';
import { closeSessionsOf, permissionsOf, type Principal } from './sessions.ts';

/** A permission of the role that the person who asks lacks: nobody gives what they do not have. */
export function missingFor(db: Reader, by: Principal, roleId: Id): Permission | undefined {
  return [...permissionsOf(db, roleId)].find((permission) => !by.permissions.has(permission));
}

/** @throws AppError FORBIDDEN {permission} */
export function assertGrantable(db: Reader, by: Principal, roleId: Id): void {
  const permission = missingFor(db, by, roleId);
  if (permission !== undefined) throw new AppError('FORBIDDEN', { permission });
}

/**
 * Changes only the fields that are given. A disabled account is signed out everywhere at once.
 * @throws AppError NOT_FOUND, FORBIDDEN {permission}, ALREADY_EXISTS {field}, or OWN_ACCOUNT for one's own role
 * or status
 */
export function updateAccount(tx: WriteTx, by: Principal, { id, changes }: Inputs['people']['update']): void {
  const account = accountToManage(tx, by, id);
  const touchesRights = changes.roleId !== undefined || changes.status !== undefined;
  if (touchesRights && id === by.userId) throw new AppError('OWN_ACCOUNT');
  if (changes.roleId !== undefined && changes.roleId !== account.roleId) {
    assertGrantable(tx, by, changes.roleId);
  }
  tx.update(users)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(users.id, id))
    .run();
  if (changes.status === 'disabled') closeSessionsOf(tx, id);
}

/**
 * Gives somebody a password that they must change, opens a locked account and ends its sessions.
 * @throws AppError NOT_FOUND, FORBIDDEN {permission}, or OWN_ACCOUNT
 */
export function givePassword(tx: WriteTx, by: Principal, id: Id, passwordHash: string): void {
  accountToManage(tx, by, id);
  if (id === by.userId) throw new AppError('OWN_ACCOUNT');
  tx.update(credentials)
    .set({ passwordHash, mustChange: true, failedAttempts: 0, lockedUntil: null })
    .where(eq(credentials.userId, id))
    .run();
  closeSessionsOf(tx, id);
}

/** An account and its secrets. @throws AppError NOT_FOUND */
export function accountOf(db: Reader, id: Id) {
  const account = db
    .select({
      username: users.username,
      roleId: users.roleId,
      archivedAt: users.archivedAt,
      passwordHash: credentials.passwordHash,
      mustChange: credentials.mustChange,
    })
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.id, id))
    .get();
  if (account === undefined || account.archivedAt !== null) {
    throw new AppError('NOT_FOUND', { entity: 'person' });
  }
  return account;
}

function accountToManage(db: Reader, by: Principal, id: Id) {
  const account = accountOf(db, id);
  assertGrantable(db, by, account.roleId);
  return account;
}
