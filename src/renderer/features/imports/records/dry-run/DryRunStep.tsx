import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordImportKind, RecordsPlan } from '../../../../../shared/contract/records.ts';
import { api, type Outputs } from '../../../../api.ts';
import type { FollowedJob } from '../../../../app/use-job.ts';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog.tsx';
import { errorCodeOf } from '../../../../ui/errors.ts';
import { ErrorState } from '../../../../ui/ErrorState.tsx';
import { useDialog } from '../../../../ui/form/use-dialog.ts';
import { Progress } from '../../../../ui/Progress.tsx';
import { Section } from '../../../../ui/Section.tsx';
import { importError, jobError } from '../../errors.ts';
import { StepFooter } from '../../StepFooter.tsx';
import { fixWordsOf } from '../fix-words.ts';
import type { Choices, Inspection } from '../plan.ts';
import { useRecordWords } from '../words.ts';
import { BadRows } from './BadRows.tsx';
import { ConfirmText } from './ConfirmText.tsx';
import { Outcome } from './Outcome.tsx';
import { RecordProblems } from './RecordProblems.tsx';
import { UnknownValues } from './UnknownValues.tsx';
import { openCount, waitingOf } from './waiting.ts';

export type DryRun = Outputs['records']['dryRunResult'];

interface DryRunStepProps {
  readonly kind: RecordImportKind;
  readonly fileName: string;
  readonly inspection: Inspection;
  readonly jobId: string;
  /** What was checked. */
  readonly checked: RecordsPlan;
  readonly followed: FollowedJob;
  readonly choices: Choices;
  readonly onChange: (changes: Partial<Choices>) => void;
  /** Something was chosen since that the dry run does not know. */
  readonly isStale: boolean;
  readonly starting: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onAgain: () => void;
  readonly onImport: () => Promise<unknown>;
  /** Another file instead of this one. */
  readonly onOtherFile: () => void;
  /** Leaves the import, with nothing left to do. */
  readonly onEnd: () => void;
  /** Whether nothing is left to do with the file. */
  readonly onOver: (isOver: boolean) => void;
}

/** The dry run and what it has found. */
export function DryRunStep(props: DryRunStepProps) {
  const { jobId, followed, starting, error, onBack, onAgain } = props;
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const { job, cancel, cancelling, isGone } = followed;
  const state = job?.state ?? 'running';
  const result = useQuery(
    api.records.dryRunResult.queryOptions({ input: { jobId }, enabled: state === 'done' }),
  );
  const failure = error ?? result.error;
  if (result.data !== undefined && state === 'done' && !starting) {
    return <Found {...props} result={result.data} failure={failure} />;
  }
  const isOver = state === 'cancelled' || state === 'failed' || failure !== null || isGone;
  return (
    <>
      <Section title={ti('steps.dryRun')}>
        <Stack gap="md">
          {state === 'cancelled' && <Text component="output">{ti('check.cancelled')}</Text>}
          {isGone && failure === null && <Text component="output">{t('dryRun.gone')}</Text>}
          {state === 'failed' && <ErrorState error={jobError(job?.error ?? null)} />}
          {failure !== null && <ErrorState error={importError(failure)} />}
          {!isOver && (
            <Progress
              label={t('dryRun.running')}
              value={job?.progress ?? 0}
              onCancel={job === undefined ? undefined : cancel}
              cancelling={cancelling}
            />
          )}
        </Stack>
      </Section>
      <StepFooter
        onBack={onBack}
        next={
          isOver || (failure !== null && errorCodeOf(failure) === 'NOT_FOUND')
            ? { label: ti('check.again'), onClick: onAgain, loading: starting }
            : undefined
        }
      />
    </>
  );
}

function Found(props: DryRunStepProps & { readonly result: DryRun; readonly failure: unknown }) {
  const { kind, fileName, inspection, jobId, checked, choices, onChange, isStale } = props;
  const { starting, onBack, onAgain, onImport, onOtherFile, onEnd, onOver, result, failure } = props;
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const confirm = useDialog();
  const words = useRecordWords();
  const fixWord = useMemo(
    () => fixWordsOf(kind, checked, inspection, words),
    [kind, checked, inspection, words],
  );
  const { create, change, bad } = result.counts;
  const loaded = create + change;
  const refused = bad > 0 && choices.badRows === 'refuse';
  const { besides, isWaiting } = waitingOf(result);
  const open = openCount(result.unknown, choices);
  const isOver = loaded === 0 && bad === 0 && !isStale;
  const tell = useEffectEvent(onOver);
  useEffect(() => {
    tell(isOver);
    return () => tell(false);
  }, [isOver]);
  return (
    <>
      <Outcome
        kind={kind}
        jobId={jobId}
        result={result}
        inspection={inspection}
        open={open}
        checked={checked}
        choices={choices}
        onChange={onChange}
      />
      <UnknownValues
        kind={kind}
        fields={inspection.fields}
        result={result}
        remembered={inspection.answers}
        choices={choices}
        onChange={onChange}
      />
      {besides > 0 && (
        <RecordProblems
          kind={kind}
          fields={inspection.fields}
          jobId={jobId}
          result={result}
          fixWord={fixWord}
        />
      )}
      {bad > 0 && (
        <BadRows
          jobId={jobId}
          bad={bad}
          isWaiting={isWaiting}
          value={choices.badRows}
          onChange={(badRows) => onChange({ badRows })}
        />
      )}
      {failure !== null && <ErrorState error={importError(failure)} />}
      <StepFooter
        onBack={onBack}
        next={
          isStale
            ? { label: ti('check.again'), onClick: onAgain, loading: starting }
            : isOver
              ? { label: t('kindStep.otherFile'), onClick: onOtherFile }
              : {
                  label: t('dryRun.import', { count: loaded }),
                  onClick: confirm.open,
                  disabled: loaded === 0 || refused,
                }
        }
        extra={
          isStale ? undefined : (
            <>
              <Button variant="default" onClick={onAgain}>
                {ti('check.again')}
              </Button>
              {isOver && (
                <Button variant="default" onClick={onEnd}>
                  {t('dryRun.end')}
                </Button>
              )}
            </>
          )
        }
      >
        {isStale
          ? t('dryRun.stale')
          : isWaiting && open > 0 && (refused || loaded === 0)
            ? t('dryRun.waitsShort', { count: open })
            : refused
              ? t('dryRun.refused', { count: bad })
              : loaded === 0
                ? t('dryRun.nothingToDo')
                : undefined}
      </StepFooter>
      <ConfirmDialog
        {...confirm.props}
        title={t('confirm.title', { file: fileName })}
        text={<ConfirmText kind={kind} result={result} />}
        confirmLabel={t('dryRun.import', { count: loaded })}
        onConfirm={onImport}
      />
    </>
  );
}
