import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  DATE_FORMATS,
  dialectSchema,
  type ImportDialect,
  type Inspection,
} from '../../../shared/contract/imports.ts';
import type { Corrections } from './FormatStep.tsx';
import classes from './Imports.module.css';

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
const ENCODINGS = dialectSchema.shape.encoding.options;
const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;
const MARKS = { '.': 'point', ',': 'comma' } as const;
const NO_COLUMN = 'none';

interface FormatFieldsProps {
  readonly inspection: Inspection;
  readonly onCorrect: (corrections: Corrections) => void;
}

/** A choice among a few known values. */
function Choose<Value extends string>(props: {
  readonly label: string;
  readonly description?: string;
  readonly error?: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly searchable?: boolean;
  readonly disabled?: boolean;
}) {
  const { options, onChange, ...field } = props;
  return (
    <Select
      {...field}
      data={options}
      limit={200}
      allowDeselect={false}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    />
  );
}

export function FormatFields({ inspection, onCorrect }: FormatFieldsProps) {
  const { t } = useTranslation('imports');
  const { dialect, timeHasOffset } = inspection;
  const separators = Object.keys(SEPARATORS) as ImportDialect['separator'][];
  const marks = Object.keys(MARKS) as ImportDialect['decimalMark'][];
  return (
    <div className={classes.fields}>
      <Choose
        label={t('format.separator')}
        value={dialect.separator}
        options={separators.map((value) => ({
          value,
          label: t(`format.separators.${SEPARATORS[value]}`),
        }))}
        onChange={(separator) => onCorrect({ separator })}
      />
      <Choose
        label={t('format.decimalMark')}
        value={dialect.decimalMark}
        options={marks.map((value) => ({ value, label: t(`format.marks.${MARKS[value]}`) }))}
        onChange={(decimalMark) => onCorrect({ decimalMark })}
      />
      <Choose
        label={t('format.dateFormat')}
        value={dialect.dateFormat}
        options={DATE_FORMATS.map((value) => ({ value, label: t(`format.dates.${value}`) }))}
        onChange={(dateFormat) => onCorrect({ dateFormat })}
      />
      <Choose
        label={t('format.zone')}
        description={timeHasOffset ? t('format.zoneOffset') : t('format.zoneHint')}
        value={dialect.zone}
        options={ZONES.map((value) => ({ value, label: value }))}
        onChange={(zone) => onCorrect({ zone })}
        searchable
        disabled={timeHasOffset}
      />
      <TimeColumns inspection={inspection} onCorrect={onCorrect} />
      <Choose
        label={t('format.encoding')}
        value={dialect.encoding}
        options={ENCODINGS.map((value) => ({ value, label: t(`format.encodings.${value}`) }))}
        onChange={(encoding) => onCorrect({ encoding })}
      />
      <Checkbox
        className={classes.wide}
        label={t('format.headerRow')}
        checked={dialect.headerRow}
        onChange={(event) => onCorrect({ headerRow: event.currentTarget.checked })}
      />
    </div>
  );
}

function TimeColumns({ inspection, onCorrect }: FormatFieldsProps) {
  const { t } = useTranslation('imports');
  const { columns, dialect } = inspection;
  const { timeColumn, dateColumn } = dialect;
  const options = columns.map(({ index, name }) => ({ value: String(index), label: name }));
  return (
    <>
      <Choose
        label={t('format.timeColumn')}
        error={timeColumn === null ? t('format.timeNeeded') : undefined}
        value={timeColumn === null ? null : String(timeColumn)}
        options={options}
        onChange={(index) =>
          onCorrect({
            timeColumn: Number(index),
            ...(Number(index) === dateColumn ? { dateColumn: null } : {}),
          })
        }
        searchable
      />
      <Choose
        label={t('format.dateColumn')}
        value={dateColumn === null ? NO_COLUMN : String(dateColumn)}
        options={[
          { value: NO_COLUMN, label: t('format.dateNone') },
          ...options.filter(({ value }) => value !== String(timeColumn)),
        ]}
        onChange={(index) =>
          onCorrect({ timeColumn, dateColumn: index === NO_COLUMN ? null : Number(index) })
        }
        searchable
      />
    </>
  );
}
