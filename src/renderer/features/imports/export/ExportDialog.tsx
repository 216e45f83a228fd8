import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExportFormat,
  MAX_RECORD_ROWS,
  type RecordImportKind,
} from '../../../../shared/contract/records.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { useKinds } from '../records/use-kinds.ts';
import { useRecordWords } from '../records/words.ts';
import type { ListedIds } from './download.ts';
import { ExportPhase } from './ExportPhase.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { useExport } from './use-export.ts';

/** What a list shows at the moment. */
export interface Listed {
  /** Undefined: not known yet. */
  readonly total: number | undefined;
  readonly page: ListedIds;
}

interface ExportDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly kind: RecordImportKind;
  /** Left out: there is no list, all are exported. */
  readonly listed?: Listed;
}

/** Writes records into a file: all, or those that a list shows. */
export function ExportDialog(props: ExportDialogProps) {
  const { t } = useTranslation('records');
  const { opened, onClose, kind } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={t('export.title', { kind: t(`kind.${kind}`) })}>
      <ExportBody {...props} />
    </Modal>
  );
}

/** Mounted with the dialog: closing it stops what is under way. */
function ExportBody({ onClose, kind, listed }: ExportDialogProps) {
  const { t } = useTranslation('records');
  const { t: tc } = useTranslation();
  const words = useRecordWords();
  const { infos } = useKinds();
  const { state, start, cancel } = useExport();
  const [which, setWhich] = useState<'shown' | 'all'>(listed === undefined ? 'all' : 'shown');
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const info = infos.find((candidate) => candidate.kind === kind);
  const tooMany = which === 'shown' && (listed?.total ?? 0) > MAX_RECORD_ROWS;
  if (state.phase !== 'asking' && state.phase !== 'failed') {
    const done = state.phase === 'done' ? t('export.done', { count: state.rows, file: state.fileName }) : '';
    return <ExportPhase state={state} done={done} onCancel={cancel} onClose={onClose} />;
  }
  const begin = () => {
    if (info === undefined) return;
    const names = info.fields.map((field) => ({ field: field.key, name: words.field(kind, field) }));
    start({ kind, format, names }, which === 'shown' ? (listed?.page ?? null) : null);
  };
  return (
    <Stack gap="md">
      {listed !== undefined && (
        <Radio.Group
          label={t('export.which')}
          value={which}
          onChange={(value) => setWhich(value === 'all' ? 'all' : 'shown')}
          error={tooMany ? t('export.tooMany', { count: MAX_RECORD_ROWS }) : undefined}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="shown" label={t('export.shown', { count: listed.total ?? 0 })} />
            <Radio value="all" label={t('export.all')} />
          </Stack>
        </Radio.Group>
      )}
      <FormatChoice value={format} onChange={setFormat} />
      <Text c="dimmed">{t('export.promise')}</Text>
      {state.phase === 'failed' && <ErrorState error={state.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {tc('cancel')}
        </Button>
        <Button onClick={begin} disabled={info?.mayExport !== true || tooMany} data-autofocus>
          {t('export.start')}
        </Button>
      </Group>
    </Stack>
  );
}
