/** Files on their way in, in pieces, whatever becomes of them: see `imports`, `records` and `attachments`. */
import { z } from 'zod';
import { command, idSchema } from './base.ts';

/** Bytes of one piece at most; they travel as base64. */
export const UPLOAD_CHUNK_BYTES = 512 * 1024;
/** Bytes of a file of readings at most; records and attachments have limits of their own. */
export const MAX_READINGS_BYTES = 4 * 1024 ** 3;

export const UPLOAD_PURPOSES = ['readings', 'records', 'attachment'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

const ofUpload = z.object({ uploadId: idSchema });

export const uploads = {
  /**
   * Makes room for a file of `size` bytes. Refused with FORBIDDEN {permission} without the permission of the
   * purpose, FILE_TOO_LARGE {size} with the most its purpose allows, or FILE_EMPTY.
   */
  begin: command('signed-in', { writesNothing: true })
    .input(
      ofUpload.extend({
        fileName: z.string().min(1).max(255),
        size: z.int().min(0),
        purpose: z.enum(UPLOAD_PURPOSES),
      }),
    )
    .output(z.object({})),
  /** Appends bytes at an offset; sending the same piece twice is harmless. */
  append: command('signed-in', { writesNothing: true })
    .input(
      ofUpload.extend({
        offset: z.int().min(0),
        data: z.base64().max(Math.ceil(UPLOAD_CHUNK_BYTES / 3) * 4),
      }),
    )
    .output(z.object({ received: z.int() })),
  /** The file is not needed any more; a job that reads it reads it to its end. */
  discard: command('signed-in', { writesNothing: true }).input(ofUpload).output(z.object({})),
};
