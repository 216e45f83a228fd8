import { Autocomplete, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { Id } from '../../../../shared/ids.ts';
import { client } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { USUAL_UNITS } from './units.ts';

interface MetricValues extends Record<string, unknown> {
  name: string;
  unit: string;
  decimals: number | null;
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

function fieldsOf({ name, unit, decimals, description }: MetricValues) {
  return {
    name: name.trim(),
    unit: unit.trim(),
    decimals: decimals ?? 2,
    description: description.trim() || null,
  };
}

export function MetricForm({ assetId, metric, opened, onClose, onSaved }: MetricFormProps) {
  const { t } = useTranslation('metrics');
  const save = async (values: MetricValues, newMetricId: Id, initial: MetricValues) => {
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
    <FormDialog<MetricValues>
      title={metric === undefined ? t('form.createTitle') : t('form.editTitle', { metric: metric.name })}
      opened={opened}
      onClose={onClose}
      submitLabel={metric === undefined ? t('form.create') : undefined}
      editing={metric !== undefined}
      draftKey={metric === undefined ? `metric.new.${assetId}` : `metric.edit.${metric.id}`}
      initialValues={{
        name: metric?.name ?? '',
        unit: metric?.unit ?? '',
        decimals: metric?.decimals ?? 2,
        description: metric?.description ?? '',
      }}
      validate={({ name, unit, decimals }) => ({
        name: name.trim() === '' ? t('form.nameNeeded') : null,
        unit: unit.trim().length > 20 ? t('form.unitLong') : null,
        decimals: decimals === null || decimals < 0 || decimals > 9 ? t('form.decimalsRange') : null,
      })}
      onSubmit={save}
      onSaved={(id) => {
        onClose();
        if (metric === undefined) onSaved?.(id);
      }}
    >
      {(form) => (
        <Stack gap="md">
          <TextInput
            label={t('form.name')}
            description={t('form.nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <SimpleGrid cols={2}>
            <Autocomplete
              label={t('form.unit')}
              description={t('form.unitHint')}
              data={USUAL_UNITS}
              {...form.getInputProps('unit')}
            />
            <NumberField label={t('form.decimals')} decimals={0} {...fieldProps(form, 'decimals')} />
          </SimpleGrid>
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
