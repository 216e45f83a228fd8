import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FollowedJob } from '../../app/use-job.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Section.tsx';
import { jobError } from './errors.ts';
import { RunProgress } from './RunProgress.tsx';
import { StepFooter } from './StepFooter.tsx';

interface RunStepProps {
  readonly fileName: string;
  readonly followed: FollowedJob;
  readonly starting: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onAgain: () => void;
}

/** The import itself, as long as it lasts or when it did not end well. */
export function RunStep({ fileName, followed, starting, error, onBack, onAgain }: RunStepProps) {
  const { t } = useTranslation('imports');
  const { job } = followed;
  const state = job?.state ?? 'running';
  const isOver = state === 'cancelled' || state === 'failed';
  return (
    <>
      <Section title={isOver ? fileName : t('run.title', { file: fileName })}>
        <Stack gap="md">
          {state === 'cancelled' && <Text component="output">{t('run.cancelled')}</Text>}
          {state === 'failed' && <ErrorState error={jobError(job?.error ?? null)} />}
          {error !== null && <ErrorState error={error} />}
          {!isOver && <RunProgress {...followed} />}
        </Stack>
      </Section>
      {isOver && (
        <StepFooter
          onBack={onBack}
          backLabel={t('run.back')}
          next={{ label: t('run.again'), onClick: onAgain, loading: starting }}
        />
      )}
    </>
  );
}
