import type { Id } from '../../shared/ids.ts';
import { livingRecord } from '../record-refs.ts';
import { type CallContext, os, signedIn, userId } from '../rpc/base.ts';
import { checkFiles, type CheckResult, removeUnused } from './check.ts';
import { attachmentLimit, setAttachmentLimit } from './limit.ts';
import { attachmentsOf, pieceOf, readableAttachment, textOf } from './queries.ts';
import { addAttachment, isAdded, setArchived, storeFile, updateAttachment } from './service.ts';

export const attachmentsRouter = {
  of: os.attachments.of.handler(({ input, context }) => attachmentsOf(context.db, input, signedIn(context))),

  add: os.attachments.add.handler(async ({ input, context }) => {
    const { uploads, files } = context.services;
    const by = signedIn(context);
    const { id, entity, recordId } = input;
    if (isAdded(context.db, input, by)) return { id };
    livingRecord(context.db, { entity, id: recordId }, by);
    const held = uploads.hold(input.uploadId, userId(context), attachmentLimit(context.db));
    try {
      const file = await storeFile(uploads, files, held.upload);
      try {
        context.write((tx) => addAttachment(tx, input, file, by));
      } finally {
        file.release();
      }
      held.discard();
    } finally {
      held.release();
    }
    return { id };
  }),

  update: os.attachments.update.handler(({ input, context }) => {
    context.write((tx) => updateAttachment(tx, input.id, input.changes, signedIn(context)));
    return { id: input.id };
  }),

  archive: os.attachments.archive.handler(({ input, context }) => {
    context.write((tx) => setArchived(tx, input.id, true, signedIn(context)));
    return { id: input.id };
  }),

  restore: os.attachments.restore.handler(({ input, context }) => {
    context.write((tx) => setArchived(tx, input.id, false, signedIn(context)));
    return { id: input.id };
  }),

  piece: os.attachments.piece.handler(async ({ input, context }) => {
    const row = readableAttachment(context.db, input.id, signedIn(context));
    const bytes = await pieceOf(context.services.files, row, input.offset);
    return { data: Buffer.from(bytes).toString('base64'), total: row.size };
  }),

  text: os.attachments.text.handler(({ input, context }) =>
    textOf(context.services.files, readableAttachment(context.db, input.id, signedIn(context))),
  ),

  settings: os.attachments.settings.handler(({ context }) => ({ maxBytes: attachmentLimit(context.db) })),

  changeSettings: os.attachments.changeSettings.handler(({ input, context }) => {
    context.write((tx) => setAttachmentLimit(tx, input.maxBytes));
    return {};
  }),

  startCheck: os.attachments.startCheck.handler(({ context }) => {
    const { jobs, database, files, ports } = context.services;
    return { jobId: jobs.start('files-check', (control) => checkFiles(database, files, ports, control)) };
  }),

  lastCheck: os.attachments.lastCheck.handler(({ context }) => ({
    jobId: context.services.jobs.latest('files-check'),
  })),

  checkResult: os.attachments.checkResult.handler(
    ({ input, context }) => checkOf(context, input.jobId).report,
  ),

  removeUnused: os.attachments.removeUnused.handler(({ input, context }) => {
    const { unused } = checkOf(context, input.jobId);
    return context.write((tx) => removeUnused(tx, context.services.files, unused));
  }),
};

function checkOf({ services }: CallContext, jobId: Id): CheckResult {
  return services.jobs.result(jobId, 'files-check') as CheckResult;
}
