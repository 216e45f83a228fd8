import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TypeMetric } from '../../../../shared/contract/asset-types.ts';
import { client, type Outputs } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { metricFieldsOf, metricValuesOf, type MetricValues } from '../../metrics/form/metric-values.ts';
import { MetricFields } from '../../metrics/form/MetricFields.tsx';
import { useMetricErrors } from '../../metrics/form/use-metric-errors.ts';
import { LimitFields } from '../../metrics/limits/LimitFields.tsx';
import { problemsOf, thresholdOf, valuesOf, type LimitValues } from '../../metrics/limits/values.ts';

interface TypeMetricFormProps {
  readonly type: Outputs['assetTypes']['get'];
  /** Null: a new one. */
  readonly metric: TypeMetric | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends LimitValues, MetricValues {
  withLimits: boolean;
}

/** A metric that new assets of a type get, with limits or without. */
export function TypeMetricForm({ type, metric, opened, onClose }: TypeMetricFormProps) {
  const { t } = useTranslation('assetTypes');
  const { t: tm } = useTranslation('metrics');
  const errorsOf = useMetricErrors();
  const fieldsOf = (values: Values) => ({
    ...metricFieldsOf(values, metric?.choices),
    threshold: values.withLimits ? thresholdOf(values, values.kind) : null,
  });
  const save = async (values: Values, newId: string, initial: Values) => {
    const fields = fieldsOf(values);
    if (metric === null) {
      await client.assetTypes.addMetric({ id: newId, assetTypeId: type.id, ...fields });
      notifyDone(t('metrics.added', { name: fields.name }));
      return;
    }
    const { id } = metric;
    const { changes, before } = changesOf(fieldsOf(initial), fields);
    if (Object.keys(changes).length === 0) return;
    await client.assetTypes.updateMetric({ id, changes });
    showUndoToast({
      message: t('metrics.saved', { name: fields.name }),
      undo: () => client.assetTypes.updateMetric({ id, changes: before }),
    });
  };
  return (
    <FormDialog<Values>
      title={
        metric === null
          ? t('metrics.addTitle', { type: type.name })
          : t('metrics.editTitle', { name: metric.name })
      }
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={metric === null ? t('metrics.submit') : undefined}
      editing={metric !== null}
      draftKey={metric === null ? `type-metric.new.${type.id}` : `type-metric.edit.${metric.id}`}
      initialValues={{
        ...valuesOf(metric?.threshold ?? null),
        ...metricValuesOf(metric),
        withLimits: (metric?.threshold ?? null) !== null,
      }}
      validate={(values) => {
        const [problem] = values.withLimits ? Object.values(problemsOf(values, values.kind)) : [];
        return {
          ...errorsOf(values),
          withLimits: problem === undefined ? null : tm(`threshold.problem.${problem}`),
        };
      }}
      onSubmit={save}
    >
      {(form) => (
        <>
          <MetricFields form={form} isRead={false} />
          <Switch
            label={t(form.values.kind === 'characteristic' ? 'metrics.withDelays' : 'metrics.withLimits')}
            {...form.getInputProps('withLimits', { type: 'checkbox' })}
            // What is wrong with one limit stands there.
            error={
              problemsOf(form.values, form.values.kind).general === undefined
                ? undefined
                : form.errors['withLimits']
            }
          />
          {form.values.withLimits && (
            <LimitFields
              form={form}
              metric={form.values}
              isNew={metric === null || metric.threshold === null}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
