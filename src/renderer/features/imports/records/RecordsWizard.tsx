import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import type { RecordImportKind, RecordsPlan } from '../../../../shared/contract/records.ts';
import { api, client } from '../../../api.ts';
import { useJob } from '../../../app/use-job.ts';
import { newId } from '../../../ui/new-id.ts';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RunStep } from '../RunStep.tsx';
import { useSessionState } from '../session-state.ts';
import type { StepId } from '../steps.ts';
import { ColumnsStep } from './columns/ColumnsStep.tsx';
import { DryRunStep } from './dry-run/DryRunStep.tsx';
import { FileError } from './FileError.tsx';
import { choicesSchema, chosenColumns, NO_CHOICES, planOf, tellsOf, type StoredChoices } from './plan.ts';

interface RecordsWizardProps {
  readonly uploadId: string;
  readonly fileName: string;
  readonly kind: RecordImportKind;
  /** The sheet that was chosen; null: the first with anything on it. */
  readonly sheet: string | null;
  readonly step: StepId;
  readonly onStep: (step: StepId) => void;
  readonly onOtherFile: () => void;
  /** The file is in, and nothing of what was chosen for it needed any more. */
  readonly onDone: () => void;
  /** Whether nothing is left to do with the file. */
  readonly onOver: (isOver: boolean) => void;
}

/** The steps of records after it is known what they are. Mounted per file and kind. */
export function RecordsWizard(props: RecordsWizardProps) {
  const { uploadId, fileName, kind, sheet, step, onStep, onOtherFile, onDone, onOver } = props;
  const router = useRouter();
  const [stored, setStored] = useSessionState<StoredChoices>(
    `import.plan.${uploadId}.${kind}`,
    choicesSchema,
    { ...NO_CHOICES, answers: null, corrections: sheet === null ? {} : { sheet } },
  );
  const { check } = stored;
  const [run, setRun] = useState<{ jobId: string; importId: string; shown: string } | null>(null);
  const { data, error, refetch } = useQuery(
    api.records.inspect.queryOptions({
      input: { uploadId, kind, format: stored.corrections, columns: chosenColumns(stored) },
      placeholderData: keepPreviousData,
    }),
  );
  const checking = useJob(check?.jobId ?? null);
  const running = useJob(run?.jobId ?? null);
  const change = (changes: Partial<StoredChoices>) => setStored((before) => ({ ...before, ...changes }));

  const startCheck = useMutation({
    mutationFn: async (plan: RecordsPlan) => {
      const { jobId } = await client.records.startDryRun({ uploadId, plan });
      change({ check: { jobId, plan } });
      onStep('dryRun');
    },
  });
  const startRun = useMutation({
    mutationFn: async ({ plan, jobId: shown }: NonNullable<StoredChoices['check']>) => {
      const importId = newId();
      const { jobId } = await client.records.start({ uploadId, importId, plan, shown });
      setRun({ jobId, importId, shown });
      onStep('run');
    },
  });

  // What was shown holds no longer: it has to be looked at again before anything is written.
  const hasChanged =
    running.job?.error?.code === 'IMPORT_NOT_AS_SHOWN' && run !== null && run.shown === check?.jobId;

  const finish = useEffectEvent(() => {
    if (run === null) return;
    onDone();
    router.history.replace(`/imports/${run.importId}?check=${check?.jobId ?? ''}`);
  });
  const runState = running.job?.state;
  useEffect(() => {
    if (runState === 'done') finish();
  }, [runState]);

  const goesOnAlone = useEffectEvent(() => {
    if (checking.job?.state === 'running' && step !== 'run') checking.cancel();
  });
  useEffect(() => () => goesOnAlone(), []);

  // After a reload: the check is gone with the program, or the import goes on in its own page.
  const isLost = (step === 'dryRun' && check === null) || (step === 'run' && run === null);
  const goBack = useEffectEvent(() => onStep(check === null ? 'columns' : 'dryRun'));
  useEffect(() => {
    if (isLost) goBack();
  }, [isLost]);

  if (error !== null) {
    return <FileError error={error} onOtherFile={onOtherFile} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <DelayedBar active />;
  const choices = { ...stored, answers: stored.answers ?? data.answers };
  const plan = planOf(kind, data, choices);
  if (step === 'columns') {
    return (
      <ColumnsStep
        kind={kind}
        inspection={data}
        choices={choices}
        onChange={change}
        starting={startCheck.isPending}
        error={startCheck.error}
        onBack={() => onStep('kind')}
        onCheck={() => startCheck.mutate(plan)}
      />
    );
  }
  if (check === null) return null;
  const shown = { ...check, plan: { ...check.plan, badRows: choices.badRows } };
  if (step === 'dryRun') {
    return (
      <DryRunStep
        kind={kind}
        fileName={fileName}
        inspection={data}
        jobId={check.jobId}
        checked={check.plan}
        followed={checking}
        choices={choices}
        onChange={change}
        isStale={hasChanged || !tellsOf(check.plan, plan)}
        starting={startCheck.isPending}
        error={startRun.error ?? startCheck.error}
        onBack={() => {
          if (checking.job?.state === 'running') checking.cancel();
          onStep('columns');
        }}
        onAgain={() => startCheck.mutate(plan)}
        onOtherFile={onOtherFile}
        onOver={onOver}
        onEnd={() => {
          onDone();
          router.history.push('/imports');
        }}
        onImport={() => startRun.mutateAsync(shown)}
      />
    );
  }
  return run === null ? null : (
    <RunStep
      fileName={fileName}
      followed={running}
      starting={startRun.isPending || startCheck.isPending}
      error={startRun.error ?? startCheck.error}
      onBack={() => onStep('dryRun')}
      onAgain={() => (hasChanged ? startCheck.mutate(check.plan) : startRun.mutate(shown))}
    />
  );
}
