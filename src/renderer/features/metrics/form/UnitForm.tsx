import { Alert, Autocomplete, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { client } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { metricValue } from '../value.ts';
import { USUAL_UNITS } from './units.ts';

export interface UnitFormProps {
  readonly metric: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The unit was wrong from the beginning: what that does to the values that are there is shown before. */
export function UnitForm({ metric, opened, onClose }: UnitFormProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const { id, name, unit: base, latest } = metric;
  const sample = (unit: string) => {
    if (latest === null) return null;
    return t('unit.sample', {
      before: metricValue(format, latest.value, metric),
      after: metricValue(format, latest.value, { ...metric, unit }),
      when: format.dateTime(latest.ts),
    });
  };
  const save = async (values: { unit: string }) => {
    const unit = values.unit.trim();
    await client.metrics.correctUnit({ id, unit, base });
    showUndoToast({
      message: t('unit.done', { metric: name }),
      undo: () => client.metrics.correctUnit({ id, unit: base, base: unit }),
    });
  };
  return (
    <FormDialog<{ unit: string }>
      title={t('unit.title', { metric: name })}
      opened={opened}
      onClose={onClose}
      submitLabel={t('unit.save')}
      initialValues={{ unit: base }}
      validate={({ unit }) => ({
        unit:
          unit.trim().length > 20
            ? t('form.problem.unit-long')
            : unit.trim() === base
              ? t('unit.same')
              : null,
      })}
      onSubmit={save}
    >
      {(form) => (
        <Stack gap="md">
          <Text>{t('unit.lead', { unit: base === '' ? t('unit.none') : base })}</Text>
          <Autocomplete
            label={t('unit.right')}
            data={USUAL_UNITS}
            data-autofocus
            openOnFocus={false}
            {...form.getInputProps('unit')}
            // What stands there is wrong: typing replaces it.
            onFocus={(event) => event.currentTarget.select()}
          />
          {form.values.unit.trim() !== base && (
            <Alert color="warning" variant="light" title={t('unit.stays')}>
              <List size="sm" spacing={4}>
                {latest !== null && <List.Item>{sample(form.values.unit.trim())}</List.Item>}
                <List.Item>{t('unit.also')}</List.Item>
              </List>
            </Alert>
          )}
          <Text c="dimmed" size="sm">
            {t('unit.otherwise')}
          </Text>
        </Stack>
      )}
    </FormDialog>
  );
}
