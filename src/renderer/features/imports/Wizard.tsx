import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { MAX_RECORD_BYTES } from '../../../shared/contract/records.ts';
import { MAX_READINGS_BYTES } from '../../../shared/contract/uploads.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/domain/vocabulary.ts';
import { useCan } from '../../api.ts';
import { discardUpload } from '../../app/uploads/send-file.ts';
import { useUpload, type Upload } from '../../app/uploads/use-upload.ts';
import type { EntityOption } from '../../ui/form/EntitySelect.tsx';
import { FileStep } from './FileStep.tsx';
import classes from './Imports.module.css';
import { ReadingsWizard } from './readings/ReadingsWizard.tsx';
import { RecentImports } from './RecentImports.tsx';
import { KindStep } from './records/KindStep.tsx';
import { Templates } from './records/Templates.tsx';
import { RecordsWizard } from './records/RecordsWizard.tsx';
import { ResumedNote } from './ResumedNote.tsx';
import { forgetSessionState, useSessionState } from './session-state.ts';
import { StepBar } from './StepBar.tsx';
import { STEPS, stepsOf, type StepId } from './steps.ts';

const TEXT_FILES = '.csv,.tsv,.txt,.dat,.asc,text/csv,text/plain';
const WORKBOOKS = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const wizardSchema = z
  .object({
    file: z.object({ uploadId: z.string(), name: z.string(), size: z.number() }).nullable(),
    /** What the file holds; null as long as nobody has said so. */
    kind: z.enum(IMPORT_KINDS).nullable(),
    step: z.enum(STEPS),
    /** Of a workbook, as chosen: null is the first with anything on it. */
    sheet: z.string().nullable(),
    /** There was nothing to load. */
    isOver: z.boolean(),
  })
  // Of readings only the file is kept over a reload, not what was chosen for its columns.
  .transform((kept) =>
    kept.kind === 'readings' && kept.step !== 'file' && kept.step !== 'kind'
      ? { ...kept, step: 'format' as const }
      : kept,
  );
type WizardState = z.infer<typeof wizardSchema>;
/** What had nothing to load is not gone on with. */
const resumableSchema = wizardSchema.refine(({ isOver }) => !isOver);

interface WizardProps {
  /** Where its state is kept over a reload. */
  readonly name: string;
  /** What the file most probably holds, by where the wizard was opened. */
  readonly expected: ImportKind | null;
  /** False: it holds just that, and nobody is asked. */
  readonly asks: boolean;
  /** Of readings: the asset they belong to; null: the file is of the whole plant. */
  readonly asset: EntityOption | null;
}

/** Brings a file in, step by step; what it holds decides the way. */
export function Wizard({ name, expected, asks, asset: given }: WizardProps) {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const readings = useCan('readings.import');
  // What the steps compare by identity.
  const [asset] = useState(given);
  const start: WizardState = {
    file: null,
    kind: asks ? null : expected,
    step: 'file',
    sheet: null,
    isOver: false,
  };
  const [state, change] = useSessionState<WizardState>(`import.${name}`, resumableSchema, start);
  const { file, kind, step, sheet } = state;
  // Whoever comes to import a file may not know that the last one waits here.
  const [resumed] = useState(file?.uploadId ?? null);
  const steps = stepsOf(kind, asks);
  const body = useRef<HTMLDivElement>(null);
  /** The file goes on as something else: it is still needed when the steps of readings are left. */
  const goesOn = useRef(false);

  const goTo = (next: StepId) => {
    change((state) => ({ ...state, step: next }));
    // What was pressed is gone: whoever works with keys or listens goes on at the top of the next step.
    body.current?.focus({ preventScroll: true });
    // Which of the boxes around it scrolls is the frame's affair.
    for (let box = body.current?.parentElement; box; box = box.parentElement) box.scrollTo({ top: 0 });
  };
  const choose = (chosen: ImportKind) => {
    goesOn.current = chosen !== 'readings';
    change((state) => ({ ...state, kind: chosen }));
    goTo(chosen === 'readings' ? 'format' : 'columns');
  };
  const drop = () => {
    if (file === null) return;
    discardUpload(file.uploadId);
    forgetSessionState(`import.plan.${file.uploadId}`);
  };
  const upload = useUpload(
    readings ? 'readings' : 'records',
    readings ? MAX_READINGS_BYTES : MAX_RECORD_BYTES,
    (sent) => {
      const { name: fileName, size } = sent.file;
      // Another file may hold something else.
      change({ ...start, file: { uploadId: sent.uploadId, name: fileName, size } });
      if (!asks) goTo(steps[1] ?? 'file');
      // Nothing but readings comes in files this large.
      else if (size > MAX_RECORD_BYTES) choose('readings');
      else goTo('kind');
    },
  );
  /** Not a change of state: nobody would be there to keep it. */
  const leave = () => {
    drop();
    forgetSessionState(`import.${name}`);
  };
  const otherFile = () => {
    drop();
    change(start);
  };
  // The file that was there goes with the choice of another one, whatever becomes of that.
  const replacing: Upload = {
    ...upload,
    send(chosen) {
      if (file !== null) otherFile();
      upload.send(chosen);
    },
  };
  /** Another sheet holds something else, in other columns: what was chosen for them goes. */
  const takeSheet = (chosen: string) => {
    goesOn.current = true;
    if (file !== null) forgetSessionState(`import.plan.${file.uploadId}`);
    change((before) => ({ ...before, sheet: chosen, kind: null }));
  };
  const lead = asks
    ? tr('file.lead')
    : `${t('file.lead')} ${asset === null ? t('file.leadPlant') : t('file.leadAsset', { asset: asset.label })}`;
  return (
    <>
      <StepBar steps={steps} current={step} onStep={step === 'run' ? undefined : goTo} />
      <div ref={body} className={classes.body} tabIndex={-1}>
        {file !== null && file.uploadId === resumed && step !== 'file' && step !== 'run' && (
          <ResumedNote fileName={file.name} onOtherFile={otherFile} />
        )}
        {step === 'file' && (
          <FileStep
            upload={replacing}
            lead={lead}
            accept={`${TEXT_FILES},${WORKBOOKS}`}
            ready={file}
            onNext={() => goTo(steps[1] ?? 'file')}
          >
            {asks && <Templates expected={expected} />}
            <RecentImports />
          </FileStep>
        )}
        {file !== null && step === 'kind' && (
          <KindStep
            uploadId={file.uploadId}
            fileName={file.name}
            isLarge={file.size > MAX_RECORD_BYTES}
            expected={kind ?? expected}
            sheet={sheet}
            onSheet={takeSheet}
            onChoose={choose}
            onOtherFile={otherFile}
          />
        )}
        {file !== null && kind === 'readings' && (
          <ReadingsWizard
            key={file.uploadId}
            uploadId={file.uploadId}
            fileName={file.name}
            asset={asset}
            sheet={sheet}
            step={step}
            onStep={goTo}
            before={asks ? 'kind' : 'file'}
            onOtherFile={otherFile}
            onLeave={() => {
              if (!goesOn.current) leave();
            }}
          />
        )}
        {file !== null && kind !== null && kind !== 'readings' && step !== 'file' && step !== 'kind' && (
          <RecordsWizard
            key={`${file.uploadId} ${kind}`}
            uploadId={file.uploadId}
            fileName={file.name}
            kind={kind}
            sheet={sheet}
            step={step}
            onStep={goTo}
            onOtherFile={otherFile}
            onDone={leave}
            onOver={(isOver) => change((before) => ({ ...before, isOver }))}
          />
        )}
      </div>
    </>
  );
}
