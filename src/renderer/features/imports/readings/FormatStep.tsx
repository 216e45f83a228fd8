import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportDialect, Inspection } from '../../../../shared/contract/imports.ts';
import { Section } from '../../../ui/Section.tsx';
import { FormatFields } from './FormatFields.tsx';
import classes from '../Imports.module.css';
import { Preview } from './Preview.tsx';
import { StepFooter } from '../StepFooter.tsx';

export type Corrections = Partial<ImportDialect>;

interface FormatStepProps {
  readonly inspection: Inspection;
  readonly corrections: Corrections;
  readonly onCorrect: (corrections: Corrections) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** How the file is written: recognised, correctable, with what it then looks like. */
export function FormatStep({ inspection, corrections, onCorrect, onBack, onNext }: FormatStepProps) {
  const { t } = useTranslation('imports');
  const { t: tc } = useTranslation();
  const { notes, dialect, preview } = inspection;
  return (
    <>
      <Section
        title={t('format.title')}
        action={
          Object.keys(corrections).some((field) => field !== 'sheet') && (
            <Button variant="subtle" size="compact-sm" onClick={() => onCorrect(sheetOf(corrections))}>
              {t('format.again')}
            </Button>
          )
        }
      >
        <Text c="dimmed" mb="md">
          {t('format.lead')}
        </Text>
        <FormatFields
          inspection={inspection}
          onCorrect={(more) => onCorrect({ ...withoutStale(corrections, more), ...more })}
        />
      </Section>
      {notes.length > 0 && (
        <ul className={classes.notes} aria-label={t('notes.title')}>
          {notes.map((note) => (
            <li key={note}>
              <IconAlertTriangle aria-hidden className={classes.noteIcon} />
              {t(`notes.${note}`)}
            </li>
          ))}
        </ul>
      )}
      <Section title={t('format.preview')} flush>
        <Preview inspection={inspection} />
      </Section>
      <StepFooter
        onBack={onBack}
        next={{
          label: tc('next'),
          onClick: onNext,
          disabled: dialect.timeColumn === null || preview.length === 0,
        }}
      />
    </>
  );
}

/** What is recognised again: on the same sheet. */
function sheetOf({ sheet }: Corrections): Corrections {
  return sheet === undefined ? {} : { sheet };
}

/** Columns that were chosen mean nothing once the lines are cut differently. */
function withoutStale(corrections: Corrections, more: Corrections): Corrections {
  if (more.sheet !== undefined) return {};
  if (more.separator === undefined && more.encoding === undefined) return corrections;
  const { timeColumn: _time, dateColumn: _date, ...rest } = corrections;
  return rest;
}
