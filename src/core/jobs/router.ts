import type { Job } from '../../shared/contract/jobs.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { type CallContext, os } from '../rpc/base.ts';

export const jobsRouter = {
  get: os.jobs.get.handler(({ input, context }) => jobFor(context, input.id)),
  cancel: os.jobs.cancel.handler(({ input, context }) => {
    context.services.jobs.cancel(jobFor(context, input.id).id);
    return {};
  }),
};

/**
 * Its id is told to whoever started it and to those who may see what it does. Whoever has not signed in knows of
 * none but the demo plant's, which is made before anybody can.
 * @throws AppError NOT_FOUND
 */
function jobFor({ services, principal }: CallContext, id: Id): Job {
  const job = services.jobs.get(id);
  if (principal === null && job.kind !== 'demo') throw new AppError('NOT_FOUND', { entity: 'job' });
  return job;
}
