import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { type Attachment, PIECE_BYTES, TEXT_PREVIEW_BYTES } from '../../shared/contract/attachments.ts';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { previewOf } from '../../shared/domain/files.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { assets, assetTypes, attachments, users } from '../database/schema/index.ts';
import { detectEncoding, makeDecoder } from '../imports/csv/text.ts';
import type { Principal } from '../people/sessions.ts';
import { readableRecord, type RecordRef } from '../record-refs.ts';
import type { FileStore } from './file-store.ts';

export type AttachmentRow = typeof attachments.$inferSelect;

/**
 * A file on a record that the person may read, archived or not.
 * @throws AppError NOT_FOUND, or FORBIDDEN
 */
export function readableAttachment(db: Reader, id: Id, by: Principal): AttachmentRow {
  const row = db.select().from(attachments).where(eq(attachments.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'attachment' });
  readableRecord(db, { entity: row.entity, id: row.recordId }, by);
  return row;
}

/** Newest first; of an asset also those of its type. */
export function attachmentsOf(
  db: Reader,
  { entity, recordId, offset, limit }: Inputs['attachments']['of'] & { offset: number; limit: number },
  by: Principal,
): Outputs['attachments']['of'] {
  const record: RecordRef = { entity, id: recordId };
  readableRecord(db, record, by);
  const typeId = entity === 'assets' ? typeOf(db, recordId) : null;
  const isOf = (ref: RecordRef): SQL =>
    and(eq(attachments.entity, ref.entity), eq(attachments.recordId, ref.id))!;
  const type: RecordRef | null = typeId === null ? null : { entity: 'asset_types', id: typeId };
  const wanted = and(
    isNull(attachments.archivedAt),
    type === null ? isOf(record) : or(isOf(record), isOf(type)),
  );
  const total = db
    .select({ count: sql<number>`count(*)` })
    .from(attachments)
    .where(wanted)
    .get()!.count;
  const rows = db
    .select({
      id: attachments.id,
      fileName: attachments.fileName,
      title: attachments.title,
      kind: attachments.kind,
      mediaType: attachments.mediaType,
      size: attachments.size,
      hash: attachments.hash,
      createdAt: attachments.createdAt,
      createdBy: { id: users.id, fullName: users.fullName },
      entity: attachments.entity,
      typeId: assetTypes.id,
      typeName: assetTypes.name,
    })
    .from(attachments)
    .leftJoin(users, eq(users.id, attachments.createdBy))
    .leftJoin(assetTypes, and(eq(attachments.entity, 'asset_types'), eq(assetTypes.id, attachments.recordId)))
    .where(wanted)
    .orderBy(desc(attachments.createdAt), desc(attachments.id))
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ entity: owner, typeId: ownerId, typeName, ...row }): Attachment => ({
      ...row,
      preview: previewOf(row.mediaType),
      fromType: owner === entity || ownerId === null ? null : { id: ownerId, name: typeName! },
    }));
  return { rows, total };
}

function typeOf(db: Reader, assetId: Id): Id | null {
  return db.select({ id: assets.assetTypeId }).from(assets).where(eq(assets.id, assetId)).get()?.id ?? null;
}

/**
 * Up to PIECE_BYTES of a file from `offset` on.
 * @throws AppError FILE_MISSING, or FILE_DAMAGED when it is not as long as it was
 */
export async function pieceOf(
  files: FileStore,
  { hash, size }: AttachmentRow,
  offset: number,
): Promise<Uint8Array> {
  const there = await files.size(hash);
  if (there === null) throw new AppError('FILE_MISSING');
  if (there !== size) throw new AppError('FILE_DAMAGED');
  const piece = offset >= size ? new Uint8Array() : await files.read(hash, offset, PIECE_BYTES);
  if (piece === null) throw new AppError('FILE_MISSING');
  return piece;
}

/**
 * The beginning of a text, in whatever it is encoded.
 * @throws AppError FILE_MISSING, FILE_DAMAGED, or INVALID_INPUT for what is no text
 */
export async function textOf(files: FileStore, row: AttachmentRow): Promise<Outputs['attachments']['text']> {
  if (previewOf(row.mediaType) !== 'text') throw new AppError('INVALID_INPUT', { fields: ['id'] });
  const piece = await pieceOf(files, row, 0);
  if (!(await files.isSound(row.hash))) throw new AppError('FILE_DAMAGED');
  const head = piece.subarray(0, TEXT_PREVIEW_BYTES);
  const isWhole = head.length === row.size;
  const decoder = makeDecoder(detectEncoding(head).encoding);
  return { text: decoder.write(head) + (isWhole ? decoder.end() : ''), isWhole };
}
