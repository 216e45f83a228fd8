import { Button, Group, Stack, Text } from '@mantine/core';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../../api.ts';
import { useJob } from '../../../app/use-job.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { Modal } from '../../../ui/Modal.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import { jobError } from '../errors.ts';
import classes from '../Imports.module.css';
import { Saying } from '../Saying.tsx';
import { UndoOutcome } from './UndoOutcome.tsx';

type Import = Outputs['imports']['get'];

/**
 * The way back from an import: what would be undone and what would stay, then the undo itself. The dialog stays
 * when the import may not be undone any more, because it has just been.
 */
export function UndoImport({ record }: { record: Pick<Import, 'id' | 'fileName' | 'mayUndo'> }) {
  const { t } = useTranslation('records');
  const dialog = useDialog();
  const body = useRef<HTMLDivElement>(null);
  return (
    <>
      {record.mayUndo && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={dialog.open}
        >
          {t('undo.action')}
        </Button>
      )}
      <Modal
        {...dialog.props}
        title={record.mayUndo ? t('undo.title', { file: record.fileName }) : t('undo.action')}
        size={1040}
      >
        <div ref={body} tabIndex={-1} className={classes.dialogBody}>
          <UndoBody record={record} onBegin={() => body.current?.focus()} onClose={dialog.close} />
        </div>
      </Modal>
    </>
  );
}

interface UndoBodyProps {
  readonly record: Pick<Import, 'id'>;
  /** The button that was pressed goes, and must not take the focus with it. */
  readonly onBegin: () => void;
  readonly onClose: () => void;
}

/** Mounted with the dialog: each opening looks anew at what an undo would do. */
function UndoBody({ record, onBegin, onClose }: UndoBodyProps) {
  const { t } = useTranslation('records');
  const { t: tc } = useTranslation();
  const previewing = useMutation(api.imports.undoPreview.mutationOptions());
  const undoing = useMutation(api.imports.undo.mutationOptions());
  const previewId = previewing.data?.jobId ?? null;
  const undoId = undoing.data?.jobId ?? null;
  const preview = useJob(previewId);
  const undo = useJob(undoId);
  const previewed = useResult(preview.job?.state === 'done' ? previewId : null);
  const undone = useResult(undo.job?.state === 'done' ? undoId : null);

  const begin = useEffectEvent(() => previewing.mutate({ id: record.id }));
  const leave = useEffectEvent(() => {
    if (preview.job?.state === 'running') preview.cancel();
  });
  useEffect(() => {
    begin();
    return () => leave();
  }, []);

  const failed = [undo.job, preview.job].find((job) => job?.state === 'failed');
  const failure =
    undoing.error ??
    previewing.error ??
    undone.error ??
    previewed.error ??
    (failed === undefined ? null : jobError(failed.error));
  const close = (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('undo.close')}
      </Button>
    </Group>
  );
  if (failure !== null) {
    return (
      <Stack gap="md">
        <ErrorState error={failure} />
        {close}
      </Stack>
    );
  }
  if (undone.data !== undefined && undoId !== null) {
    const isWhole = undone.data.keptCount === 0;
    return (
      <Stack gap="md">
        <Saying tone={isWhole ? 'good' : 'warning'}>{t(isWhole ? 'undo.done' : 'undo.partly')}</Saying>
        <UndoOutcome jobId={undoId} outcome={undone.data} isDone />
        {close}
      </Stack>
    );
  }
  if (undo.job?.state === 'cancelled') {
    return (
      <Stack gap="md">
        <Text component="output">{t('undo.cancelled')}</Text>
        {close}
      </Stack>
    );
  }
  if (undoing.isPending || undoId !== null) {
    return (
      <Progress
        label={t('undo.running')}
        value={undo.job?.progress ?? 0}
        onCancel={undo.job === undefined ? undefined : undo.cancel}
        cancelling={undo.cancelling}
      />
    );
  }
  if (previewed.data === undefined || previewId === null) {
    return <Progress label={t('undo.previewing')} value={preview.job?.progress ?? 0} onCancel={onClose} />;
  }
  const { counts, keptCount } = previewed.data;
  const isNothing = counts.every(({ removed, restored }) => removed + restored === 0);
  return (
    <Stack gap="md">
      <Text>{t(isNothing ? (keptCount === 0 ? 'undo.nothing' : 'undo.allStays') : 'undo.lead')}</Text>
      <UndoOutcome jobId={previewId} outcome={previewed.data} isDone={false} />
      {!isNothing && <Text c="dimmed">{t(keptCount === 0 ? 'undo.promise' : 'undo.promisePart')}</Text>}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {tc('cancel')}
        </Button>
        <Button
          color="critical"
          disabled={isNothing}
          onClick={() => {
            onBegin();
            undoing.mutate({ id: record.id });
          }}
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
        >
          {t('undo.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

function useResult(jobId: string | null) {
  return useQuery(api.imports.undoResult.queryOptions({ input: jobId === null ? skipToken : { jobId } }));
}
