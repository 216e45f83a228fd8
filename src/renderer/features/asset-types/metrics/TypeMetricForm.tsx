import { Autocomplete, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TypeMetric } from '../../../../shared/contract/asset-types.ts';
import { client, type Outputs } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { USUAL_UNITS } from '../../metrics/form/units.ts';
import { LimitFields } from '../../metrics/limits/LimitFields.tsx';
import { problemsOf, thresholdOf, valuesOf, type LimitValues } from '../../metrics/limits/values.ts';

interface TypeMetricFormProps {
  readonly type: Outputs['assetTypes']['get'];
  /** Null: a new one. */
  readonly metric: TypeMetric | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends LimitValues {
  name: string;
  unit: string;
  decimals: number | null;
  withLimits: boolean;
}

function fieldsOf(values: Values) {
  const { name, unit, decimals, withLimits } = values;
  return {
    name: name.trim(),
    unit: unit.trim(),
    decimals: decimals ?? 2,
    threshold: withLimits ? thresholdOf(values) : null,
  };
}

/** A metric that new assets of a type get, with limits or without. */
export function TypeMetricForm({ type, metric, opened, onClose }: TypeMetricFormProps) {
  const { t } = useTranslation('assetTypes');
  const { t: tm } = useTranslation('metrics');
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
      submitLabel={metric === null ? t('metrics.submit') : undefined}
      editing={metric !== null}
      draftKey={metric === null ? `type-metric.new.${type.id}` : `type-metric.edit.${metric.id}`}
      initialValues={{
        ...valuesOf(metric?.threshold ?? null),
        name: metric?.name ?? '',
        unit: metric?.unit ?? '',
        decimals: metric?.decimals ?? 2,
        withLimits: (metric?.threshold ?? null) !== null,
      }}
      validate={(values) => {
        const { name, unit, decimals, withLimits } = values;
        const [problem] = withLimits ? Object.values(problemsOf(values)) : [];
        return {
          name: name.trim() === '' ? tm('form.nameNeeded') : null,
          unit: unit.trim().length > 20 ? tm('form.unitLong') : null,
          decimals: decimals === null || decimals < 0 || decimals > 9 ? tm('form.decimalsRange') : null,
          withLimits: problem === undefined ? null : tm(`threshold.problem.${problem}`),
        };
      }}
      onSubmit={save}
    >
      {(form) => (
        <>
          <TextInput
            label={tm('form.name')}
            description={tm('form.nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <SimpleGrid cols={2}>
            <Autocomplete label={tm('form.unit')} data={USUAL_UNITS} {...form.getInputProps('unit')} />
            <NumberField label={tm('form.decimals')} decimals={0} {...fieldProps(form, 'decimals')} />
          </SimpleGrid>
          <Switch
            label={t('metrics.withLimits')}
            {...form.getInputProps('withLimits', { type: 'checkbox' })}
            // What is wrong with one limit stands there.
            error={problemsOf(form.values).general === undefined ? undefined : form.errors['withLimits']}
          />
          {form.values.withLimits && <LimitFields form={form} metric={form.values} />}
        </>
      )}
    </FormDialog>
  );
}
