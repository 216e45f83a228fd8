import { MAX_RECORD_BYTES } from '../../shared/contract/records.ts';
import { MAX_READINGS_BYTES, type UploadPurpose } from '../../shared/contract/uploads.ts';
import { AppError } from '../../shared/errors.ts';
import type { Permission } from '../../shared/permissions.ts';
import { attachmentLimit } from '../attachments/limit.ts';
import type { Reader } from '../database/database.ts';
import { os, signedIn, userId } from '../rpc/base.ts';

interface Rule {
  readonly permission: Permission;
  /** Bytes at most. */
  readonly most: (db: Reader) => number;
}

const RULES: Readonly<Record<UploadPurpose, Rule>> = {
  readings: { permission: 'readings.import', most: () => MAX_READINGS_BYTES },
  records: { permission: 'records.import', most: () => MAX_RECORD_BYTES },
  attachment: { permission: 'attachments.write', most: attachmentLimit },
};

export const uploadsRouter = {
  begin: os.uploads.begin.handler(({ input, context }) => {
    const { uploadId, fileName, size, purpose } = input;
    const { permission, most } = RULES[purpose];
    if (!signedIn(context).permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
    const upload = { id: uploadId, ownerId: userId(context), session: context.token, fileName, size };
    context.services.uploads.begin(upload, most(context.db));
    return {};
  }),

  append: os.uploads.append.handler(async ({ input, context }) => ({
    received: await context.services.uploads.append(
      input.uploadId,
      userId(context),
      input.offset,
      Buffer.from(input.data, 'base64'),
    ),
  })),

  discard: os.uploads.discard.handler(({ input, context }) => {
    context.services.uploads.discard(input.uploadId, userId(context));
    return {};
  }),
};
