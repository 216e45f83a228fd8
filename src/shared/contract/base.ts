/** How a procedure is declared: who may call it and which topics its answer depends on. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { BUILTIN_ROLES, type Access } from '../permissions.ts';
import { isOneLine } from '../domain/one-line.ts';
import { isId } from '../ids.ts';

/** What can change: the journaled tables, and the few things that change without the journal. */
export const TOPICS = [
  'plant',
  'people',
  'assets',
  'attachments',
  'codes',
  'metrics',
  'readings',
  'alarms',
  'predictions',
  'work',
  'parts',
  'stock',
  'imports',
  'jobs',
  'notifications',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface ProcedureMeta {
  readonly access: Access;
  /** An answer is out of date once one of these has changed. Commands read nothing. */
  readonly reads: readonly Topic[];
  /** A heartbeat of the connection, left out of the slow-call log. */
  readonly stream?: boolean;
  /** Open to somebody who has yet to change a password that somebody else gave them. */
  readonly beforePasswordChange?: boolean;
  /**
   * Of a command that itself writes nothing to the database, but starts a job or keeps a file: it is answered
   * also while a long unit of work, for which all other commands wait, is open.
   */
  readonly writesNothing?: boolean;
}

type ProcedureOptions = Pick<ProcedureMeta, 'beforePasswordChange' | 'writesNothing'>;

const base = oc.$meta<ProcedureMeta>({ access: 'signed-in', reads: [] });

/** A question: its answer is kept until one of the topics changes. */
export function query(access: Access, reads: readonly Topic[], options: ProcedureOptions = {}) {
  return base.meta({ access, reads, ...options });
}

/** A command: one transaction that either happens or leaves nothing behind. */
export function command(access: Access, options: ProcedureOptions = {}) {
  return base.meta({ access, reads: [], ...options });
}

/** Commands may write; they and nothing else read nothing. */
export function isCommand({ reads, stream }: ProcedureMeta): boolean {
  return reads.length === 0 && stream !== true;
}

/** A stream of events that lasts as long as the window. */
export function stream(access: Access) {
  return base.meta({ access, reads: [], stream: true });
}

// Building blocks with the bounds every input has.

export const idSchema = z.string().length(36).refine(isId, 'not an id');
export const instantSchema = z.int().min(0).max(8_640_000_000_000_000);
/** Instants of readings may lie before 1970. */
export const readingInstantSchema = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);
export const daySchema = z.iso.date();
/** Text of one line: what breaks or controls a line is refused, but for a pasted tab, which is a space. */
export const lineSchema = z
  .string()
  .overwrite((text) => text.replaceAll('\t', ' '))
  .trim()
  .refine(isOneLine, 'not one line');
export const nameSchema = lineSchema.min(1).max(200);
export const shortTextSchema = lineSchema.max(200);
export const longTextSchema = z.string().max(20_000);
export const moneySchema = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const milliSchema = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const minutesSchema = z.int().min(0).max(10_000_000);
export const finiteSchema = z.number().min(-1e15).max(1e15);

/** A window of a list: rows `offset` to `offset + limit`. */
export const windowSchema = z.object({
  offset: z.int().min(0).max(100_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
});

/** A list in windows. `total` counts all rows that match. */
export function page<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int().min(0) });
}

export const sortDirectionSchema = z.enum(['asc', 'desc']);

/** A person as shown beside a record. */
export const personRefSchema = z.object({ id: idSchema, fullName: z.string() });
export type PersonRef = z.infer<typeof personRefSchema>;

/** How a role is called; the page has words of its own for the built-in ones. */
export const roleNameSchema = z.object({ name: z.string(), builtin: z.enum(BUILTIN_ROLES).nullable() });
/** An asset as shown beside a record. */
export const assetRefSchema = z.object({ id: idSchema, tag: z.string(), name: z.string() });
export type AssetRef = z.infer<typeof assetRefSchema>;

export const doneSchema = z.object({ id: idSchema });

/**
 * Changes only the fields that are given. `base` is what they held when the person looked: when somebody else has
 * entered something else since, RECORD_CHANGED {by} refuses; without it they are overwritten.
 */
export function changeOf<Shape extends z.core.$ZodLooseShape>(fields: z.ZodObject<Shape>) {
  const base = z.object(
    Object.fromEntries(Object.entries(fields.shape).map(([key, field]) => [key, asItStands(field)])),
  ) as unknown as z.ZodObject<Shape>;
  return z.object({ id: idSchema, changes: fields.partial(), base: base.partial().optional() });
}

/** Texts as long as others, and whatever is in them: what stands may be older than a rule, and can be mended. */
function asItStands(field: z.core.$ZodType): z.core.$ZodType {
  if (field instanceof z.ZodNullable) return z.nullable(asItStands(field.unwrap()));
  if (field instanceof z.ZodArray) return field.clone({ ...field.def, element: asItStands(field.element) });
  return field instanceof z.ZodString ? z.string().max(field.maxLength ?? 20_000) : field;
}
