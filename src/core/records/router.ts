import { MAX_RECORD_BYTES } from '../../shared/contract/records.ts';
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { imports } from '../database/schema/index.ts';
import { type CallContext, os, signedIn, userId } from '../rpc/base.ts';
import { startCatchUp } from '../search/start.ts';
import type { Held } from '../uploads/uploads.ts';
import { badRowsFile } from './bad-rows.ts';
import { emptyTable, exportRecords } from './export.ts';
import { exportOf, forgetOld, startExport } from './exported.ts';
import { type Findings, problemsOf, resultOf, rowsOf } from './findings.ts';
import { inspectRecords, kindsFor } from './inspect.ts';
import { KINDS } from './kinds/index.ts';
import { madeBy } from './made.ts';
import { resolvePlan } from './plan.ts';
import { dryRunRecords, importRecords, type RunInput } from './run.ts';

export const recordsRouter = {
  kinds: os.records.kinds.handler(({ context }) => kindsFor(context.db, signedIn(context).permissions)),

  inspect: os.records.inspect.handler(({ input, context }) => {
    const { uploads } = context.services;
    const upload = uploads.complete(input.uploadId, userId(context), MAX_RECORD_BYTES);
    return inspectRecords(context.db, uploads, upload, input, signedIn(context).permissions);
  }),

  startDryRun: os.records.startDryRun.handler(({ input, context }) => {
    const { uploads, jobs, database } = context.services;
    forgetOld(context, 'records-inspect');
    return startWith(context, input, (file, run) =>
      jobs.start('records-inspect', (control) =>
        dryRunRecords(database, uploads, run, control).finally(file.release),
      ),
    );
  }),

  dryRunResult: os.records.dryRunResult.handler(({ input, context }) =>
    resultOf(findingsOf(context, input.jobId)),
  ),

  dryRunRows: os.records.dryRunRows.handler(({ input, context }) =>
    rowsOf(context.db, findingsOf(context, input.jobId), input),
  ),

  dryRunProblems: os.records.dryRunProblems.handler(({ input, context }) =>
    problemsOf(findingsOf(context, input.jobId), input),
  ),

  badRowsFile: os.records.badRowsFile.handler(({ input, context }) =>
    badRowsFile(findingsOf(context, input.jobId), input.reasons),
  ),

  start: os.records.start.handler(({ input, context }) => {
    const { uploads, jobs, database } = context.services;
    const { importId } = input;
    const actorId = userId(context);
    assertNew(context.db, imports, importId);
    const shown = findingsOf(context, input.shown).checked;
    return startWith(context, input, (file, run) =>
      jobs.start('records-run', async (control) => {
        try {
          await importRecords(database, uploads, { ...run, importId, actorId, shown }, control);
          file.discard();
        } finally {
          file.release();
        }
        startCatchUp(context.services);
      }),
    );
  }),

  alsoCreated: os.records.alsoCreated.handler(({ input, context }) =>
    madeBy(context.db, input.importId, signedIn(context)),
  ),

  template: os.records.template.handler(async ({ input, context }) => {
    const { write } = KINDS[input.kind];
    if (!signedIn(context).permissions.has(write)) throw new AppError('FORBIDDEN', { permission: write });
    const { mediaType, bytes } = await emptyTable(context.db, input);
    return { mediaType, data: Buffer.from(bytes).toString('base64') };
  }),

  startExport: os.records.startExport.handler(({ input, context }) => {
    const { database, ports } = context.services;
    const { read } = KINDS[input.kind];
    if (!signedIn(context).permissions.has(read)) throw new AppError('FORBIDDEN', { permission: read });
    return startExport(context, 'records-export', (control) =>
      exportRecords(database, input, ports.clock.now(), control),
    );
  }),

  exportResult: os.records.exportResult.handler(({ input, context }) => {
    const { fileName, mediaType, bytes, rows } = exportOf(context, input.jobId);
    return { fileName, mediaType, size: bytes.length, rows };
  }),

  exportPiece: os.records.exportPiece.handler(({ input, context }) => {
    const { bytes } = exportOf(context, input.jobId);
    const end = input.offset + PIECE_BYTES;
    return {
      data: Buffer.from(bytes.subarray(input.offset, end)).toString('base64'),
      next: end < bytes.length ? end : null,
    };
  }),
};

/** Bytes of an exported file in one answer. */
const PIECE_BYTES = 512 * 1024;

/** What a dry run found is for who asked for it: it shows what their file and the plant have. */
function findingsOf(context: CallContext, jobId: Id): Findings {
  const findings = context.services.jobs.result(jobId, 'records-inspect') as Findings;
  if (findings.ownerId !== userId(context)) throw new AppError('NOT_FOUND', { entity: 'job' });
  return findings;
}

/** Starts a job on a file, which stays until the job releases it, whoever discards it meanwhile. */
function startWith(
  context: CallContext,
  { uploadId, plan }: Pick<Inputs['records']['start'], 'uploadId' | 'plan'>,
  start: (file: Held, run: RunInput) => Id,
): { jobId: Id } {
  const { uploads, ports } = context.services;
  const { permissions } = signedIn(context);
  const file = uploads.hold(uploadId, userId(context), MAX_RECORD_BYTES);
  try {
    resolvePlan(context.db, plan, permissions);
    const run = {
      upload: file.upload,
      plan,
      permissions,
      now: ports.clock.now(),
      randomBytes: ports.randomBytes,
    };
    return { jobId: start(file, run) };
  } catch (error) {
    file.release();
    throw error;
  }
}
