import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api.ts';
import { useJob } from '../../app/use-job.ts';
import { Section } from '../../ui/Section.tsx';
import { RunProgress } from './RunProgress.tsx';

type Import = Outputs['imports']['get'];

/** Opened while it runs: in another window, or after a reload. */
export function RunningImport({ record, jobId }: { record: Import; jobId: string }) {
  const { t } = useTranslation('imports');
  const { job, cancel, cancelling } = useJob(jobId);
  return (
    <Section title={t('run.title', { file: record.fileName })}>
      <RunProgress kind={record.kind} job={job} cancel={cancel} cancelling={cancelling} />
    </Section>
  );
}
