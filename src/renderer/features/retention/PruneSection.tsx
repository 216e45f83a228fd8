import { Button, Group, Stack, Text } from '@mantine/core';
import { IconHourglassLow, IconListSearch } from '@tabler/icons-react';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api.ts';
import { useJob } from '../../app/use-job.ts';
import type { RetentionSurvey } from '../../../shared/contract/retention.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { sentenceOfCode } from '../../ui/errors.ts';
import { fileSize } from '../../ui/file-size.ts';
import { useFormat } from '../../ui/format.ts';
import { notifyError } from '../../ui/notify.ts';
import { DelayedBar, Progress } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAmount } from './amount.ts';
import classes from './Retention.module.css';
import { Survey } from './Survey.tsx';

/** Counts what there is and what would go; then removes it, if that is wanted. */
export function PruneSection() {
  const { t } = useTranslation('retention');
  const amount = useAmount();
  const [surveyId, setSurveyId] = useState<string | null>(null);
  const counting = useJob(surveyId);
  const last = useQuery(api.retention.lastPrune.queryOptions());
  const pruneId = last.data?.jobId ?? null;
  const pruning = useJob(pruneId);
  const isCounted = counting.job?.state === 'done';
  const survey = useQuery(
    api.retention.surveyResult.queryOptions({
      input: isCounted && surveyId !== null ? { jobId: surveyId } : skipToken,
    }),
  );
  const look = useMutation({
    mutationFn: () => client.retention.startSurvey(),
    onSuccess: ({ jobId }) => setSurveyId(jobId),
    onError: notifyError,
  });
  const [asks, setAsks] = useState(false);
  /** Has the focus once what asked is gone. */
  const body = useRef<HTMLDivElement>(null);
  const prune = async () => {
    if (survey.data === undefined) return;
    const { rawBefore, rollupsBefore } = survey.data;
    await client.retention.startPrune({ shown: { rawBefore, rollupsBefore } });
    setSurveyId(null);
    body.current?.focus();
  };
  const isPruning = pruning.job?.state === 'running';
  const isCounting = counting.job?.state === 'running';
  const goes = (survey.data?.goingReadings ?? 0) + (survey.data?.goingRollups ?? 0) > 0;
  return (
    <Section
      title={t('prune.title')}
      action={
        !isPruning && (
          <Button
            variant={surveyId === null ? 'filled' : 'default'}
            leftSection={<IconListSearch size={18} aria-hidden />}
            onClick={() => look.mutate()}
            loading={look.isPending || isCounting}
          >
            {t(surveyId === null ? 'prune.look' : 'prune.again')}
          </Button>
        )
      }
    >
      <Stack ref={body} className={classes.body} tabIndex={-1} gap="md">
        <Text>{t('prune.lead')}</Text>
        {isCounting && (
          <Progress
            label={t('prune.counting')}
            value={counting.job?.progress ?? 0}
            onCancel={counting.cancel}
            cancelling={counting.cancelling}
          />
        )}
        {isPruning && (
          <Progress
            label={t('prune.running')}
            value={pruning.job?.progress ?? 0}
            onCancel={pruning.cancel}
            cancelling={pruning.cancelling}
          />
        )}
        {counting.job?.state === 'failed' && <JobError job={counting.job} />}
        {survey.error !== null && <ErrorState error={survey.error} />}
        <DelayedBar active={isCounted && survey.data === undefined && survey.error === null} />
        {survey.data !== undefined && !isPruning && (
          <>
            <Survey
              survey={survey.data}
              action={
                goes && (
                  <Group>
                    <Button
                      color="critical"
                      leftSection={<IconHourglassLow size={18} aria-hidden />}
                      onClick={() => setAsks(true)}
                    >
                      {t('prune.start')}
                    </Button>
                  </Group>
                )
              }
            />
            <ConfirmDialog
              opened={asks}
              onClose={() => setAsks(false)}
              title={t('prune.ask', { amount: amount(survey.data.goingReadings, survey.data.goingRollups) })}
              text={<PruneQuestion survey={survey.data} />}
              confirmLabel={t('prune.start')}
              onConfirm={prune}
              danger
            />
          </>
        )}
        {pruneId !== null && surveyId === null && <Outcome jobId={pruneId} />}
      </Stack>
    </Section>
  );
}

/** What goes, what stays, and that it does not come back. */
function PruneQuestion({ survey }: { survey: RetentionSurvey }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { goingReadings, goingRollups, rawBefore, rollupsBefore } = survey;
  const day = (instant: number) => format.day(format.dayOf(instant));
  return (
    <Stack gap="xs">
      {goingReadings > 0 && (
        <Text>
          {t('prune.askReadings', {
            readings: t('prune.readings', { count: goingReadings }),
            day: day(rawBefore),
          })}
        </Text>
      )}
      {goingReadings > 0 && <Text>{t('prune.askStays')}</Text>}
      {goingRollups > 0 && (
        <Text>
          {t('prune.askSums', { sums: t('prune.sums', { count: goingRollups }), day: day(rollupsBefore) })}
        </Text>
      )}
      <Text fw={600}>{t('prune.askForGood')}</Text>
    </Stack>
  );
}

function JobError({ job }: { job: NonNullable<ReturnType<typeof useJob>['job']> }) {
  return <ErrorState error={sentenceOfCode(job.error?.code ?? 'INTERNAL', job.error?.params)} />;
}

/** How the last prune ended. */
function Outcome({ jobId }: { jobId: string }) {
  const { t } = useTranslation('retention');
  const amount = useAmount();
  const format = useFormat();
  const { job } = useJob(jobId);
  const result = useQuery(
    api.retention.pruneResult.queryOptions({ input: job?.state === 'done' ? { jobId } : skipToken }),
  );
  if (job?.state === 'failed') return <JobError job={job} />;
  if (job?.state === 'cancelled') return <Text component="output">{t('prune.cancelled')}</Text>;
  if (result.data === undefined) return null;
  const { readings, rollups, bytes } = result.data;
  if (readings + rollups === 0) return <Text component="output">{t('prune.nothingWent')}</Text>;
  return (
    <Text component="output">
      {t('prune.went', {
        amount: amount(readings, rollups),
        size: fileSize(format, bytes),
      })}{' '}
      {t('prune.fileStays')}
    </Text>
  );
}
