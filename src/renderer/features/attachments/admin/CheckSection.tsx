import { Button, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api.ts';
import { useJob } from '../../../app/use-job.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { sentenceOfCode } from '../../../ui/errors.ts';
import { notifyError } from '../../../ui/notify.ts';
import { DelayedBar, Progress } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { CheckReport } from './CheckReport.tsx';

/** Starts the check of all files, follows it and shows what it found. */
export function CheckSection() {
  const { t } = useTranslation('attachments');
  const last = useQuery(api.attachments.lastCheck.queryOptions());
  const jobId = last.data?.jobId ?? null;
  const { job, cancel, cancelling } = useJob(jobId);
  const isDone = job?.state === 'done';
  const report = useQuery(
    api.attachments.checkResult.queryOptions({ input: isDone && jobId !== null ? { jobId } : skipToken }),
  );
  const start = useMutation({ mutationFn: () => client.attachments.startCheck(), onError: notifyError });
  const isRunning = job?.state === 'running';
  return (
    <Section
      title={t('admin.check')}
      action={
        !isRunning && (
          <Button
            variant={jobId === null ? 'filled' : 'default'}
            leftSection={<IconShieldCheck size={18} aria-hidden />}
            onClick={() => start.mutate()}
            loading={start.isPending}
          >
            {t(jobId === null ? 'admin.start' : 'admin.again')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Text>{t('admin.checkLead')}</Text>
        {isRunning && (
          <Progress
            label={t('admin.running')}
            value={job.progress}
            onCancel={cancel}
            cancelling={cancelling}
          />
        )}
        {job?.state === 'cancelled' && <Text component="output">{t('admin.cancelled')}</Text>}
        {job?.state === 'failed' && (
          <ErrorState error={sentenceOfCode(job.error?.code ?? 'INTERNAL', job.error?.params)} />
        )}
        {isDone && report.error !== null && (
          <ErrorState error={report.error} onRetry={() => void report.refetch()} />
        )}
        {isDone && <DelayedBar active={report.data === undefined && report.error === null} />}
        {isDone && jobId !== null && report.data !== undefined && (
          <CheckReport key={jobId} jobId={jobId} report={report.data} />
        )}
      </Stack>
    </Section>
  );
}
