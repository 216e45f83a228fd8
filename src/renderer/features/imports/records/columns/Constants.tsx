import { ActionIcon, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind } from '../../../../../shared/contract/records.ts';
import { Section } from '../../../../ui/Section.tsx';
import { fieldOf, type Choices, type Inspection } from '../plan.ts';
import classes from '../Records.module.css';
import { useRecordWords } from '../words.ts';

interface ConstantsProps {
  readonly kind: RecordImportKind;
  readonly inspection: Inspection;
  readonly choices: Choices;
  readonly twice: ReadonlySet<string>;
  readonly onChange: (changes: Partial<Choices>) => void;
}

/** One value for all rows, for fields that no column brings. */
export function Constants({ kind, inspection, choices, twice, onChange }: ConstantsProps) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const { constants } = choices;
  const taken = new Set(inspection.columns.flatMap((column) => fieldOf(column, choices) ?? []));
  const free = inspection.fields.filter(
    ({ key }) => key !== 'id' && !taken.has(key) && !constants.some(({ field }) => field === key),
  );
  const put = (at: number, change: { field?: string; value?: string }) =>
    onChange({
      constants: constants.map((constant, index) => (index === at ? { ...constant, ...change } : constant)),
    });
  return (
    <Section title={t('constants.title')}>
      <Stack gap="sm">
        <Text>{t('constants.lead')}</Text>
        {constants.map(({ field: key, value }, at) => {
          const field = inspection.fields.find((candidate) => candidate.key === key);
          const name = words.field(kind, field ?? { key, name: null });
          return (
            <div key={key} className={classes.constant}>
              <Select
                label={t('constants.field')}
                data={[
                  { value: key, label: name },
                  ...free.map((each) => ({ value: each.key, label: words.field(kind, each) })),
                ]}
                value={key}
                onChange={(chosen) => {
                  if (chosen !== null) put(at, { field: chosen, value: '' });
                }}
                error={twice.has(key) ? t('columns.twice', { field: name }) : undefined}
                allowDeselect={false}
                searchable
              />
              <ConstantValue
                kind={kind}
                field={field}
                name={name}
                value={value}
                onChange={(next) => put(at, { value: next })}
              />
              <ActionIcon
                variant="default"
                aria-label={t('constants.remove', { field: name })}
                onClick={() => onChange({ constants: constants.filter((_each, index) => index !== at) })}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          );
        })}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={free.length === 0}
            onClick={() => {
              const next = free.find(({ type }) => type === 'choice') ?? free[0];
              if (next !== undefined) onChange({ constants: [...constants, { field: next.key, value: '' }] });
            }}
          >
            {t('constants.add')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

interface ConstantValueProps {
  readonly kind: RecordImportKind;
  readonly field: RecordField | undefined;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ConstantValue({ kind, field, name, value, onChange }: ConstantValueProps) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const label = t('constants.value', { field: name });
  const error = value.trim() === '' ? t('constants.empty') : undefined;
  if (field?.type === 'choice' && field.choices.length > 0) {
    return (
      <Select
        label={label}
        error={error}
        data={field.choices.map((choice) => ({
          value: choice,
          label: words.choice(kind, field.key, choice),
        }))}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
        searchable
      />
    );
  }
  return (
    <TextInput
      label={label}
      error={error}
      value={value}
      maxLength={2000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
