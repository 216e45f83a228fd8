import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Inputs } from '../../api.ts';
import { useJob, type FollowedJob } from '../../app/use-job.ts';
import { newId } from '../../ui/new-id.ts';
import { notifyError } from '../../ui/notify.ts';

type PrintInput = Omit<Inputs['labels']['print'], 'jobId'> & {
  readonly skip: number;
  readonly copies: number;
};

export interface PrinterRun extends FollowedJob {
  readonly start: (input: PrintInput) => void;
  readonly running: boolean;
  /** Labels that had been printed before this run began. */
  readonly skipped: number;
}

/** Sends labels and follows how far it is. A run has an id of its own: sent again, it prints nothing again. */
export function usePrinterRun(): PrinterRun {
  const [jobId, setJobId] = useState<string | null>(null);
  const [skipped, setSkipped] = useState(0);
  const followed = useJob(jobId);
  const print = useMutation(
    api.labels.print.mutationOptions({
      onSuccess: ({ jobId: started }) => setJobId(started),
      onError: notifyError,
    }),
  );
  return {
    ...followed,
    start: (input) => {
      setSkipped(input.skip);
      print.mutate({ ...input, jobId: newId() });
    },
    running: print.isPending || followed.job?.state === 'running',
    skipped,
  };
}
