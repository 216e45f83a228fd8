import { uuidv7 } from '../../shared/ids.ts';
import { os, signedIn, userId } from '../rpc/base.ts';
import { plantOf } from '../setup/plant.ts';
import { type DryRun, dryRun } from './dry-run.ts';
import { inspect } from './inspect.ts';
import { resolvePlan } from './plan.ts';
import { importById, listImports } from './queries.ts';
import { runImport } from './run.ts';

export const importsRouter = {
  beginUpload: os.imports.beginUpload.handler(({ input, context }) => {
    const { uploadId, fileName, size } = input;
    context.services.uploads.begin({ id: uploadId, ownerId: userId(context), fileName, size });
    return {};
  }),

  upload: os.imports.upload.handler(async ({ input, context }) => ({
    received: await context.services.uploads.append(
      input.uploadId,
      userId(context),
      input.offset,
      Buffer.from(input.data, 'base64'),
    ),
  })),

  discard: os.imports.discard.handler(({ input, context }) => {
    context.services.uploads.discard(input.uploadId, userId(context));
    return {};
  }),

  inspect: os.imports.inspect.handler(({ input, context }) => {
    const { uploads, ports } = context.services;
    return inspect(context.db, uploads, uploads.complete(input.uploadId, userId(context)), {
      assetId: input.assetId,
      corrections: input.dialect,
      plantZone: plantOf(context.db).timeZone,
      mayCreate: signedIn(context).permissions.has('metrics.write'),
      newId: () => uuidv7(ports.clock.now(), ports.randomBytes),
    });
  }),

  startDryRun: os.imports.startDryRun.handler(async ({ input, context }) => {
    const { uploads, jobs, ports, database } = context.services;
    const upload = uploads.complete(input.uploadId, userId(context));
    const asked = { by: signedIn(context), now: ports.clock.now() };
    const plan = await resolvePlan(database, uploads, upload, input.plan, asked);
    return {
      jobId: jobs.start('import-inspect', (control) => dryRun(database, uploads, upload, plan, control)),
    };
  }),

  dryRunResult: os.imports.dryRunResult.handler(
    ({ input, context }) => context.services.jobs.result(input.jobId, 'import-inspect') as DryRun,
  ),

  start: os.imports.start.handler(async ({ input, context }) => {
    const { uploads, jobs, ports, database } = context.services;
    const actorId = userId(context);
    const upload = uploads.complete(input.uploadId, actorId);
    const asked = { by: signedIn(context), now: ports.clock.now() };
    const plan = await resolvePlan(database, uploads, upload, input.plan, asked);
    const run = { importId: input.importId, actorId, upload, plan };
    return { jobId: jobs.start('import-run', (control) => runImport(database, uploads, run, control)) };
  }),

  get: os.imports.get.handler(({ input, context }) => {
    const record = importById(context.db, input.id);
    // One import runs at a time, so the job that runs is the one of the record that is marked so.
    return {
      ...record,
      jobId: record.state === 'running' ? context.services.jobs.running('import-run') : null,
    };
  }),
  list: os.imports.list.handler(({ input, context }) => listImports(context.db, input)),
};
