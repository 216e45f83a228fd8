/** How large a file on a record may be, as the plant has set it. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { LEAST_ATTACHMENT_LIMIT, MOST_ATTACHMENT_LIMIT } from '../../shared/contract/attachments.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { settings } from '../database/schema/index.ts';

export const DEFAULT_ATTACHMENT_BYTES = 50_000_000;

const KEY = 'attachments';
const valueSchema = z.object({
  maxBytes: z.int().min(LEAST_ATTACHMENT_LIMIT).max(MOST_ATTACHMENT_LIMIT),
});

/** Bytes at most. A value that this version cannot read counts as none. */
export function attachmentLimit(db: Reader): number {
  const row = db.select({ value: settings.value }).from(settings).where(eq(settings.id, KEY)).get();
  const parsed = valueSchema.safeParse(row?.value);
  return parsed.success ? parsed.data.maxBytes : DEFAULT_ATTACHMENT_BYTES;
}

export function setAttachmentLimit(tx: WriteTx, maxBytes: number): void {
  const value = { maxBytes };
  tx.insert(settings)
    .values({ id: KEY, value })
    .onConflictDoUpdate({ target: settings.id, set: { value } })
    .run();
}
