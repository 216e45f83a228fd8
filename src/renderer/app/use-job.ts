/** Follows a long task of the core. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, useSession } from '../api.ts';
import type { Job } from '../../shared/contract/jobs.ts';

/** Between two looks while nobody is signed in, in ms: live changes only reach those who are. */
const lookEvery = 400;

export interface FollowedJob {
  readonly job: Job | undefined;
  readonly cancel: () => void;
  readonly cancelling: boolean;
}

export function useJob(jobId: string | null): FollowedJob {
  const signedIn = useSession()?.state === 'signed-in';
  const { data } = useQuery(
    api.jobs.get.queryOptions({
      input: { id: jobId ?? '' },
      enabled: jobId !== null,
      refetchInterval: (query) =>
        signedIn || (query.state.data !== undefined && query.state.data.state !== 'running')
          ? false
          : lookEvery,
    }),
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
