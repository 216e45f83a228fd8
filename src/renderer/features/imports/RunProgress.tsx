import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../shared/domain/vocabulary.ts';
import type { FollowedJob } from '../../app/use-job.ts';
import { Progress } from '../../ui/Progress.tsx';

const STEPS = ['evaluating', 'reading', 'checking'] as const;

interface RunProgressProps extends FollowedJob {
  readonly kind: ImportKind;
}

/** How far an import is, the way to stop it, and what stopping means. */
export function RunProgress({ kind, job, cancel, cancelling }: RunProgressProps) {
  const { t } = useTranslation('imports');
  const stored = kind === 'readings' ? ('storing' as const) : 'writing';
  const step = job?.step === 'storing' ? stored : (STEPS.find((known) => known === job?.step) ?? 'starting');
  return (
    <Stack gap="md">
      <Progress
        label={t(`run.${step}`)}
        value={job?.progress ?? 0}
        onCancel={job === undefined || job.state === 'running' ? cancel : undefined}
        cancelling={cancelling}
      />
      <Text c="dimmed">{t('run.promise')}</Text>
    </Stack>
  );
}
