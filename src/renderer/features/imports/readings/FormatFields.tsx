import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../../shared/contract/imports.ts';
import { Choose } from '../Choose.tsx';
import classes from '../Imports.module.css';
import {
  DateFormatField,
  DecimalMarkField,
  EncodingField,
  HeaderRowField,
  SeparatorField,
} from '../NotationFields.tsx';
import type { Corrections } from './FormatStep.tsx';

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
const NO_COLUMN = 'none';

interface FormatFieldsProps {
  readonly inspection: Inspection;
  readonly onCorrect: (corrections: Corrections) => void;
}

export function FormatFields({ inspection, onCorrect }: FormatFieldsProps) {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const { dialect, sheets, timeHasOffset } = inspection;
  const isWorkbook = sheets.length > 0;
  const field = { value: dialect, onCorrect };
  return (
    <div className={classes.fields}>
      {sheets.length > 1 && (
        <Choose
          label={tr('kindStep.sheet')}
          value={dialect.sheet}
          options={sheets.map((value) => ({ value, label: value }))}
          onChange={(sheet) => onCorrect({ sheet })}
          searchable={sheets.length > 10}
        />
      )}
      {!isWorkbook && <SeparatorField {...field} />}
      <DecimalMarkField {...field} />
      <DateFormatField {...field} />
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
      {!isWorkbook && <EncodingField {...field} />}
      <HeaderRowField {...field} />
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
