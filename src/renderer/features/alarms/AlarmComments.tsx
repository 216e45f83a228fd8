import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useCan, useSignedIn } from '../../api.ts';
import { useDraftForm } from '../../ui/form/use-draft-form.ts';
import { notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { Ago } from '../../ui/values.tsx';
import classes from './Alarms.module.css';

/** What people have said about an alarm, oldest first; each may take back what they said themselves. */
export function AlarmComments({ alarmId }: { alarmId: string }) {
  const { t } = useTranslation('alarms');
  const may = useCan('alarms.acknowledge');
  const me = useSignedIn().user.id;
  const { data = [] } = useQuery(api.alarms.comments.queryOptions({ input: { id: alarmId } }));
  const remove = useMutation(api.alarms.removeComment.mutationOptions({ onError: notifyError }));
  return (
    <Section title={t('comments.title')}>
      <Stack gap="md">
        {data.length === 0 && <Text c="dimmed">{t('comments.empty')}</Text>}
        {data.length > 0 && (
          <ol className={classes.comments}>
            {data.map(({ id, author, body, createdAt }) => (
              <li key={id}>
                <Group gap="xs">
                  <b>{author.fullName}</b>
                  <Text c="dimmed" size="xs">
                    <Ago at={createdAt} />
                  </Text>
                  {may && author.id === me && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t('comments.removeOne', { comment: body.slice(0, 40) })}
                      onClick={() => remove.mutate({ id })}
                    >
                      {t('comments.remove')}
                    </Button>
                  )}
                </Group>
                <p className={classes.comment}>{body}</p>
              </li>
            ))}
          </ol>
        )}
        {may && <WriteComment alarmId={alarmId} />}
      </Stack>
    </Section>
  );
}

function WriteComment({ alarmId }: { alarmId: string }) {
  const { t } = useTranslation('alarms');
  const { form, send } = useDraftForm({ initialValues: { body: '' }, draftKey: `alarm.comment.${alarmId}` });
  const add = useMutation({
    mutationFn: () => send(({ body }, id) => client.alarms.addComment({ id, alarmId, body: body.trim() })),
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
