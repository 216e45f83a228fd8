/** How large a file on a record may be, as the plant has set it. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '../database/database.ts';
import { settings } from '../database/schema/index.ts';

export const DEFAULT_ATTACHMENT_BYTES = 50 * 1024 ** 2;

const KEY = 'attachments';
const valueSchema = z.object({ maxBytes: z.int().positive() });

/** Bytes at most. A value that this version cannot read counts as none. */
export function attachmentLimit(db: Reader): number {
  const row = db.select({ value: settings.value }).from(settings).where(eq(settings.id, KEY)).get();
  const parsed = valueSchema.safeParse(row?.value);
  return parsed.success ? parsed.data.maxBytes : DEFAULT_ATTACHMENT_BYTES;
}
