import { z } from 'zod';
import { ACCOUNT_STATUSES } from '../domain/vocabulary.ts';
import {
  command,
  doneSchema,
  idSchema,
  nameSchema,
  personRefSchema,
  query,
  roleNameSchema,
  shortTextSchema,
} from './base.ts';

const roleSchema = roleNameSchema.extend({ id: idSchema });

export const people = {
  list: query('people.read', ['people']).output(
    z.array(
      z.object({
        id: idSchema,
        username: z.string(),
        fullName: z.string(),
        email: z.string().nullable(),
        department: z.string().nullable(),
        role: roleSchema,
        status: z.enum(ACCOUNT_STATUSES),
        /** Null for who never did, and for readers who do not manage people. */
        lastSignInAt: z.int().nullable(),
      }),
    ),
  ),
  /** `grantable`: the person who asks may do all that the role may, and so may give it to others. */
  roles: query('people.read', ['people']).output(z.array(roleSchema.extend({ grantable: z.boolean() }))),
  /** Makes an account with a first password that must be changed. Refused with ALREADY_EXISTS, WEAK_PASSWORD, or FORBIDDEN for a role not grantable. */
  create: command('people.manage')
    .input(
      z.object({
        id: idSchema,
        username: z
          .string()
          .trim()
          .min(2)
          .max(50)
          .regex(/^[A-Za-z0-9._-]+$/),
        fullName: nameSchema,
        email: z.email().max(200).nullable().default(null),
        roleId: idSchema,
        password: z.string().min(12).max(256),
      }),
    )
    .output(doneSchema),
  /**
   * Only the fields that are given change; a disabled account is signed out everywhere. Refused with FORBIDDEN
   * for an account that may do more than the caller, and with OWN_ACCOUNT for one's own role or status.
   */
  update: command('people.manage')
    .input(
      z.object({
        id: idSchema,
        changes: z
          .object({
            fullName: nameSchema,
            email: z.email().max(200).nullable(),
            department: shortTextSchema.nullable(),
            roleId: idSchema,
            status: z.enum(['active', 'disabled']),
          })
          .partial(),
      }),
    )
    .output(doneSchema),
  /** Gives a password that must be changed, unlocks the account and ends its sessions. Refused as `update` is. */
  givePassword: command('people.manage')
    .input(z.object({ id: idSchema, password: z.string().min(12).max(256) }))
    .output(doneSchema),
};

const teamMembersSchema = z.array(idSchema).max(500);

/** People who answer for something together. */
export const teams = {
  /** By name, with their members by name. */
  list: query('people.read', ['people']).output(
    z.array(z.object({ id: idSchema, name: z.string(), members: z.array(personRefSchema) })),
  ),
  /** Refused with ALREADY_EXISTS {field: 'name'}. */
  create: command('people.manage')
    .input(z.object({ id: idSchema, name: nameSchema, userIds: teamMembersSchema.default([]) }))
    .output(doneSchema),
  rename: command('people.manage')
    .input(z.object({ id: idSchema, name: nameSchema }))
    .output(doneSchema),
  /** Exactly these people. */
  setMembers: command('people.manage')
    .input(z.object({ id: idSchema, userIds: teamMembersSchema }))
    .output(doneSchema),
  /** What the team answers for keeps its name. */
  archive: command('people.manage')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  restore: command('people.manage')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
};
