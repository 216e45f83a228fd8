import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api.ts';
import { useJob } from '../../app/use-job.ts';
import { Progress } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { RunProgress } from './RunProgress.tsx';

type Import = Outputs['imports']['get'];

/** Opened while it is read in or undone: in another window, or after a reload. */
export function RunningImport({ record, jobId }: { record: Import; jobId: string }) {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const followed = useJob(jobId);
  if (record.state === 'undoing') {
    const { job, cancel, cancelling } = followed;
    return (
      <Section title={tr('undo.action')}>
        <Stack gap="md">
          <Progress
            label={tr('undo.running')}
            value={job?.progress ?? 0}
            onCancel={cancel}
            cancelling={cancelling}
          />
          <Text c="dimmed">{tr('undo.promise')}</Text>
        </Stack>
      </Section>
    );
  }
  return (
    <Section title={t('run.title', { file: record.fileName })}>
      <RunProgress {...followed} />
    </Section>
  );
}
