import { Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { Id } from '../../../../shared/ids.ts';
import { client } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { SilenceTrial, StatesTrial } from './FormTrial.tsx';
import { MetricFields } from './MetricFields.tsx';
import { metricFieldsOf, metricValuesOf, type MetricValues } from './metric-values.ts';
import { useMetricErrors } from './use-metric-errors.ts';

interface Values extends MetricValues {
  description: string;
}

export interface MetricFormProps {
  readonly assetId: string;
  /** The metric to change; left out: a new one. */
  readonly metric?: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A new one is there. */
  readonly onSaved?: (id: string) => void;
}

export function MetricForm({ assetId, metric, opened, onClose, onSaved }: MetricFormProps) {
  const { t } = useTranslation('metrics');
  const errorsOf = useMetricErrors();
  const isRead = metric !== undefined && metric.span !== null;
  const fieldsOf = (values: Values) => ({
    ...metricFieldsOf(values, metric?.choices),
    // A draft may be older than the first reading.
    ...(isRead ? { unit: metric.unit } : {}),
    description: values.description.trim() || null,
  });
  const save = async (values: Values, newMetricId: Id, initial: Values) => {
    const fields = fieldsOf(values);
    if (metric === undefined) {
      await client.metrics.create({ id: newMetricId, assetId, ...fields });
      notifyDone(t('form.created', { metric: fields.name }));
      return;
    }
    const { id } = metric;
    const { changes, before } = changesOf(fieldsOf(initial), fields);
    if (Object.keys(changes).length === 0) return;
    await client.metrics.update({ id, changes, base: before });
    showUndoToast({
      message: t('form.saved', { metric: fields.name }),
      undo: () => client.metrics.update({ id, changes: before, base: changes }),
    });
  };
  return (
    <FormDialog<Values>
      title={metric === undefined ? t('form.createTitle') : t('form.editTitle', { metric: metric.name })}
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={metric === undefined ? t('form.create') : undefined}
      editing={metric !== undefined}
      draftKey={metric === undefined ? `metric.new.${assetId}` : `metric.edit.${metric.id}`}
      initialValues={{ ...metricValuesOf(metric), description: metric?.description ?? '' }}
      validate={errorsOf}
      onSubmit={save}
      onSaved={(id) => {
        onClose();
        if (metric === undefined) onSaved?.(id);
      }}
    >
      {(form) => (
        <Stack gap="md">
          <MetricFields
            form={form}
            isRead={isRead}
            statesTrial={isRead && <StatesTrial metric={metric} values={form.values} />}
            silenceTrial={isRead && <SilenceTrial metric={metric} values={form.values} />}
          />
          <Textarea
            label={t('form.description')}
            description={t('form.descriptionHint')}
            {...form.getInputProps('description')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
