import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { MAX_READINGS_BYTES } from '../../shared/contract/uploads.ts';
import { AppError } from '../../shared/errors.ts';
import { type Id, uuidv7 } from '../../shared/ids.ts';
import { assertNew } from '../database/assert-new.ts';
import { imports } from '../database/schema/index.ts';
import { startExport } from '../records/exported.ts';
import { type CallContext, os, signedIn, userId } from '../rpc/base.ts';
import { nameKept } from '../undo/names.ts';
import { plantOf } from '../setup/plant.ts';
import type { Held } from '../uploads/uploads.ts';
import { badRowsFile } from './bad-rows.ts';
import { dryRun, type DryRunFindings } from './dry-run.ts';
import { exportPiece, exportWorkbook } from './export.ts';
import { inspect } from './inspect.ts';
import { type ResolvedPlan, resolvePlan } from './plan.ts';
import { assertVisible, importById, listImports } from './queries.ts';
import { runImport } from './run.ts';
import { readingsTable } from './readings-rows.ts';
import { assertUndoable, type ImportUndone, outcomeOf, previewImport, undoImport } from './undo.ts';

type Import = Outputs['imports']['list']['rows'][number];

export const importsRouter = {
  inspect: os.imports.inspect.handler(({ input, context }) => {
    const { uploads, ports } = context.services;
    return inspect(
      context.db,
      uploads,
      uploads.complete(input.uploadId, userId(context), MAX_READINGS_BYTES),
      {
        assetId: input.assetId,
        corrections: input.dialect,
        plantZone: plantOf(context.db).timeZone,
        mayCreate: signedIn(context).permissions.has('metrics.write'),
        newId: () => uuidv7(ports.clock.now(), ports.randomBytes),
      },
    );
  }),

  startDryRun: os.imports.startDryRun.handler(({ input, context }) => {
    const { uploads, jobs, database } = context.services;
    return startWith(context, input, (file, plan) =>
      jobs.start('import-inspect', (control) =>
        dryRun(database, uploads, file.upload, plan, control).finally(file.release),
      ),
    );
  }),

  dryRunResult: os.imports.dryRunResult.handler(
    ({ input, context }) => findingsOf(context, input.jobId).result,
  ),

  dryRunProblems: os.imports.dryRunProblems.handler(({ input, context }) => {
    const { problems } = findingsOf(context, input.jobId);
    const { offset, limit } = input;
    return { rows: problems.slice(offset, offset + limit), total: problems.length };
  }),

  badRowsFile: os.imports.badRowsFile.handler(({ input, context }) =>
    badRowsFile(findingsOf(context, input.jobId), input.reasons),
  ),

  start: os.imports.start.handler(({ input, context }) => {
    const { uploads, jobs, database } = context.services;
    const { importId } = input;
    const actorId = userId(context);
    assertNew(context.db, imports, importId);
    return startWith(context, input, (file, plan) =>
      jobs.start('import-run', (control) =>
        runImport(database, uploads, { importId, actorId, upload: file.upload, plan }, control)
          .then(file.discard)
          .finally(file.release),
      ),
    );
  }),

  exportPiece: os.imports.exportPiece.handler(({ input, context }) => {
    assertMayExport(context);
    return exportPiece(context.db, input, context.services.ports.clock.now());
  }),

  startExport: os.imports.startExport.handler(({ input, context }) => {
    assertMayExport(context);
    const { database, ports } = context.services;
    readingsTable(context.db, input);
    return startExport(context, 'readings-export', (control) =>
      exportWorkbook(database, input, ports.clock.now(), control),
    );
  }),

  get: os.imports.get.handler(({ input, context }) => {
    const record = importById(context.db, input.id, signedIn(context));
    return { ...record, jobId: jobOf(context, record) };
  }),
  list: os.imports.list.handler(({ input, context }) => listImports(context.db, input, signedIn(context))),

  undoPreview: os.imports.undoPreview.handler(({ input, context }) => {
    const { jobs, database } = context.services;
    const record = assertUndoable(context.db, input.id, signedIn(context));
    return {
      jobId: jobs.start('import-undo-preview', (control) => previewImport(database, record, control)),
    };
  }),

  undo: os.imports.undo.handler(({ input, context }) => {
    const { jobs, database } = context.services;
    const by = signedIn(context);
    assertUndoable(context.db, input.id, by);
    return {
      jobId: jobs.start('import-undo', (control) => undoImport(database, { id: input.id, by }, control)),
    };
  }),

  undoResult: os.imports.undoResult.handler(({ input, context }) =>
    outcomeOf(undoneBy(context, input.jobId)),
  ),

  undoKept: os.imports.undoKept.handler(({ input, context }) => {
    const { kept } = undoneBy(context, input.jobId);
    const { offset, limit } = input;
    return { rows: nameKept(context.db, kept.slice(offset, offset + limit)), total: kept.length };
  }),
};

function assertMayExport(context: CallContext): void {
  if (!signedIn(context).permissions.has('metrics.read'))
    throw new AppError('FORBIDDEN', { permission: 'metrics.read' });
}

/** One import of records and one of readings run at a time, and one undo: of the record that is marked so. */
function jobOf(
  { services: { jobs } }: CallContext,
  { kind, state }: Pick<Import, 'kind' | 'state'>,
): Id | null {
  if (state === 'undoing') return jobs.running('import-undo');
  return state === 'running' ? jobs.running(kind === 'readings' ? 'import-run' : 'records-run') : null;
}

/** Of either job; told to who may see the import. */
function undoneBy(context: CallContext, jobId: Id): ImportUndone {
  const { jobs } = context.services;
  const kind = jobs.get(jobId).kind === 'import-undo' ? 'import-undo' : 'import-undo-preview';
  const undone = jobs.result(jobId, kind) as ImportUndone;
  assertVisible(undone.kind, signedIn(context));
  return undone;
}

/** What a dry run found is for who asked for it: it shows what their file has. */
function findingsOf(context: CallContext, jobId: Id): DryRunFindings {
  const findings = context.services.jobs.result(jobId, 'import-inspect') as DryRunFindings;
  if (findings.ownerId !== userId(context)) throw new AppError('NOT_FOUND', { entity: 'job' });
  return findings;
}

/** Starts a job on a file, which stays until the job releases it, whoever discards it meanwhile. */
async function startWith(
  context: CallContext,
  { uploadId, plan }: Pick<Inputs['imports']['start'], 'uploadId' | 'plan'>,
  start: (file: Held, plan: ResolvedPlan) => Id,
): Promise<{ jobId: Id }> {
  const { uploads, ports, database } = context.services;
  const file = uploads.hold(uploadId, userId(context), MAX_READINGS_BYTES);
  try {
    const asked = { by: signedIn(context), now: ports.clock.now() };
    const resolved = await resolvePlan(database, uploads, file.upload, plan, asked);
    return { jobId: start(file, resolved) };
  } catch (error) {
    file.release();
    throw error;
  }
}
