import { Select, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../../../../shared/domain/vocabulary.ts';
import { Lines } from '../../../ui/form/Lines.tsx';
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
      <Lines<ChoiceRow>
        label={t('form.choices')}
        description={t('form.choicesHint')}
        error={error}
        lines={rows}
        onLines={onRows}
        lineKey={({ code }, index) => code ?? `new ${index}`}
        least={2}
        removeLabel={(number) => t('form.removeChoice', { number })}
        add={{
          label: t('form.addChoice'),
          line: { code: null, label: '', severity: null },
          disabled: !mayAddChoice(rows),
        }}
      >
        {(row, index) => (
          <>
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
          </>
        )}
      </Lines>
    </Stack>
  );
}
