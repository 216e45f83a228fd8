/** Files on records: photos, manuals, drawings. Their bytes come in through `uploads` and go out in pieces. */
import { z } from 'zod';
import { PREVIEWS } from '../domain/files.ts';
import { ATTACHMENT_KINDS, RECORD_KINDS } from '../domain/vocabulary.ts';
import {
  command,
  doneSchema,
  idSchema,
  lineSchema,
  page,
  personRefSchema,
  query,
  windowSchema,
} from './base.ts';
import { jobStartedSchema } from './jobs.ts';

/** Bytes in one answer of `piece` at most; they travel as base64. */
export const PIECE_BYTES = 512 * 1024;
/** What a plant may set as the most bytes of a file. */
export const LEAST_ATTACHMENT_LIMIT = 1_000_000;
export const MOST_ATTACHMENT_LIMIT = 1_000_000_000;
/** Bytes of a text file that are shown. */
export const TEXT_PREVIEW_BYTES = 256 * 1024;
/** Records that a check names at most. */
export const MAX_FINDINGS = 1000;

const titleSchema = lineSchema.max(200).nullable();
const recordSchema = z.object({ entity: z.enum(RECORD_KINDS), recordId: idSchema });

export const attachmentSchema = z.object({
  id: idSchema,
  /** Fit to be saved under, on any system. */
  fileName: z.string(),
  title: z.string().nullable(),
  kind: z.enum(ATTACHMENT_KINDS),
  /** By its content, never by its name. */
  mediaType: z.string(),
  /** Null: it can only be saved. */
  preview: z.enum(PREVIEWS).nullable(),
  /** Bytes. */
  size: z.int(),
  /** SHA-256 of the bytes, hexadecimal. */
  hash: z.string(),
  createdAt: z.int(),
  createdBy: personRefSchema.nullable(),
  /** The asset type it is attached to, when it is shown with an asset of that type; null for the record's own. */
  fromType: z.object({ id: idSchema, name: z.string() }).nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

const findingSchema = z.object({
  state: z.enum(['missing', 'damaged']),
  fileName: z.string(),
  ...recordSchema.shape,
  /** Tag, number or name of the record. */
  recordName: z.string(),
});

export const checkSchema = z.object({
  checkedAt: z.int(),
  /** Files in the data folder that were read, and their bytes. */
  files: z.int(),
  bytes: z.int(),
  sound: z.int(),
  /** Files that records need and that are not there, and those whose bytes are not what they were. */
  missing: z.int(),
  damaged: z.int(),
  /** By record, at most 1,000. */
  findings: z.array(findingSchema),
  findingCount: z.int(),
  /** Files that no record has any more. */
  unused: z.object({ files: z.int(), bytes: z.int() }),
});
export type FilesCheck = z.infer<typeof checkSchema>;

export const attachments = {
  /**
   * Newest first; of an asset also those of its type. Refused with NOT_FOUND, or with FORBIDDEN for a record that
   * the person may not read.
   */
  of: query('signed-in', ['attachments', 'assets', 'parts', 'work', 'people'])
    .input(recordSchema.extend(windowSchema.shape))
    .output(page(attachmentSchema)),
  /**
   * Keeps a file that was uploaded for a record that lives. `kind` null: what it probably is. The upload is
   * discarded. Refused with FILE_TOO_LARGE {size}, UPLOAD_INCOMPLETE, or as `of`.
   */
  add: command('attachments.write')
    .input(
      recordSchema.extend({
        id: idSchema,
        uploadId: idSchema,
        kind: z.enum(ATTACHMENT_KINDS).nullable(),
        title: titleSchema,
      }),
    )
    .output(doneSchema),
  update: command('attachments.write')
    .input(
      z.object({
        id: idSchema,
        changes: z.object({ title: titleSchema, kind: z.enum(ATTACHMENT_KINDS) }).partial(),
      }),
    )
    .output(doneSchema),
  /** The file stays in the data folder, so that it can be restored. */
  archive: command('attachments.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  restore: command('attachments.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Bytes from an offset on. Refused with FILE_MISSING or FILE_DAMAGED when they are not there. */
  piece: query('signed-in', ['attachments', 'assets', 'parts', 'work'])
    .input(z.object({ id: idSchema, offset: z.int().min(0) }))
    .output(z.object({ data: z.base64(), total: z.int() })),
  /** The beginning of a file whose preview is `text`, whatever it is encoded in. */
  text: query('signed-in', ['attachments', 'assets', 'parts', 'work'])
    .input(z.object({ id: idSchema }))
    .output(z.object({ text: z.string(), isWhole: z.boolean() })),

  settings: query('signed-in', ['plant']).output(z.object({ maxBytes: z.int() })),
  changeSettings: command('plant.manage')
    .input(z.object({ maxBytes: z.int().min(LEAST_ATTACHMENT_LIMIT).max(MOST_ATTACHMENT_LIMIT) }))
    .output(z.object({})),

  /** Reads every file of the data folder and compares it with its hash, as a job. */
  startCheck: command('plant.manage', { writesNothing: true }).output(jobStartedSchema),
  /** The check that runs, or the last one since the program was started. */
  lastCheck: query('plant.manage', ['jobs']).output(z.object({ jobId: idSchema.nullable() })),
  checkResult: query('plant.manage', ['jobs'])
    .input(z.object({ jobId: idSchema }))
    .output(checkSchema),
  /** Removes the files that this check found unused and that still are. */
  removeUnused: command('plant.manage')
    .input(z.object({ jobId: idSchema }))
    .output(z.object({ files: z.int(), bytes: z.int() })),
};
