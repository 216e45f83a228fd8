import { Button, Select, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconHistory, IconMinus, IconSparkles, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordImportKind } from '../../../../../shared/contract/records.ts';
import classes from '../../Imports.module.css';
import { fieldOf, type Choices, type Column, type Inspection } from '../plan.ts';
import own from '../Records.module.css';
import { useRecordWords } from '../words.ts';

/** Rows at once: a file may have a thousand columns. */
const ROWS = 60;
const SKIP = 'skip:';

interface MappingTableProps {
  readonly kind: RecordImportKind;
  readonly inspection: Inspection;
  readonly choices: Choices;
  /** Fields that more than one thing goes to. */
  readonly twice: ReadonlySet<string>;
  readonly onField: (index: number, field: string | null) => void;
}

/** Each column of the file with its first values, and the field it goes to. */
export function MappingTable(props: MappingTableProps) {
  const { inspection } = props;
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const [most, setMost] = useState(ROWS);
  const { columns } = inspection;
  return (
    <>
      <div className={`${classes.scroll} ${own.mappingBox}`}>
        <Table
          className={`${classes.table} ${own.mapping}`}
          verticalSpacing={0}
          aria-label={t('columns.table')}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{ti('columns.column')}</Table.Th>
              <Table.Th>{t('columns.samples')}</Table.Th>
              <Table.Th>{t('columns.field')}</Table.Th>
              <Table.Th>{t('columns.how')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {columns.slice(0, most).map((column) => (
              <MappingRow key={column.index} column={column} {...props} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {columns.length > most && (
        <Button variant="default" onClick={() => setMost(most + ROWS)}>
          {ti('columns.showMore', { count: columns.length - most })}
        </Button>
      )}
    </>
  );
}

function MappingRow({
  kind,
  column,
  inspection,
  choices,
  twice,
  onField,
}: MappingTableProps & { column: Column }) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const { index, name, samples } = column;
  const field = fieldOf(column, choices);
  const isTwice = field !== null && twice.has(field);
  return (
    <Table.Tr>
      <Table.Td className={classes.columnName}>
        <Text fw={550} component="span">
          {name}
        </Text>
      </Table.Td>
      <Table.Td className={own.samples}>{samples.join(' · ')}</Table.Td>
      <Table.Td className={classes.into}>
        <Select
          aria-label={t('columns.fieldOf', { column: name })}
          data={[
            { value: SKIP, label: t('columns.skip') },
            ...inspection.fields.map((each) => ({
              value: each.key,
              label: each.required
                ? t('columns.required', { field: words.field(kind, each) })
                : words.field(kind, each),
            })),
          ]}
          value={field ?? SKIP}
          onChange={(value) => {
            if (value !== null) onField(index, value === SKIP ? null : value);
          }}
          error={
            isTwice
              ? t('columns.twice', {
                  field: words.field(
                    kind,
                    inspection.fields.find(({ key }) => key === field) ?? { key: field, name: null },
                  ),
                })
              : undefined
          }
          allowDeselect={false}
          searchable
          maxDropdownHeight={320}
        />
      </Table.Td>
      <Table.Td>
        <How column={column} choices={choices} isTwice={isTwice} />
      </Table.Td>
    </Table.Tr>
  );
}

interface HowProps {
  readonly column: Column;
  readonly choices: Choices;
  readonly isTwice: boolean;
}

/** Where the field comes from, so that one knows what to look at. */
function How({ column, choices, isTwice }: HowProps) {
  const { t } = useTranslation('records');
  const isChosen = choices.fields[String(column.index)] !== undefined;
  const how = isTwice
    ? ('twice' as const)
    : isChosen
      ? 'chosen'
      : column.remembered
        ? 'remembered'
        : column.field === null
          ? 'none'
          : 'guessed';
  const HowIcon = {
    twice: IconAlertTriangle,
    chosen: IconUserCheck,
    none: IconMinus,
    remembered: IconHistory,
    guessed: IconSparkles,
  }[how];
  return (
    <span className={own.how} data-how={how}>
      <HowIcon size={16} aria-hidden />
      {t(`columns.hows.${how}`)}
    </span>
  );
}
