import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { client, useCan } from '../../../api.ts';
import { useDraftForm } from '../../../ui/form/use-draft-form.ts';
import { notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { Ago } from '../../../ui/values.tsx';
import classes from './Comments.module.css';

/** What was said about the work, oldest first; closed work can still be talked about. */
export function Comments({ workOrder: { id, comments } }: { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('workOrders');
  const may = useCan('work.request');
  return (
    <Section title={t('comments.title')}>
      <Stack gap="md">
        {comments.length === 0 && <Text c="dimmed">{t('comments.empty')}</Text>}
        {comments.length > 0 && (
          <ol className={classes.list}>
            {comments.map((comment) => (
              <li key={comment.id} className={classes.comment}>
                <Group gap="xs">
                  <b>{comment.author.fullName}</b>
                  <Text c="dimmed" size="xs">
                    <Ago at={comment.createdAt} />
                  </Text>
                </Group>
                <p className={classes.body}>{comment.body}</p>
              </li>
            ))}
          </ol>
        )}
        {may && <WriteComment workOrderId={id} />}
      </Stack>
    </Section>
  );
}

function WriteComment({ workOrderId }: { workOrderId: string }) {
  const { t } = useTranslation('workOrders');
  const { form, send } = useDraftForm({
    initialValues: { body: '' },
    draftKey: `work-order.comment.${workOrderId}`,
  });
  const add = useMutation({
    mutationFn: () =>
      send(({ body }, id) => client.workOrders.addComment({ id, workOrderId, body: body.trim() })),
    onError: notifyError,
    onSuccess: () => form.setValues({ body: '' }),
  });
  const empty = form.values.body.trim() === '';
  const submit = () => {
    if (!empty && !add.isPending) add.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <Stack gap="xs">
      <Textarea
        label={t('comments.write')}
        description={t('comments.sendHint')}
        minRows={2}
        maxLength={10_000}
        onKeyDown={onKeyDown}
        {...form.getInputProps('body')}
      />
      <Group justify="flex-end">
        <Button onClick={submit} disabled={empty} loading={add.isPending}>
          {t('comments.send')}
        </Button>
      </Group>
    </Stack>
  );
}
