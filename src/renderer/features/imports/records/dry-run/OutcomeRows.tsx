import { Table } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind, ROW_ACTIONS } from '../../../../../shared/contract/records.ts';
import { api, type Outputs } from '../../../../api.ts';
import { useFormat } from '../../../../ui/format.ts';
import { DataList } from '../../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../../ui/list/types.ts';
import { Modal } from '../../../../ui/Modal.tsx';
import importClasses from '../../Imports.module.css';
import classes from '../Records.module.css';
import { useRecordWords } from '../words.ts';
import { shownValue } from './shown-value.ts';

type Row = Outputs['records']['dryRunRows']['rows'][number];
type FieldChange = Row['fields'][number];

interface OutcomeRowsProps {
  readonly kind: RecordImportKind;
  readonly jobId: string;
  readonly action: (typeof ROW_ACTIONS)[number];
  readonly fields: readonly RecordField[];
}

/** The rows of one outcome, by line; opening one shows all its fields. */
export function OutcomeRows({ kind, jobId, action, fields }: OutcomeRowsProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const [opened, setOpened] = useState<Row | null>(null);
  const words = useFieldWords(kind, fields);
  const summary = useCallback(
    ({ field, old, new: after }: FieldChange) =>
      action === 'change'
        ? `${words.name(field)}: ${words.value(field, old)} → ${words.value(field, after)}`
        : `${words.name(field)}: ${words.value(field, after)}`,
    [action, words],
  );
  const columns: readonly ListColumn<Row>[] = useMemo(
    () => [
      {
        id: 'label',
        header: t(`kindOne.${kind}`),
        cell: ({ label }) => label,
        width: 200,
        grow: 2,
        fixed: true,
      },
      {
        id: 'line',
        header: t('rows.line'),
        cell: ({ line }) => format.number(line),
        width: 80,
        align: 'end',
        grow: 0,
        yields: 1,
      },
      {
        id: 'fields',
        header: action === 'change' ? t('rows.changes') : t('rows.values'),
        cell: (row) => row.fields.map(summary).join(' · '),
        width: 260,
        grow: 4,
      },
    ],
    [t, kind, format, action, summary],
  );
  return (
    <>
      <DataList<Row>
        id={`import.rows.${action}`}
        label={t(`rows.of.${action}`)}
        columns={columns}
        page={({ offset, limit }) =>
          api.records.dryRunRows.queryOptions({ input: { jobId, action, offset, limit } })
        }
        rowId={({ line }) => String(line)}
        rowName={({ label, line }) => `${label}, ${t('rows.line')} ${line}`}
        onOpen={setOpened}
        empty={{ title: t('rows.none') }}
        height={10}
      />
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened === null ? '' : t('rows.title', { label: opened.label, line: opened.line })}
        size="lg"
      >
        {opened !== null && (
          <Table className={importClasses.table} aria-label={t('rows.fields')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('columns.field')}</Table.Th>
                {action === 'change' && <Table.Th>{t('rows.old')}</Table.Th>}
                <Table.Th>{action === 'change' ? t('rows.new') : t('rows.value')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {opened.fields.map((change) => (
                <Table.Tr key={change.field}>
                  <Table.Td>{words.name(change.field)}</Table.Td>
                  {action === 'change' && (
                    <Table.Td className={classes.old}>{words.value(change.field, change.old)}</Table.Td>
                  )}
                  <Table.Td className={classes.new}>
                    {action === 'change' && <IconArrowRight size={16} aria-hidden />}{' '}
                    {words.value(change.field, change.new)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Modal>
    </>
  );
}

/** How the fields of a kind and their values are called; the same functions as long as language and fields are. */
function useFieldWords(kind: RecordImportKind, fields: readonly RecordField[]) {
  const words = useRecordWords();
  const format = useFormat();
  return useMemo(() => {
    const names = new Map(fields.map((field) => [field.key, words.field(kind, field)]));
    const types = new Map(fields.map(({ key, type }) => [key, type]));
    return {
      name: (key: string) => names.get(key) ?? key,
      value: (key: string, value: string | null) =>
        shownValue(types.get(key), value, format, (choice) => words.choice(kind, key, choice)),
    };
  }, [kind, fields, words, format]);
}
