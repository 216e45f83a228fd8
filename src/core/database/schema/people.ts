import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ACCOUNT_STATUSES } from '../../../shared/domain/vocabulary.ts';
import { archivedAt, createdAt, flag, id, instant, updatedAt, knownValue } from './columns.ts';

export const roles = sqliteTable(
  'roles',
  {
    id: id().primaryKey(),
    /** Stable key of a built-in role (`admin`, `planner`, …); custom roles have none. */
    builtin: text('builtin'),
    name: text('name').notNull(),
    description: text('description'),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('roles_name').on(table.name), uniqueIndex('roles_builtin').on(table.builtin)],
);

export const rolePermissions = sqliteTable(
  'role_permissions',
  {
    roleId: id('role_id')
      .notNull()
      .references(() => roles.id),
    permission: text('permission').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roleId, table.permission] })],
);

export const users = sqliteTable(
  'users',
  {
    id: id().primaryKey(),
    username: text('username').notNull(),
    fullName: text('full_name').notNull(),
    email: text('email'),
    phone: text('phone'),
    department: text('department'),
    roleId: id('role_id')
      .notNull()
      .references(() => roles.id),
    /** `pending` accounts wait for an admin, `disabled` ones can no longer sign in. */
    status: text('status', { enum: ACCOUNT_STATUSES }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    knownValue('users_status', table.status),
    uniqueIndex('users_username').on(sql`lower(${table.username})`),
    uniqueIndex('users_email').on(sql`lower(${table.email})`),
    index('users_role').on(table.roleId),
  ],
);

/** Secrets and counters of the sign-in; never sent anywhere, and the journal says only that the secret changed. */
export const credentials = sqliteTable('credentials', {
  userId: id('user_id')
    .primaryKey()
    .references(() => users.id),
  /** argon2id in PHC string format. */
  passwordHash: text('password_hash').notNull(),
  mustChange: flag('must_change').notNull(),
  failedAttempts: integer('failed_attempts').notNull(),
  lockedUntil: instant('locked_until'),
  lastSignInAt: instant('last_sign_in_at'),
});

/** Signed-in sessions of this station; only the SHA-256 of the token is stored. */
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expires').on(table.expiresAt)],
);

/** People who answer for something together. */
export const teams = sqliteTable(
  'teams',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: archivedAt(),
  },
  (table) => [
    uniqueIndex('teams_name')
      .on(sql`lower(${table.name})`)
      .where(sql`${table.archivedAt} IS NULL`),
  ],
);

export const teamMembers = sqliteTable(
  'team_members',
  {
    teamId: id('team_id')
      .notNull()
      .references(() => teams.id),
    userId: id('user_id')
      .notNull()
      .references(() => users.id),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.userId] }),
    index('team_members_user').on(table.userId),
  ],
);
