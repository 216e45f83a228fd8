import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DATE_FORMATS, dialectSchema, type ImportDialect } from '../../../shared/contract/imports.ts';
import { Choose } from './Choose.tsx';
import classes from './Imports.module.css';

const ENCODINGS = dialectSchema.shape.encoding.options;
const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;
const MARKS = { '.': 'point', ',': 'comma' } as const;

/** How a file is written, whatever it holds. */
type Notation = Pick<ImportDialect, 'separator' | 'decimalMark' | 'dateFormat' | 'encoding' | 'headerRow'>;

interface NotationProps<Field extends keyof Notation> {
  readonly value: Pick<Notation, Field>;
  readonly onCorrect: (corrections: Partial<Pick<Notation, Field>>) => void;
}

export function SeparatorField({ value, onCorrect }: NotationProps<'separator'>) {
  const { t } = useTranslation('imports');
  const separators = Object.keys(SEPARATORS) as ImportDialect['separator'][];
  return (
    <Choose
      label={t('format.separator')}
      value={value.separator}
      options={separators.map((separator) => ({
        value: separator,
        label: t(`format.separators.${SEPARATORS[separator]}`),
      }))}
      onChange={(separator) => onCorrect({ separator })}
    />
  );
}

export function DecimalMarkField({ value, onCorrect }: NotationProps<'decimalMark'>) {
  const { t } = useTranslation('imports');
  const marks = Object.keys(MARKS) as ImportDialect['decimalMark'][];
  return (
    <Choose
      label={t('format.decimalMark')}
      value={value.decimalMark}
      options={marks.map((mark) => ({ value: mark, label: t(`format.marks.${MARKS[mark]}`) }))}
      onChange={(decimalMark) => onCorrect({ decimalMark })}
    />
  );
}

export function DateFormatField({ value, onCorrect }: NotationProps<'dateFormat'>) {
  const { t } = useTranslation('imports');
  return (
    <Choose
      label={t('format.dateFormat')}
      value={value.dateFormat}
      options={DATE_FORMATS.map((format) => ({ value: format, label: t(`format.dates.${format}`) }))}
      onChange={(dateFormat) => onCorrect({ dateFormat })}
    />
  );
}

export function EncodingField({ value, onCorrect }: NotationProps<'encoding'>) {
  const { t } = useTranslation('imports');
  return (
    <Choose
      label={t('format.encoding')}
      value={value.encoding}
      options={ENCODINGS.map((encoding) => ({ value: encoding, label: t(`format.encodings.${encoding}`) }))}
      onChange={(encoding) => onCorrect({ encoding })}
    />
  );
}

export function HeaderRowField({ value, onCorrect }: NotationProps<'headerRow'>) {
  const { t } = useTranslation('imports');
  return (
    <Checkbox
      className={classes.wide}
      label={t('format.headerRow')}
      checked={value.headerRow}
      onChange={(event) => onCorrect({ headerRow: event.currentTarget.checked })}
    />
  );
}
