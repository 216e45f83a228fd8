import { z } from 'zod';
import { PERMISSIONS } from '../permissions.ts';
import { command, idSchema, query, roleNameSchema } from './base.ts';

const userSchema = z.object({
  id: idSchema,
  username: z.string(),
  fullName: z.string(),
  role: roleNameSchema.extend({ id: idSchema }),
});

const plantSchema = z.object({
  companyName: z.string(),
  timeZone: z.string(),
  language: z.enum(['en', 'de']),
  currency: z.string(),
  demo: z.boolean(),
});

export const currentSessionSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('welcome') }),
  z.object({
    state: z.literal('signed-out'),
    plant: plantSchema,
    /** Only of the demo plant: who can be signed in as with one click, and with which password. */
    demoPeople: z.array(
      z.object({
        username: z.string(),
        fullName: z.string(),
        role: roleNameSchema,
        title: z.string().nullable(),
      }),
    ),
    demoPassword: z.string().nullable(),
  }),
  z.object({
    state: z.literal('signed-in'),
    plant: plantSchema,
    user: userSchema,
    permissions: z.array(z.enum(PERMISSIONS)),
    station: z.object({ id: idSchema, name: z.string() }),
    mustChangePassword: z.boolean(),
  }),
]);
export type CurrentSession = z.infer<typeof currentSessionSchema>;

const passwordSchema = z.string().min(1).max(256);

const always = { beforePasswordChange: true };

export const session = {
  current: query('public', ['plant', 'people'], always).output(currentSessionSchema),
  /** Refused with WRONG_PASSWORD, ACCOUNT_LOCKED {minutes} or ACCOUNT_NOT_ACTIVE. */
  signIn: command('public', always)
    .input(z.object({ username: z.string().trim().min(1).max(100), password: passwordSchema }))
    .output(z.object({ token: z.string() })),
  signOut: command('public', always).output(z.object({})),
  /** Refused with WRONG_PASSWORD or WEAK_PASSWORD {minimum}. */
  changePassword: command('signed-in', always)
    .input(z.object({ current: passwordSchema, next: passwordSchema }))
    .output(z.object({})),
};
