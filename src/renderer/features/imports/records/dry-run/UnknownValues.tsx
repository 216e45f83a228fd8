import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { SimpleTable } from '../../../../ui/list/SimpleTable.tsx';
import { Section } from '../../../../ui/Section.tsx';
import importClasses from '../../Imports.module.css';
import { withAnswers, type Answer, type Choices } from '../plan.ts';
import classes from '../Records.module.css';
import { useRecordWords } from '../words.ts';
import { AnswerField } from './AnswerField.tsx';
import type { DryRun } from './DryRunStep.tsx';
import { unknownByField, type UnknownValue } from './unknown.ts';

/** Values of a field before somebody asks for more. */
const SHOWN = 25;

interface UnknownValuesProps {
  readonly kind: RecordImportKind;
  readonly fields: readonly RecordField[];
  readonly result: Pick<DryRun, 'unknown' | 'answered'>;
  readonly remembered: readonly Answer[];
  readonly choices: Choices;
  readonly onChange: (changes: Partial<Choices>) => void;
}

/** Values that stand in the file and not in the plant, field by field, each with what it means. */
export function UnknownValues(props: UnknownValuesProps) {
  const { kind, fields, result, remembered, choices, onChange } = props;
  const { t } = useTranslation('records');
  const groups = unknownByField({ ...result, answers: choices.answers, remembered, fields });
  if (groups.length === 0) return null;
  const open = groups.flatMap(({ values }) => values).filter(({ answer: given }) => given === null).length;
  const answer: AnswerMany = (values, given) =>
    onChange({ answers: withAnswers(choices.answers, values, given) });
  return (
    <Section title={open === 0 ? t('unknown.answered') : t('unknown.title', { count: open })}>
      <Stack gap="lg">
        <Stack gap="xs">
          <Text>{t(open === 0 ? 'unknown.leadAnswered' : 'unknown.lead')}</Text>
          {(choices.createUnknown || groups.some(({ canCreate }) => canCreate)) && (
            <Checkbox
              label={t('unknown.createAll')}
              description={t('unknown.createAllHint')}
              checked={choices.createUnknown}
              onChange={(event) => onChange({ createUnknown: event.currentTarget.checked })}
            />
          )}
        </Stack>
        {groups.map((group) => (
          <UnknownField
            key={group.field}
            kind={kind}
            field={fields.find(({ key }) => key === group.field)}
            group={group}
            onAnswer={answer}
          />
        ))}
      </Stack>
    </Section>
  );
}

type AnswerMany = (
  values: readonly UnknownValue[],
  given: ((value: string) => Pick<Answer, 'action' | 'to' | 'toLabel'>) | null,
) => void;

interface UnknownFieldProps {
  readonly kind: RecordImportKind;
  readonly field: RecordField | undefined;
  readonly group: ReturnType<typeof unknownByField>[number];
  readonly onAnswer: AnswerMany;
}

function UnknownField({ kind, field, group, onAnswer }: UnknownFieldProps) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const format = useFormat();
  const [most, setMost] = useState(SHOWN);
  const { values, canCreate } = group;
  const name = words.field(kind, field ?? { key: group.field, name: null });
  const open = values.filter(({ answer }) => answer === null);
  const creatable = open.filter((value) => value.canCreate);
  return (
    <div>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t('unknown.field', { field: name, count: values.length })}</Title>
        <Group gap="xs">
          {canCreate && (
            <Button
              variant="default"
              disabled={creatable.length === 0}
              onClick={() => onAnswer(creatable, () => ({ action: 'create', to: null, toLabel: null }))}
              aria-label={t('unknown.createAllOf', { field: name })}
            >
              {t('unknown.createEach')}
            </Button>
          )}
          {field?.required !== true && (
            <Button
              variant="default"
              disabled={open.length === 0}
              onClick={() => onAnswer(open, () => ({ action: 'empty', to: null, toLabel: null }))}
              aria-label={t('unknown.emptyAllOf', { field: name })}
            >
              {t('unknown.emptyEach')}
            </Button>
          )}
        </Group>
      </Group>
      <SimpleTable
        label={t('unknown.field', { field: name, count: values.length })}
        rows={values.slice(0, most)}
        rowId={({ value }) => value}
        empty=""
        columns={[
          {
            id: 'value',
            header: t('unknown.value'),
            cell: ({ value }) => <span className={importClasses.value}>{value}</span>,
            width: 110,
          },
          {
            id: 'rows',
            header: t('unknown.rows'),
            cell: ({ rows }) => (rows === null ? '–' : format.number(rows)),
            width: 80,
            align: 'end',
            yields: 1,
          },
          {
            id: 'answer',
            header: t('unknown.meaning'),
            cell: (value) => (
              <div className={classes.answer}>
                <AnswerField
                  kind={kind}
                  field={field}
                  value={value}
                  onAnswer={(given) => onAnswer([value], given === null ? null : () => given)}
                />
                {value.isRemembered && (
                  <Group gap={6} c="dimmed" wrap="nowrap">
                    <IconHistory size={16} aria-hidden />
                    {t('unknown.remembered')}
                  </Group>
                )}
              </div>
            ),
            width: 200,
          },
        ]}
      />
      {most < values.length && (
        <Button variant="default" mt="xs" onClick={() => setMost(most + 100)}>
          {t('showMore', { count: values.length - most })}
        </Button>
      )}
    </div>
  );
}
