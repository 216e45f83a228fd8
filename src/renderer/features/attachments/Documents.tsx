import { Button, FileButton, Skeleton, Stack, Text } from '@mantine/core';
import { IconFiles, IconPlus, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Section.tsx';
import { type RecordOf, useAdditions } from './add/additions.ts';
import { Additions } from './add/Additions.tsx';
import { useAdd } from './add/use-add.ts';
import classes from './Documents.module.css';
import { FileRows } from './FileRows.tsx';
import { PhotoGrid } from './PhotoGrid.tsx';
import { documentsQuery } from './query.ts';
import { Viewer } from './viewer/Viewer.tsx';
import type { Document } from './words.ts';

export interface DocumentsProps extends RecordOf {
  /** Nothing can be added or changed, whatever the person may: the record is archived. */
  readonly readOnly?: boolean;
}

/** The files of a record: photos, manuals, drawings; of an asset also those of its type. */
export function Documents({ entity, recordId, readOnly = false }: DocumentsProps) {
  const { t } = useTranslation('attachments');
  const mayWrite = useCan('attachments.write') && !readOnly;
  const record = { entity, recordId };
  const { data, error, refetch } = useQuery(documentsQuery(record));
  const additions = useAdditions(record);
  const { add, dropProps, isOver } = useAdd(record, mayWrite);
  const choose = useRef<HTMLButtonElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const documents = data?.rows ?? [];
  const groups = groupsOf(documents);
  const isEmpty = data !== undefined && documents.length === 0 && additions.length === 0;
  return (
    // Dropping is one more way; the button does the same.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.documents} {...dropProps}>
      {isOver && (
        <div className={classes.over} aria-hidden>
          <IconUpload stroke={1.25} className={classes.overIcon} />
          {t('dropNow')}
        </div>
      )}
      {mayWrite && (
        <div className={classes.bar} data-hidden={isEmpty || undefined}>
          <FileButton multiple onChange={add}>
            {(button) => (
              <Button
                {...button}
                ref={choose}
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
              >
                {t('add')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {t('drop')}
          </Text>
        </div>
      )}
      <Additions additions={additions} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={120} />}
      {isEmpty && (
        <EmptyState
          icon={IconFiles}
          title={t('empty')}
          hint={t(mayWrite ? 'emptyHint' : 'emptyRead')}
          action={mayWrite ? { label: t('add'), onClick: () => choose.current?.click() } : undefined}
        />
      )}
      {groups.map(({ typeName, photos, files }) => (
        <Stack key={typeName ?? ''} gap="md">
          {photos.length > 0 && (
            <Section title={typeName === null ? t('photos') : t('photosOfType', { type: typeName })}>
              <PhotoGrid photos={photos} mayWrite={mayWrite} onOpen={setOpenId} />
            </Section>
          )}
          {files.length > 0 && (
            <Section title={typeName === null ? t('files') : t('filesOfType', { type: typeName })} flush>
              <FileRows files={files} mayWrite={mayWrite} onOpen={setOpenId} />
            </Section>
          )}
        </Stack>
      ))}
      {data !== undefined && data.total > documents.length && (
        <Text c="dimmed">{t('tooMany', { shown: documents.length, total: data.total })}</Text>
      )}
      <Viewer
        documents={groups.flatMap(({ photos, files }) => [...photos, ...files])}
        openId={openId}
        onOpen={setOpenId}
        mayWrite={mayWrite}
      />
    </div>
  );
}

interface Group {
  /** Null: the record's own. */
  readonly typeName: string | null;
  readonly photos: readonly Document[];
  readonly files: readonly Document[];
}

/** The record's own first, then those of its type. */
function groupsOf(documents: readonly Document[]): Group[] {
  const typeName = documents.find(({ fromType }) => fromType !== null)?.fromType?.name;
  const group = (name: string | null): Group => {
    const own = documents.filter(({ fromType }) => (fromType === null) === (name === null));
    const isPhoto = ({ preview }: Document) => preview === 'image';
    return { typeName: name, photos: own.filter(isPhoto), files: own.filter((file) => !isPhoto(file)) };
  };
  return typeName === undefined ? [group(null)] : [group(null), group(typeName)];
}
