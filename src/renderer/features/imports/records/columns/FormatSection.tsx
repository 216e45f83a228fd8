import { Box, Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetFormat } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/Section.tsx';
import { Choose } from '../../Choose.tsx';
import classes from '../../Imports.module.css';
import own from '../Records.module.css';
import { Saying } from '../../Saying.tsx';
import {
  DateFormatField,
  DecimalMarkField,
  EncodingField,
  HeaderRowField,
  SeparatorField,
} from '../../NotationFields.tsx';
import type { Inspection } from '../plan.ts';

interface FormatSectionProps {
  readonly inspection: Inspection;
  readonly corrections: Partial<SheetFormat>;
  readonly onCorrect: (corrections: Partial<SheetFormat>) => void;
}

/** How the file is written, as it was recognised; the fields to correct it are opened when they are wanted. */
export function FormatSection({ inspection, corrections, onCorrect }: FormatSectionProps) {
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  // The sheet is chosen, not recognised.
  const { sheet, ...notation } = corrections;
  const isCorrected = Object.keys(notation).length > 0;
  const { format, sheets } = inspection;
  const field = {
    value: format,
    onCorrect: (more: Partial<SheetFormat>) => onCorrect({ ...corrections, ...more }),
  };
  return (
    <Section
      title={ti('format.title')}
      action={
        <Button
          variant="default"
          onClick={toggle}
          aria-expanded={opened}
          aria-controls={id}
          rightSection={
            opened ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />
          }
        >
          {t('format.correct')}
        </Button>
      }
    >
      <Summary inspection={inspection} />
      {sheets.length > 1 && (
        <div className={own.sheet}>
          <Choose
            label={t('format.sheet')}
            value={format.sheet}
            options={sheets.map((value) => ({ value, label: value }))}
            onChange={(chosen) => onCorrect({ ...corrections, sheet: chosen })}
            searchable={sheets.length > 10}
          />
        </div>
      )}
      <Doubt
        of={inspection.markDoubt}
        assumed={t(`format.assumedMark.${format.decimalMark}`)}
        question={t('format.openMark')}
        answers={MARKS.map((value) => ({ value, label: t(`format.markIs.${value}`) }))}
        onAnswer={(decimalMark) => onCorrect({ ...corrections, decimalMark })}
      />
      <Doubt
        of={inspection.dayDoubt}
        assumed={t(
          `format.assumedDay.${format.dateFormat === 'month-day-year' ? 'month-day-year' : 'day-month-year'}`,
        )}
        question={t('format.openDay')}
        answers={DAY_ORDERS.map((value) => ({ value, label: t(`format.dayIs.${value}`) }))}
        onAnswer={(dateFormat) => onCorrect({ ...corrections, dateFormat })}
      />
      <Collapse expanded={opened} id={id}>
        <div className={classes.fields}>
          {format.format === 'csv' && (
            <>
              <SeparatorField {...field} />
              <EncodingField {...field} />
            </>
          )}
          <DecimalMarkField {...field} />
          <DateFormatField {...field} />
          <HeaderRowField {...field} />
        </div>
        {isCorrected && (
          <Button variant="subtle" mt="sm" onClick={() => onCorrect(sheet === undefined ? {} : { sheet })}>
            {ti('format.again')}
          </Button>
        )}
      </Collapse>
    </Section>
  );
}

interface DoubtProps<Meaning extends string> {
  readonly of: 'assumed' | 'open' | null;
  readonly assumed: string;
  readonly question: string;
  readonly answers: readonly { readonly value: Meaning; readonly label: string }[];
  readonly onAnswer: (value: Meaning) => void;
}

/** What `1.234` or `03/04/2026` is read as; a question where nothing in the file tells. */
function Doubt<Meaning extends string>({ of, assumed, question, answers, onAnswer }: DoubtProps<Meaning>) {
  if (of === null) return null;
  if (of === 'assumed')
    return (
      <Box mb="sm">
        <Saying tone="info">{assumed}</Saying>
      </Box>
    );
  return (
    <Stack gap="sm" mb="sm">
      <Saying tone="warning">{question}</Saying>
      <Group gap="sm">
        {answers.map(({ value, label }) => (
          <Button key={value} variant="default" onClick={() => onAnswer(value)}>
            {label}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

const MARKS = [',', '.'] as const;
const DAY_ORDERS = ['day-month-year', 'month-day-year'] as const;

const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;

function Summary({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const numbers = useFormat();
  const { format, fileName, rows, columns, markDoubt, dayDoubt } = inspection;
  const parts =
    format.format === 'xlsx'
      ? [t('format.workbook', { sheet: format.sheet ?? '' })]
      : [
          ti(`format.separators.${SEPARATORS[format.separator]}`),
          ti(`format.encodings.${format.encoding}`),
          ...(markDoubt === 'open'
            ? []
            : [
                `${ti('format.decimalMark')}: ${ti(`format.marks.${format.decimalMark === '.' ? 'point' : 'comma'}`)}`,
              ]),
        ];
  return (
    <Text mb="xs">
      {[
        fileName,
        t('format.columns', { count: columns.length }),
        ...(rows === null ? [] : [t('format.rows', { count: rows, rows: numbers.number(rows) })]),
        ...parts,
        ...(dayDoubt === 'open' ? [] : [ti(`format.dates.${format.dateFormat}`)]),
      ].join(' · ')}
    </Text>
  );
}
