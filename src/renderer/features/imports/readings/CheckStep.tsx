import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import type { FollowedJob } from '../../../app/use-job.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { BadRows, type OnBadRows } from './BadRows.tsx';
import { CheckResult } from './CheckResult.tsx';
import { importError, jobError } from '../errors.ts';
import { StepFooter } from '../StepFooter.tsx';

interface CheckStepProps {
  readonly fileName: string;
  readonly jobId: string;
  readonly followed: FollowedJob;
  readonly starting: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onAgain: () => void;
  readonly onImport: (badRows: OnBadRows) => void;
}

/** The dry run and what it has found. */
export function CheckStep(props: CheckStepProps) {
  const { fileName, jobId, followed, starting, error, onBack, onAgain, onImport } = props;
  const { t } = useTranslation('imports');
  const [badRows, setBadRows] = useState<OnBadRows>('skip');
  const { job, cancel, cancelling } = followed;
  const state = job?.state ?? 'running';
  const result = useQuery(
    api.imports.dryRunResult.queryOptions({ input: { jobId }, enabled: state === 'done' }),
  );
  const failure = error ?? result.error;
  if (result.data !== undefined && state === 'done') {
    const { readings, duplicates, problemCount } = result.data;
    const fresh = readings - duplicates;
    return (
      <>
        <CheckResult jobId={jobId} result={result.data} fileName={fileName} />
        {problemCount > 0 && <BadRows jobId={jobId} value={badRows} onChange={setBadRows} />}
        {failure !== null && <ErrorState error={importError(failure)} />}
        <StepFooter
          onBack={onBack}
          next={{
            label: fresh === 0 ? t('check.importAnyway') : t('check.import', { count: fresh }),
            onClick: () => onImport(badRows),
            loading: starting,
            disabled: readings === 0 || (problemCount > 0 && badRows === 'refuse'),
          }}
        />
      </>
    );
  }
  return (
    <>
      <Section title={t('steps.check')}>
        <Stack gap="md">
          {state === 'cancelled' && <Text component="output">{t('check.cancelled')}</Text>}
          {state === 'failed' && <ErrorState error={jobError(job?.error ?? null)} />}
          {failure !== null && <ErrorState error={importError(failure)} />}
          {(state === 'running' || state === 'done') && (
            <Progress
              label={t('check.running')}
              value={job?.progress ?? 0}
              onCancel={state === 'running' ? cancel : undefined}
              cancelling={cancelling}
            />
          )}
        </Stack>
      </Section>
      <StepFooter
        onBack={onBack}
        next={
          state === 'cancelled' || state === 'failed'
            ? { label: t('check.again'), onClick: onAgain, loading: starting }
            : undefined
        }
      />
    </>
  );
}
