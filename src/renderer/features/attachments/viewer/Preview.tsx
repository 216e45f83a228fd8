import { Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDelayed } from '../../../ui/Progress.tsx';
import { contentQuery } from '../content.ts';
import { BlobImage } from '../BlobImage.tsx';
import { FileIcon } from '../FileIcon.tsx';
import { type Document, nameOf } from '../words.ts';
import classes from './Viewer.module.css';
import type { Zoom } from './zoom.ts';

/** The reader of PDF files is large: it comes when the first is opened. */
const PdfView = lazy(() => import('./PdfView.tsx'));

interface PreviewProps {
  readonly document: Document;
  readonly zoom: Zoom;
}

/** What a document looks like, or why that cannot be shown. */
export function Preview({ document, zoom }: PreviewProps) {
  switch (document.preview) {
    case 'text':
      return <TextView document={document} />;
    case 'image':
    case 'pdf':
      return <WholeView document={document} zoom={zoom} />;
    case null:
      return <NoView document={document} />;
  }
}

function WholeView({ document, zoom }: PreviewProps) {
  const { data, error, refetch } = useQuery(contentQuery(document));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  if (document.preview === 'image') return <ImageView content={data} name={nameOf(document)} zoom={zoom} />;
  return (
    <Suspense fallback={<Waiting />}>
      <PdfView content={data} name={nameOf(document)} zoom={zoom} />
    </Suspense>
  );
}

function ImageView({ content, name, zoom }: { content: Blob; name: string; zoom: Zoom }) {
  const [failed, setFailed] = useState(false);
  if (failed) return <Unreadable />;
  return (
    // It scrolls, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.stage} tabIndex={0} aria-label={name}>
      <BlobImage
        content={content}
        alt={name}
        className={classes.image}
        style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}
        onError={() => setFailed(true)}
      />
    </section>
  );
}

function TextView({ document: { id, title, fileName } }: { document: Document }) {
  const { t } = useTranslation('attachments');
  const { data, error, refetch } = useQuery(api.attachments.text.queryOptions({ input: { id } }));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting />;
  return (
    // It scrolls, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.stage} tabIndex={0} aria-label={title ?? fileName}>
      {!data.isWhole && <p className={classes.note}>{t('viewer.textCut')}</p>}
      <pre className={classes.text}>{data.text}</pre>
    </section>
  );
}

function NoView({ document }: { document: Document }) {
  const { t } = useTranslation('attachments');
  return (
    <div className={classes.middle}>
      <Stack align="center" gap="xs" ta="center">
        <FileIcon document={document} size={48} stroke={1.25} color="var(--mw-text-dim)" />
        <Text fw={600}>{t('viewer.noPreview')}</Text>
        <Text c="dimmed">{t('viewer.noPreviewHint')}</Text>
        <Text c="dimmed" size="sm">
          {document.fileName} · {document.mediaType}
        </Text>
      </Stack>
    </div>
  );
}

export function Unreadable({ locked = false }: { locked?: boolean }) {
  const { t } = useTranslation('attachments');
  return (
    <div className={classes.middle} role="alert">
      <Stack align="center" gap="xs" ta="center" maw={520}>
        <Text fw={600}>{t(locked ? 'viewer.locked' : 'viewer.unreadable')}</Text>
        <Text c="dimmed">{t(locked ? 'viewer.noPreviewHint' : 'viewer.unreadableHint')}</Text>
      </Stack>
    </div>
  );
}

export function Waiting() {
  const { t } = useTranslation('attachments');
  const late = useDelayed(true);
  return (
    <div className={classes.middle}>
      {late && (
        <Stack align="center" gap="xs">
          <Loader aria-hidden />
          <Text component="output" c="dimmed">
            {t('viewer.loading')}
          </Text>
        </Stack>
      )}
    </div>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className={classes.middle}>
      <ErrorState error={error} onRetry={onRetry} />
    </div>
  );
}
