import { eq } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import { cleanFileName, likelyKind } from '../../shared/domain/files.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { attachments } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { livingRecord } from '../record-refs.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';
import type { FileStore, KeptFile } from './file-store.ts';
import { HEAD_BYTES, mediaTypeOf } from './media-type.ts';
import { readableAttachment } from './queries.ts';

type Add = Inputs['attachments']['add'];

/** A file in the data folder that no record refers to yet. */
export interface StoredFile extends KeptFile {
  readonly fileName: string;
  readonly mediaType: string;
}

/**
 * Whether this very command got through before.
 * @throws AppError ALREADY_EXISTS {field: 'id'} when the id is that of something else
 */
export function isAdded(db: Reader, { id, entity, recordId }: Add, by: Principal): boolean {
  const row = db.select().from(attachments).where(eq(attachments.id, id)).get();
  if (row === undefined) return false;
  if (row.entity === entity && row.recordId === recordId && row.createdBy === by.userId) return true;
  throw new AppError('ALREADY_EXISTS', { field: 'id' });
}

/** Brings an upload into the data folder; what it gives is to be released. */
export async function storeFile(uploads: Uploads, files: FileStore, upload: Upload): Promise<StoredFile> {
  const mediaType = await mediaTypeOf(await uploads.head(upload, HEAD_BYTES), upload.size <= HEAD_BYTES);
  return { ...(await files.keep(upload.file)), fileName: cleanFileName(upload.fileName), mediaType };
}

/** @throws AppError ALREADY_EXISTS {field: 'id'}, NOT_FOUND for a record that is gone or archived, or FORBIDDEN */
export function addAttachment(tx: WriteTx, input: Add, file: StoredFile, by: Principal): void {
  const { id, entity, recordId, title } = input;
  assertNew(tx, attachments, id);
  livingRecord(tx, { entity, id: recordId }, by);
  const { hash, size, fileName, mediaType } = file;
  tx.insert(attachments)
    .values({
      id,
      entity,
      recordId,
      hash,
      size,
      fileName,
      mediaType,
      title: title === '' ? null : title,
      kind: input.kind ?? likelyKind(mediaType, fileName),
      createdBy: by.userId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
}

/** @throws AppError NOT_FOUND, also for an archived one, or FORBIDDEN */
export function updateAttachment(
  tx: WriteTx,
  id: Id,
  changes: Inputs['attachments']['update']['changes'],
  by: Principal,
): void {
  const { archivedAt } = readableAttachment(tx, id, by);
  if (archivedAt !== null) throw new AppError('NOT_FOUND', { entity: 'attachment' });
  const { title, kind } = changes;
  tx.update(attachments)
    .set({
      ...(title === undefined ? {} : { title: title === '' ? null : title }),
      ...(kind === undefined ? {} : { kind }),
      updatedAt: tx.now,
    })
    .where(eq(attachments.id, id))
    .run();
}

/**
 * Takes a file off its record, or puts it back; what is so already stays as it is.
 * @throws AppError NOT_FOUND, or FORBIDDEN
 */
export function setArchived(tx: WriteTx, id: Id, isArchived: boolean, by: Principal): void {
  const { archivedAt } = readableAttachment(tx, id, by);
  if ((archivedAt !== null) === isArchived) return;
  tx.update(attachments)
    .set({ archivedAt: isArchived ? tx.now : null, updatedAt: tx.now })
    .where(eq(attachments.id, id))
    .run();
}
