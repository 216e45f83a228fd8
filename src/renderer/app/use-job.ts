/** Follows a long task of the core. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { Job } from '../../shared/contract/jobs.ts';

export interface FollowedJob {
  readonly job: Job | undefined;
  readonly cancel: () => void;
  readonly cancelling: boolean;
}

export function useJob(jobId: string | null): FollowedJob {
  const { data } = useQuery(
    api.jobs.get.queryOptions({ input: { id: jobId ?? '' }, enabled: jobId !== null }),
  );
  const cancelling = useMutation(api.jobs.cancel.mutationOptions());
  return {
    job: data,
    cancel: () => {
      if (jobId !== null) cancelling.mutate({ id: jobId });
    },
    cancelling: cancelling.isPending || (cancelling.isSuccess && data?.state === 'running'),
  };
}
