import { Button, Collapse, Group, Stack, Text } from '@mantine/core';
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
      <MarkDoubt
        inspection={inspection}
        onMark={(decimalMark) => onCorrect({ ...corrections, decimalMark })}
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

interface MarkDoubtProps {
  readonly inspection: Inspection;
  readonly onMark: (mark: SheetFormat['decimalMark']) => void;
}

/** What `1.234` is read as; a question where nothing in the file tells. */
function MarkDoubt({ inspection, onMark }: MarkDoubtProps) {
  const { t } = useTranslation('records');
  const { markDoubt, format } = inspection;
  if (markDoubt === null) return null;
  if (markDoubt === 'assumed')
    return <Saying tone="info">{t(`format.assumedMark.${format.decimalMark}`)}</Saying>;
  return (
    <Stack gap="sm" mb="sm">
      <Saying tone="warning">{t('format.openMark')}</Saying>
      <Group gap="sm">
        {([',', '.'] as const).map((mark) => (
          <Button key={mark} variant="default" onClick={() => onMark(mark)}>
            {t(`format.markIs.${mark}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

const SEPARATORS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;

function Summary({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const numbers = useFormat();
  const { format, fileName, rows, columns } = inspection;
  const parts =
    format.format === 'xlsx'
      ? [t('format.workbook', { sheet: format.sheet ?? '' })]
      : [
          ti(`format.separators.${SEPARATORS[format.separator]}`),
          ti(`format.encodings.${format.encoding}`),
          `${ti('format.decimalMark')}: ${ti(`format.marks.${format.decimalMark === '.' ? 'point' : 'comma'}`)}`,
        ];
  return (
    <Text mb="xs">
      {[
        fileName,
        t('format.columns', { count: columns.length }),
        ...(rows === null ? [] : [t('format.rows', { count: rows, rows: numbers.number(rows) })]),
        ...parts,
        ti(`format.dates.${format.dateFormat}`),
      ].join(' · ')}
    </Text>
  );
}
