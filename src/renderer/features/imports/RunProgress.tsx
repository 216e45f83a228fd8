import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FollowedJob } from '../../app/use-job.ts';
import { Progress } from '../../ui/Progress.tsx';

const STEPS = ['reading', 'checking', 'storing', 'writing', 'evaluating'] as const;

/** How far an import is, the way to stop it, and what stopping means. */
export function RunProgress({ job, cancel, cancelling }: FollowedJob) {
  const { t } = useTranslation('imports');
  const step = STEPS.find((known) => known === job?.step) ?? 'starting';
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
