import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordImportKind } from '../../../../../shared/contract/records.ts';
import { ErrorState } from '../../../../ui/ErrorState.tsx';
import { useFormat } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/Section.tsx';
import { PreviewTable } from '../../PreviewTable.tsx';
import { Saying } from '../../Saying.tsx';
import { StepFooter } from '../../StepFooter.tsx';
import {
  fieldOf,
  fieldsTwice,
  missingFields,
  type Choices,
  type Inspection,
  type StoredChoices,
} from '../plan.ts';
import { useRecordWords } from '../words.ts';
import { Constants } from './Constants.tsx';
import { FormatSection } from './FormatSection.tsx';
import { MappingTable } from './MappingTable.tsx';
import { PlanOptions } from './PlanOptions.tsx';

interface ColumnsStepProps {
  readonly kind: RecordImportKind;
  readonly inspection: Inspection;
  readonly choices: Choices;
  readonly onChange: (changes: Partial<StoredChoices>) => void;
  readonly starting: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onCheck: () => void;
}

/** How the file is written, where each column goes, and what becomes of records that are there already. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { kind, inspection, choices, onChange, starting, error, onBack, onCheck } = props;
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const words = useRecordWords();
  const format = useFormat();
  const [tried, setTried] = useState(false);
  const { columns, fields, preview, remembered } = inspection;
  const twice = fieldsTwice(columns, choices);
  const missing = missingFields(inspection, choices);
  const mapped = columns.filter((column) => fieldOf(column, choices) !== null).length;
  const missingNames = format.list(missing.map((field) => words.field(kind, field)));
  const isMarkOpen = inspection.markDoubt === 'open';
  const isOpen = isMarkOpen || inspection.dayDoubt === 'open';
  const isReady = mapped > 0 && twice.size === 0 && missing.length === 0 && !isOpen;
  const nameOf = (key: string) =>
    words.field(kind, fields.find((field) => field.key === key) ?? { key, name: null });
  const sayMissing =
    missing.length > 0 && t('columns.missing', { count: missing.length, fields: missingNames });
  return (
    <>
      <FormatSection
        inspection={inspection}
        corrections={choices.corrections}
        onCorrect={(corrections) =>
          onChange(
            corrections.separator === choices.corrections.separator &&
              corrections.sheet === choices.corrections.sheet &&
              corrections.encoding === choices.corrections.encoding
              ? { corrections }
              : // Columns are others once the lines are cut differently.
                { corrections, fields: {}, answers: null },
          )
        }
      />
      <Section title={t('columns.title', { kind: t(`kind.${kind}`) })}>
        <Stack gap="md">
          <Text>{remembered ? t('columns.remembered') : t('columns.lead')}</Text>
          {inspection.answers.length > 0 && (
            <Text>{t('columns.rememberedAnswers', { count: inspection.answers.length })}</Text>
          )}
          {sayMissing !== false && <Saying tone="warning">{sayMissing}</Saying>}
          <MappingTable
            kind={kind}
            inspection={inspection}
            choices={choices}
            twice={twice}
            onField={(index, field) => onChange({ fields: { ...choices.fields, [index]: field } })}
          />
        </Stack>
      </Section>
      <Section title={ti('format.preview')} flush>
        <PreviewTable
          columns={columns}
          rows={preview}
          isMarked={(column) => fieldOf(column, choices) !== null}
          note={(column) => {
            const field = fieldOf(column, choices);
            return field === null ? t('columns.leftOut') : nameOf(field);
          }}
        />
      </Section>
      <Constants kind={kind} inspection={inspection} choices={choices} twice={twice} onChange={onChange} />
      <PlanOptions choices={choices} onChange={onChange} />
      {error !== null && <ErrorState error={error} />}
      <StepFooter
        onBack={onBack}
        next={{
          label: t('columns.check'),
          onClick: () => {
            setTried(true);
            if (isReady) onCheck();
          },
          loading: starting,
        }}
      >
        {mapped === 0
          ? t('columns.nothing')
          : tried && twice.size > 0
            ? t('columns.twiceNamed', { fields: format.list([...twice].map(nameOf)) })
            : tried && sayMissing !== false
              ? sayMissing
              : tried && isOpen
                ? t(isMarkOpen ? 'format.openMarkShort' : 'format.openDayShort')
                : t('columns.mapped', { count: mapped, skipped: columns.length - mapped })}
      </StepFooter>
    </>
  );
}
