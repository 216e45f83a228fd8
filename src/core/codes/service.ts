/** Links codes that stood on records before they had labels of ours. */
import { eq } from 'drizzle-orm';
import type { Linkable } from '../../shared/contract/codes.ts';
import type { Inputs } from '../../shared/contract/index.ts';
import { looksLikeLabelCode } from '../../shared/domain/label-code.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import { assertNew } from '../database/assert-new.ts';
import type { WriteTx } from '../database/database.ts';
import { codes } from '../database/schema/index.ts';
import type { Principal } from '../people/sessions.ts';
import { describeRecords, livingRecord, titleOf } from '../record-refs.ts';
import { linkedRecord } from './queries.ts';

const WRITE: Readonly<Record<Linkable, Permission>> = {
  assets: 'assets.write',
  locations: 'assets.write',
  items: 'assets.write',
  parts: 'parts.write',
};

/** @throws AppError FORBIDDEN {permission} */
function assertMayWrite({ permissions }: Principal, entity: Linkable): void {
  const permission = WRITE[entity];
  if (!permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
}

/**
 * @throws AppError FORBIDDEN {permission}, ALREADY_EXISTS {field: 'id'}, CODE_IS_LABEL, NOT_FOUND {entity},
 * CODE_TAKEN {record: what it is called}
 */
export function linkCode(tx: WriteTx, by: Principal, input: Inputs['codes']['link']): void {
  const { id, code, entity, recordId } = input;
  assertMayWrite(by, entity);
  assertNew(tx, codes, id);
  if (looksLikeLabelCode(code)) throw new AppError('CODE_IS_LABEL');
  livingRecord(tx, { entity, id: recordId }, by);
  const present = linkedRecord(tx, code);
  if (present !== undefined) {
    const [holder] = describeRecords(tx, by.permissions, [present]);
    throw new AppError('CODE_TAKEN', { record: holder === undefined ? '' : titleOf(holder) });
  }
  tx.insert(codes).values({ id, code, entity, recordId, createdAt: tx.now }).run();
}

/** @throws AppError NOT_FOUND, FORBIDDEN {permission} */
export function unlinkCode(tx: WriteTx, by: Principal, id: Id): void {
  const code = tx.select({ entity: codes.entity }).from(codes).where(eq(codes.id, id)).get();
  if (code === undefined) throw new AppError('NOT_FOUND', { entity: 'code' });
  assertMayWrite(by, code.entity as Linkable);
  tx.delete(codes).where(eq(codes.id, id)).run();
}
