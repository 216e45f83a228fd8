import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useRef, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api.ts';
import { useDraftForm } from '../../../../ui/form/use-draft-form.ts';
import { notifyError } from '../../../../ui/notify.ts';
import classes from './Checklist.module.css';

/** One line at the end of the checklist; Enter adds the step and waits for the next. */
export function AddStep({ workOrderId }: { workOrderId: string }) {
  const { t } = useTranslation('workOrders');
  const input = useRef<HTMLInputElement>(null);
  const { form, send } = useDraftForm({
    initialValues: { text: '', mandatory: false },
    draftKey: `work-order.step.${workOrderId}`,
  });
  const add = useMutation({
    mutationFn: () =>
      send(({ text, mandatory }, id) =>
        client.workOrders.addChecklistItem({ id, workOrderId, text: text.trim(), mandatory }),
      ),
    onError: notifyError,
    onSuccess: () => {
      form.setValues({ text: '', mandatory: false });
      input.current?.focus();
    },
  });
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
