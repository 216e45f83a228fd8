import { ActionIcon, Button, Input, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../../../../shared/domain/vocabulary.ts';
import classes from '../Metrics.module.css';
import { mayAddChoice, type ChoiceRow } from './metric-values.ts';

interface ChoiceRowsProps {
  readonly rows: readonly ChoiceRow[];
  readonly onRows: (rows: ChoiceRow[]) => void;
  readonly error: ReactNode;
}

/** The states of a metric, one line each, and how bad it is to be in them. */
export function ChoiceRows({ rows, onRows, error }: ChoiceRowsProps) {
  const { t } = useTranslation('metrics');
  const { t: ts } = useTranslation('status');
  const change = (index: number, changes: Partial<ChoiceRow>) =>
    onRows(rows.map((row, place) => (place === index ? { ...row, ...changes } : row)));
  return (
    <Stack gap="sm">
      <Input.Wrapper
        label={t('form.choices')}
        description={t('form.choicesHint')}
        labelElement="div"
        error={error}
      >
        <Stack gap={6} mt={4}>
          {rows.map((row, index) => (
            <div key={row.code ?? `new ${index}`} className={classes.choiceRow}>
              <TextInput
                aria-label={t('form.choice', { number: index + 1 })}
                maxLength={200}
                value={row.label}
                onChange={(event) => change(index, { label: event.currentTarget.value })}
              />
              <Select
                aria-label={t('form.choiceSeverity', { number: index + 1 })}
                data={[
                  { value: '', label: t('form.choiceNormal') },
                  ...SEVERITIES.map((value) => ({ value, label: ts(`severity.${value}`) })),
                ]}
                value={row.severity ?? ''}
                onChange={(value) =>
                  change(index, { severity: SEVERITIES.find((severity) => severity === value) ?? null })
                }
                allowDeselect={false}
              />
              <ActionIcon
                size="input-sm"
                variant="default"
                aria-label={t('form.removeChoice', { number: index + 1 })}
                disabled={rows.length <= 2}
                onClick={() => onRows(rows.filter((_row, place) => place !== index))}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          ))}
        </Stack>
      </Input.Wrapper>
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={!mayAddChoice(rows)}
        onClick={() => onRows([...rows, { code: null, label: '', severity: null }])}
      >
        {t('form.addChoice')}
      </Button>
    </Stack>
  );
}
