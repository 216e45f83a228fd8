import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingsImportPlan } from '../../../../shared/contract/imports.ts';
import { api, client } from '../../../api.ts';
import { useJob } from '../../../app/use-job.ts';
import { errorCodeOf } from '../../../ui/errors.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { newId } from '../../../ui/new-id.ts';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { CheckStep } from './CheckStep.tsx';
import { planOf } from './choices.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { importError } from '../errors.ts';
import { FormatStep, type Corrections } from './FormatStep.tsx';
import { RunStep } from '../RunStep.tsx';
import type { StepId } from '../steps.ts';
import { StepFooter } from '../StepFooter.tsx';
import { useChoices } from './use-choices.ts';

interface ReadingsWizardProps {
  readonly uploadId: string;
  readonly fileName: string;
  readonly asset: EntityOption | null;
  /** Of a workbook, as chosen; null: the first with anything on it. */
  readonly sheet: string | null;
  readonly step: StepId;
  readonly onStep: (step: StepId) => void;
  /** The step before the first one here. */
  readonly before: StepId;
  /** Another file instead of this one. */
  readonly onOtherFile: () => void;
  /** The page is left, and the file not needed any more. */
  readonly onLeave: () => void;
}

/** The file is what it is. */
const NOT_AGAIN: ReadonlySet<string> = new Set(['FILE_NOT_TEXT', 'FILE_TOO_LARGE', 'WORKBOOK_UNREADABLE']);

interface Check {
  readonly jobId: string;
  readonly plan: ReadingsImportPlan;
}

/** The steps of readings after the file is there. Mounted per file, so that another one begins afresh. */
export function ReadingsWizard(props: ReadingsWizardProps) {
  const { uploadId, fileName, asset, sheet, step, onStep, before, onOtherFile, onLeave } = props;
  const { t } = useTranslation('imports');
  const router = useRouter();
  const [corrections, setCorrections] = useState<Corrections>(() => (sheet === null ? {} : { sheet }));
  const [check, setCheck] = useState<Check | null>(null);
  const [run, setRun] = useState<{ jobId: string; importId: string } | null>(null);
  const { data, error, refetch } = useQuery(
    api.imports.inspect.queryOptions({
      input: { uploadId, assetId: asset?.id ?? null, dialect: corrections },
      placeholderData: keepPreviousData,
    }),
  );
  const choices = useChoices(uploadId, asset, data);
  const checking = useJob(check?.jobId ?? null);
  const running = useJob(run?.jobId ?? null);

  const startCheck = useMutation({
    mutationFn: async (plan: ReadingsImportPlan) => {
      const { jobId } = await client.imports.startDryRun({ uploadId, plan });
      setCheck({ jobId, plan });
      onStep('check');
    },
  });
  const startRun = useMutation({
    mutationFn: async (plan: ReadingsImportPlan) => {
      const importId = newId();
      const { jobId } = await client.imports.start({ uploadId, importId, plan });
      setRun({ jobId, importId });
      onStep('run');
    },
  });

  const finish = useEffectEvent(() => {
    if (run !== null) router.history.replace(`/imports/${run.importId}`);
  });
  const runState = running.job?.state;
  useEffect(() => {
    if (runState === 'done') finish();
  }, [runState]);

  const leave = useEffectEvent(() => {
    if (checking.job?.state === 'running') checking.cancel();
    // An import that has begun reads its file to the end; one that is about to begin must still find it.
    if (!startRun.isPending) onLeave();
  });
  useEffect(() => () => leave(), []);

  const stopCheck = () => {
    if (checking.job?.state === 'running') checking.cancel();
    onStep('columns');
  };

  if (step === 'file' || step === 'kind') return null;
  if (error !== null) {
    return (
      <>
        <ErrorState
          error={importError(error)}
          onRetry={NOT_AGAIN.has(errorCodeOf(error)) ? undefined : () => void refetch()}
        />
        <StepFooter next={{ label: t('file.another'), onClick: onOtherFile }} />
      </>
    );
  }
  if (data === undefined) return <DelayedBar active />;
  if (step === 'format') {
    return (
      <FormatStep
        inspection={data}
        corrections={corrections}
        onCorrect={(corrected) => {
          if (corrected.separator !== corrections.separator || corrected.sheet !== corrections.sheet)
            choices.forget();
          setCorrections(corrected);
        }}
        onBack={() => onStep(before)}
        onNext={() => onStep('columns')}
      />
    );
  }
  if (step === 'columns') {
    return (
      <ColumnsStep
        inspection={data}
        choices={choices}
        asset={asset}
        starting={startCheck.isPending}
        error={startCheck.error}
        onBack={() => onStep('format')}
        onCheck={() => startCheck.mutate(planOf(data.dialect, choices.choices))}
      />
    );
  }
  if (check === null) return null;
  if (step === 'check') {
    return (
      <CheckStep
        fileName={fileName}
        jobId={check.jobId}
        followed={checking}
        starting={startCheck.isPending || startRun.isPending}
        error={startRun.error ?? startCheck.error}
        onBack={stopCheck}
        onAgain={() => startCheck.mutate(check.plan)}
        onImport={(badRows) => {
          const plan = { ...check.plan, badRows };
          setCheck({ ...check, plan });
          startRun.mutate(plan);
        }}
      />
    );
  }
  return (
    <RunStep
      fileName={fileName}
      followed={running}
      starting={startRun.isPending}
      error={startRun.error}
      onBack={() => onStep('check')}
      onAgain={() => startRun.mutate(check.plan)}
    />
  );
}
