import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, type Outputs } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { LONGEST_STEP, stepsOf, textOf } from './steps.ts';

interface ChecklistFormProps {
  readonly type: Outputs['assetTypes']['get'];
  /** Null: a new one. */
  readonly template: Outputs['workOrders']['templates'][number] | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** A checklist of a type, its steps as lines of a text. */
export function ChecklistForm({ type, template, ...dialog }: ChecklistFormProps) {
  const { t } = useTranslation('assetTypes');
  const before = (template?.items ?? []).flatMap(({ metricName }) => metricName ?? []);
  const ofType = type.metrics.map(({ name }) => name);
  const metrics = [...new Set([...ofType, ...before])];
  return (
    <FormDialog<{ name: string; steps: string }>
      {...dialog}
      title={
        template === null
          ? t('checklists.createTitle', { type: type.name })
          : t('checklists.editTitle', { name: template.name })
      }
      draftKey={template === null ? `type-checklist.new.${type.id}` : `type-checklist.edit.${template.id}`}
      editing={template !== null}
      initialValues={{ name: template?.name ?? '', steps: textOf(template?.items ?? []) }}
      validate={({ name, steps }) => {
        const items = stepsOf(steps, metrics);
        return {
          name: name.trim() === '' ? t('checklists.nameNeeded') : null,
          steps:
            items.length === 0
              ? t('checklists.stepsNeeded')
              : items.some(({ text }) => text.length > LONGEST_STEP)
                ? t('checklists.stepLong')
                : null,
        };
      }}
      onSubmit={async ({ name, steps }, newId) => {
        const id = template?.id ?? newId;
        const fields = { name: name.trim(), assetTypeId: type.id, items: stepsOf(steps, metrics) };
        await client.workOrders.saveTemplate({ id, ...fields });
        notifyDone(t('checklists.saved', { name: fields.name }));
      }}
    >
      {(form) => (
        <>
          <TextInput
            label={t('checklists.name')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Textarea
            label={t('checklists.steps')}
            description={[
              t('checklists.stepsHint'),
              ...(ofType[0] === undefined ? [] : [t('checklists.readHint', { metric: ofType[0] })]),
            ].join(' ')}
            required
            autosize
            minRows={6}
            maxRows={16}
            {...form.getInputProps('steps')}
          />
        </>
      )}
    </FormDialog>
  );
}
