import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartLine } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Inputs } from '../../../api.ts';
import { useJob } from '../../../app/use-job.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { sentenceOfCode } from '../../../ui/errors.ts';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { Progress } from '../../../ui/Progress.tsx';

interface MissingMetricsProps {
  readonly target: Inputs['assetTypes']['missingMetrics'];
  /** Of one asset: the name of its type. */
  readonly typeName?: string;
}

/** Where assets lack metrics of their type: says so, and adds them once it is confirmed. Nothing where none is missing. */
export function MissingMetrics({ target, typeName }: MissingMetricsProps) {
  const { t } = useTranslation('assetTypes');
  const format = useFormat();
  const confirm = useDialog();
  const [jobId, setJobId] = useState<string | null>(null);
  const { data } = useQuery(api.assetTypes.missingMetrics.queryOptions({ input: target }));
  if (data === undefined || data.metrics === 0) return null;
  const names = format.list(data.names);
  return (
    <Alert color="info" variant="light" icon={<IconChartLine aria-hidden />} title={t('metrics.missing')}>
      <Stack gap="xs" align="flex-start">
        <Text>
          {typeName === undefined
            ? t('metrics.missingText', { count: data.assets, names })
            : t('metrics.assetLacks', { type: typeName, names })}
        </Text>
        {jobId === null && (
          <Button variant="default" onClick={confirm.open}>
            {t('metrics.addMissing')}
          </Button>
        )}
        {jobId !== null && <Adding key={jobId} jobId={jobId} onAgain={confirm.open} />}
      </Stack>
      <ConfirmDialog
        {...confirm.props}
        title={t('metrics.addMissingTitle')}
        text={
          <Stack gap="xs">
            <span>{t('metrics.onAssets', { count: data.assets, names })}</span>
            <span>{t('metrics.addMissingText', { count: data.metrics })}</span>
          </Stack>
        }
        confirmLabel={t('metrics.addMissing')}
        onConfirm={async () => {
          if ('assetTypeId' in target) {
            setJobId((await client.assetTypes.startMissingMetrics(target)).jobId);
            return;
          }
          const { metrics } = await client.assetTypes.addMissingMetrics(target);
          notifyDone(t('metrics.addedMissing', { count: metrics }));
        }}
      />
    </Alert>
  );
}

/** How far the job is; once it is done nothing is missing, and this is gone. */
function Adding({ jobId, onAgain }: { jobId: string; onAgain: () => void }) {
  const { t } = useTranslation('assetTypes');
  const { job, cancel, cancelling } = useJob(jobId);
  if (job === undefined || job.state === 'running') {
    return (
      <Progress
        label={t('metrics.adding')}
        value={job?.progress ?? 0}
        onCancel={cancel}
        cancelling={cancelling}
      />
    );
  }
  if (job.state === 'done') return null;
  return (
    <>
      {job.state === 'cancelled' ? (
        <Text component="output">{t('metrics.addingCancelled')}</Text>
      ) : (
        <ErrorState error={sentenceOfCode(job.error?.code ?? 'INTERNAL', job.error?.params)} />
      )}
      <Button variant="default" onClick={onAgain}>
        {t('metrics.addMissing')}
      </Button>
    </>
  );
}
