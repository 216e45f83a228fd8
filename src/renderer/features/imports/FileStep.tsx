import { Button, FileButton, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Upload } from '../../app/uploads/use-upload.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { fileSize } from '../../ui/file-size.ts';
import { useFormat } from '../../ui/format.ts';
import { Progress } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './Imports.module.css';
import { StepFooter } from './StepFooter.tsx';

interface FileStepProps {
  readonly upload: Upload;
  /** What kind of file is wanted, in a sentence or two. */
  readonly lead: string;
  /** Ends of file names and media types, as a file field takes them. */
  readonly accept: string;
  /** The file that is there already. */
  readonly ready: { readonly name: string; readonly size: number } | null;
  readonly onNext: () => void;
  readonly children?: ReactNode;
}

export function FileStep({ upload, lead, accept, ready, onNext, children }: FileStepProps) {
  const { t } = useTranslation('imports');
  const { t: tc } = useTranslation();
  const { state, resume } = upload;
  return (
    <>
      <Section title={t('file.title')}>
        <Stack gap="md">
          <Text>{lead}</Text>
          {state.phase === 'sending' ? (
            <Sending upload={upload} />
          ) : (
            <DropZone upload={upload} accept={accept} ready={ready} />
          )}
          {state.phase === 'cancelled' && <Text component="output">{t('file.cancelled')}</Text>}
          {state.phase === 'failed' && (
            <ErrorState error={state.error} onRetry={state.error instanceof Error ? resume : undefined} />
          )}
        </Stack>
      </Section>
      {(state.phase === 'failed' || (ready !== null && state.phase !== 'sending')) && (
        <StepFooter next={{ label: tc('next'), onClick: onNext, disabled: ready === null }} />
      )}
      {children}
    </>
  );
}

function Sending({ upload }: { upload: Upload }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { state, cancel } = upload;
  if (state.phase !== 'sending') return null;
  const { file, received } = state;
  return (
    <Progress
      label={t('file.sending', { file: file.name })}
      value={received / file.size}
      detail={t('file.sent', { done: fileSize(format, received), total: fileSize(format, file.size) })}
      onCancel={cancel}
    />
  );
}

function DropZone({ upload, accept, ready }: Pick<FileStepProps, 'upload' | 'accept' | 'ready'>) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [over, setOver] = useState(false);
  const [hadMore, setHadMore] = useState<string | null>(null);
  const { send } = upload;
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    setHadMore(files.length > 1 ? file.name : null);
    send(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    // Dropping is a second way; the button inside does the same.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <IconFileSpreadsheet aria-hidden stroke={1.25} className={classes.dropIcon} />
      {ready !== null && (
        <Text fw={600}>{t('file.ready', { file: ready.name, size: fileSize(format, ready.size) })}</Text>
      )}
      <FileButton accept={accept} onChange={(file) => take(file === null ? [] : [file])}>
        {(button) => (
          <Button {...button} variant={ready === null ? 'filled' : 'default'}>
            {ready === null ? t('file.choose') : t('file.another')}
          </Button>
        )}
      </FileButton>
      <Text>{t('file.drop')}</Text>
      <Text size="sm" c="dimmed">
        {hadMore === null ? t('file.limits') : t('file.onlyOne', { file: hadMore })}
      </Text>
    </div>
  );
}
