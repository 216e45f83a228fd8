import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useCan } from '../../../../api.ts';
import { useDraftForm } from '../../../../ui/form/use-draft-form.ts';
import { notifyError } from '../../../../ui/notify.ts';
import classes from './Checklist.module.css';

/** One line at the end of the checklist; Enter adds the step and waits for the next. */
export function AddStep({ workOrderId, assetId }: { workOrderId: string; assetId: string | null }) {
  const { t } = useTranslation('workOrders');
  const metrics = useMetricsToRead(assetId);
  const input = useRef<HTMLInputElement>(null);
  const { form, send } = useDraftForm({
    initialValues: { text: '', mandatory: false, metricId: null as string | null },
    draftKey: `work-order.step.${workOrderId}`,
  });
  const add = useMutation({
    mutationFn: () =>
      send(({ text, mandatory, metricId }, id) =>
        client.workOrders.addChecklistItem({ id, workOrderId, text: text.trim(), mandatory, metricId }),
      ),
    onError: notifyError,
    onSuccess: () => {
      form.setValues({ text: '', mandatory: false, metricId: null });
      input.current?.focus();
    },
  });
  const choose = (metricId: string | null) => {
    const metric = metrics.find(({ id }) => id === metricId);
    form.setFieldValue('metricId', metricId);
    if (metric !== undefined && empty) form.setFieldValue('text', t('reading.step', { metric: metric.name }));
  };
  const empty = form.values.text.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!empty && !add.isPending) add.mutate();
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        ref={input}
        className={classes.addText}
        aria-label={t('checklist.add')}
        placeholder={t('checklist.addHint')}
        maxLength={500}
        {...form.getInputProps('text')}
      />
      {metrics.length > 0 && (
        <Select
          aria-label={t('reading.takes')}
          placeholder={t('reading.takesNone')}
          data={metrics.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.values.metricId}
          onChange={choose}
          searchable
          clearable
          w={190}
        />
      )}
      <Checkbox label={t('checklist.mandatory')} {...form.getInputProps('mandatory', { type: 'checkbox' })} />
      <Button
        type="submit"
        variant="default"
        disabled={empty}
        loading={add.isPending}
        leftSection={<IconPlus size={16} aria-hidden />}
      >
        {t('checklist.addButton')}
      </Button>
    </form>
  );
}

/** Metrics of the asset, for those who may read them. */
function useMetricsToRead(assetId: string | null) {
  const reads = useCan('metrics.read');
  const { data } = useQuery(
    api.metrics.ofAsset.queryOptions({ input: assetId !== null && reads ? { assetId } : skipToken }),
  );
  return data ?? [];
}
