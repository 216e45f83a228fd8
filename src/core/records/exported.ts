/** Files that jobs have written, kept until they are fetched. */
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { JobControl } from '../jobs/jobs.ts';
import { type CallContext, userId } from '../rpc/base.ts';
import type { ExportedFile } from './export.ts';

/** A file is only for who asked for it: their role decided what is in it. */
interface Exported {
  readonly ownerId: Id;
  readonly file: ExportedFile;
}

/** Results of a person that are kept beside the one to come: each may hold a whole file. */
const MOST_KEPT = 2;

/** Of what this person has asked for, all but the newest results are forgotten. */
export function forgetOld(
  context: CallContext,
  kind: 'records-inspect' | 'records-export' | 'readings-export',
): void {
  const ownerId = userId(context);
  context.services.jobs.keepNewest(
    kind,
    MOST_KEPT,
    (result) => (result as { ownerId: Id }).ownerId === ownerId,
  );
}

/** @throws AppError JOB_RUNNING */
export function startExport(
  context: CallContext,
  kind: 'records-export' | 'readings-export',
  write: (control: JobControl) => Promise<ExportedFile>,
): { jobId: Id } {
  const ownerId = userId(context);
  forgetOld(context, kind);
  const { jobs } = context.services;
  return {
    jobId: jobs.start(kind, async (control): Promise<Exported> => ({ ownerId, file: await write(control) })),
  };
}

/** @throws AppError NOT_FOUND {entity: job} unless the caller has asked for it and it is written */
export function exportOf(context: CallContext, jobId: Id): ExportedFile {
  const { jobs } = context.services;
  const kind = jobs.get(jobId).kind === 'readings-export' ? 'readings-export' : 'records-export';
  const { ownerId, file } = jobs.result(jobId, kind) as Exported;
  if (ownerId !== userId(context)) throw new AppError('NOT_FOUND', { entity: 'job' });
  return file;
}
