import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { SimpleTable } from '../../../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../../../ui/PageAnchor.tsx';
import { importedHref } from '../links.ts';
import { useRecordWords } from '../words.ts';
import type { DryRun } from './DryRunStep.tsx';

/** Rows before somebody asks for more. */
const SHOWN = 20;

interface DuplicatesProps {
  readonly kind: RecordImportKind;
  readonly result: DryRun;
  readonly fields: readonly RecordField[];
}

/** New records that are probably there already, under another name, each with what it is probably the same as. */
export function Duplicates({ kind, result, fields }: DuplicatesProps) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const format = useFormat();
  const [most, setMost] = useState(SHOWN);
  const { duplicates, duplicateCount } = result;
  const title = t('duplicates.title', { count: duplicateCount });
  return (
    <Stack gap="sm">
      <SimpleTable
        label={title}
        rows={duplicates.slice(0, most)}
        rowId={({ line, otherLine, record }) => `${line} ${record?.id ?? otherLine ?? ''}`}
        empty=""
        columns={[
          {
            id: 'line',
            header: t('rows.line'),
            cell: ({ line }) => format.number(line),
            width: 56,
            align: 'end',
          },
          { id: 'label', header: t(`kindOne.${kind}`), cell: ({ label }) => label, width: 100 },
          {
            id: 'other',
            header: t('duplicates.other'),
            cell: ({ record, otherLine }) =>
              record === null ? (
                t('duplicates.otherLine', { line: otherLine ?? 0 })
              ) : (
                <RecordName kind={kind} record={record} />
              ),
            width: 140,
          },
          {
            id: 'field',
            header: t('duplicates.same'),
            cell: ({ field }) =>
              words.field(kind, fields.find(({ key }) => key === field) ?? { key: field, name: null }),
            width: 140,
            yields: 1,
          },
        ]}
      />
      {most < duplicates.length && (
        <Button variant="default" onClick={() => setMost(most + 100)}>
          {t('showMore', { count: duplicates.length - most })}
        </Button>
      )}
      {duplicates.length < duplicateCount && (
        <Text c="dimmed">{t('duplicates.first', { count: duplicates.length })}</Text>
      )}
    </Stack>
  );
}

function RecordName(props: { kind: RecordImportKind; record: { id: string; label: string } }) {
  const href = importedHref(props.kind, props.record.id);
  return href === null ? props.record.label : <PageAnchor href={href}>{props.record.label}</PageAnchor>;
}
