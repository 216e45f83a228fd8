import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconPencil,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { Modal } from '../../../ui/Modal.tsx';
import { EditDocument } from '../EditDocument.tsx';
import { useDocumentActions } from '../use-document-actions.ts';
import { type Document, nameOf } from '../words.ts';
import { Preview } from './Preview.tsx';
import classes from './Viewer.module.css';
import { FIT, larger, smaller, type Zoom } from './zoom.ts';

interface ViewerProps {
  /** In the order of the page. */
  readonly documents: readonly Document[];
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly mayWrite: boolean;
}

/** One document in full, and the ways to the others. */
export function Viewer({ documents, openId, onOpen, mayWrite }: ViewerProps) {
  const { t } = useTranslation('attachments');
  const edit = useDialog();
  const at = documents.findIndex(({ id }) => id === openId);
  const document = documents[at];
  return (
    <Modal
      opened={document !== undefined}
      onClose={() => onOpen(null)}
      title={document === undefined ? t('viewer.label') : nameOf(document)}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
      styles={{ body: { paddingTop: 0 } }}
      size="auto"
    >
      {document !== undefined && (
        <Shown
          document={document}
          hasKeys={!edit.props.opened}
          position={t('viewer.position', { at: at + 1, total: documents.length })}
          previous={documents[at - 1]?.id}
          next={documents[at + 1]?.id}
          onOpen={onOpen}
          onEdit={mayWrite && document.fromType === null ? edit.open : undefined}
        />
      )}
      {document !== undefined && <EditDocument key={document.id} document={document} {...edit.props} />}
    </Modal>
  );
}

interface ShownProps {
  readonly document: Document;
  /** No form is on top, which has the keys for itself. */
  readonly hasKeys: boolean;
  readonly position: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onOpen: (id: string | null) => void;
  /** Left out: it cannot be changed here. */
  readonly onEdit: (() => void) | undefined;
}

function Shown({ document, hasKeys, position, previous, next, onOpen, onEdit }: ShownProps) {
  const { t } = useTranslation('attachments');
  // Each document begins as large as the window.
  const [zoomed, setZoomed] = useState<{ readonly id: string; readonly zoom: Zoom }>();
  const zoom = zoomed?.id === document.id ? zoomed.zoom : FIT;
  const setZoom = (step: (from: Zoom) => Zoom) => setZoomed({ id: document.id, zoom: step(zoom) });
  const fit = () => setZoom(() => FIT);
  const { download, downloading, remove } = useDocumentActions(document);
  const zooms = document.preview === 'image' || document.preview === 'pdf';

  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    // What is larger than the window is moved in it by the same keys.
    ...(zoom === FIT
      ? {
          ArrowLeft: previous === undefined ? undefined : () => onOpen(previous),
          ArrowRight: next === undefined ? undefined : () => onOpen(next),
        }
      : {}),
    ...(zooms ? { '+': () => setZoom(larger), '-': () => setZoom(smaller), '0': fit } : {}),
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!hasKeys || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className={classes.shown}>
      <div className={classes.tools}>
        <Tool
          icon={IconChevronLeft}
          label={t('viewer.previous')}
          onClick={() => onOpen(previous ?? null)}
          disabled={previous === undefined}
        />
        <Tool
          icon={IconChevronRight}
          label={t('viewer.next')}
          onClick={() => onOpen(next ?? null)}
          disabled={next === undefined}
        />
        <Text c="dimmed" className={classes.position}>
          {position}
        </Text>
        {zooms && (
          <>
            <Tool icon={IconZoomOut} label={t('viewer.zoomOut')} onClick={() => setZoom(smaller)} />
            <Tool icon={IconZoomIn} label={t('viewer.zoomIn')} onClick={() => setZoom(larger)} />
            <Tool icon={IconZoomReset} label={t('viewer.fit')} onClick={fit} disabled={zoom === FIT} />
          </>
        )}
        <span className={classes.space} />
        {onEdit !== undefined && (
          <>
            <Tool icon={IconPencil} label={t('edit')} onClick={onEdit} />
            <Tool
              icon={IconTrash}
              label={t('remove')}
              onClick={() => {
                remove();
                onOpen(next ?? previous ?? null);
              }}
            />
          </>
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={download}
          loading={downloading}
        >
          {t('download')}
        </Button>
      </div>
      <Preview key={document.id} document={document} zoom={zoom} />
    </div>
  );
}

interface ToolProps {
  readonly icon: Icon;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

function Tool({ icon: ToolIcon, label, onClick, disabled = false }: ToolProps) {
  return (
    <Tooltip label={label}>
      {/* What is disabled keeps the focus, and with it the keys. */}
      <ActionIcon
        aria-label={label}
        aria-disabled={disabled}
        data-disabled={disabled || undefined}
        onClick={disabled ? undefined : onClick}
      >
        <ToolIcon aria-hidden size="var(--mw-icon)" />
      </ActionIcon>
    </Tooltip>
  );
}
