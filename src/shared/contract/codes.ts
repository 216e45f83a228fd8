import { z } from 'zod';
import { RECORD_KINDS } from '../domain/vocabulary.ts';
import { command, doneSchema, idSchema, query } from './base.ts';

/** Records that old codes can be linked to. */
export const LINKABLE = ['assets', 'locations', 'items', 'parts'] as const;
export type Linkable = (typeof LINKABLE)[number];

/** What a scanner or a person enters: printable characters on one line. */
export const codeSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f]+$/);

/** A record that a code leads to. */
export const codeTargetSchema = z.object({
  entity: z.enum(RECORD_KINDS),
  id: idSchema,
  /** What people call it, with its tag or number first. */
  title: z.string(),
  archived: z.boolean(),
  /** A label of ours, a code that was linked, or what the record itself is called. */
  by: z.enum(['label', 'link', 'name']),
});
export type CodeTarget = z.infer<typeof codeTargetSchema>;

const linked = { entity: z.enum(LINKABLE), recordId: idSchema };

export const codes = {
  /**
   * The records a code leads to, of those the person may read. A label of ours leads to its record alone; any
   * other code to the record it is linked to and to those whose tag, number or serial number it is, capital or
   * small. Archived ones are left out where there are others.
   */
  resolve: query('signed-in', ['codes', 'assets', 'parts', 'work'])
    .input(z.object({ code: codeSchema }))
    .output(
      z.object({
        /** Whether it is made like a label of ours: such a code is never linked to anything. */
        isLabel: z.boolean(),
        targets: z.array(codeTargetSchema),
      }),
    ),
  /** Codes that are linked to a record, oldest first. */
  of: query('signed-in', ['codes'])
    .input(z.object(linked))
    .output(z.array(z.object({ id: idSchema, code: z.string(), createdAt: z.int() }))),
  /**
   * Makes a code lead to a record. Needs `parts.write` for a part, else `assets.write`. Refused with CODE_TAKEN
   * {record}, or CODE_IS_LABEL for one made like ours.
   */
  link: command('signed-in')
    .input(z.object({ id: idSchema, code: codeSchema, ...linked }))
    .output(doneSchema),
  unlink: command('signed-in')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
};
