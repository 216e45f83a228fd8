import { os } from '../rpc/base.ts';

export const jobsRouter = {
  get: os.jobs.get.handler(({ input, context }) => context.services.jobs.get(input.id)),
  cancel: os.jobs.cancel.handler(({ input, context }) => {
    context.services.jobs.cancel(input.id);
    return {};
  }),
};
