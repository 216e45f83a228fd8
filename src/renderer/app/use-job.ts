/** Follows a long task of the core. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { errorCodeOf } from '../ui/errors.ts';
import type { Job } from '../../shared/contract/jobs.ts';

export interface FollowedJob {
  readonly job: Job | undefined;
  readonly cancel: () => void;
  readonly cancelling: boolean;
  /** Nobody knows the job any more: the program was started anew, or it ended too long ago. */
  readonly isGone: boolean;
}

export function useJob(jobId: string | null): FollowedJob {
  const { data, error } = useQuery(
    api.jobs.get.queryOptions({ input: { id: jobId ?? '' }, enabled: jobId !== null }),
  );
  const cancelling = useMutation(api.jobs.cancel.mutationOptions());
  // What was asked of the job before is no matter of the next one.
  const isOfThis = cancelling.variables?.id === jobId;
  return {
    job: data,
    isGone: data === undefined && error !== null && errorCodeOf(error) === 'NOT_FOUND',
    cancel: () => {
      if (jobId !== null) cancelling.mutate({ id: jobId });
    },
    cancelling: isOfThis && (cancelling.isPending || (cancelling.isSuccess && data?.state === 'running')),
  };
}
