import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Comments.module.css';
import { useDraftForm } from './form/use-draft-form.ts';
import { notifyError } from './notify.ts';
import { Section } from './Section.tsx';
import { Ago } from './values.tsx';

export interface Comment {
  readonly id: string;
  readonly author: { readonly id: string; readonly fullName: string };
  readonly body: string;
  readonly createdAt: number;
}

interface CommentsProps {
  /** Oldest first. */
  readonly comments: readonly Comment[];
  /** Null: the person may only read. */
  readonly write: WriteCommentProps | null;
  /** Left out: nothing that was said is taken back. */
  readonly remove?: {
    readonly may: (comment: Comment) => boolean;
    readonly run: (id: string) => void;
  };
}

interface WriteCommentProps {
  /** Of the record: what is typed is kept under it until it is sent. */
  readonly draftKey: string;
  readonly add: (id: string, body: string) => Promise<unknown>;
}

/** What people have said about a record. */
export function Comments({ comments, write, remove }: CommentsProps) {
  const { t } = useTranslation();
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
                  {remove?.may(comment) === true && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t('comments.removeOne', { comment: comment.body.slice(0, 40) })}
                      onClick={() => remove.run(comment.id)}
                    >
                      {t('remove')}
                    </Button>
                  )}
                </Group>
                <p className={classes.body}>{comment.body}</p>
              </li>
            ))}
          </ol>
        )}
        {write !== null && <WriteComment {...write} />}
      </Stack>
    </Section>
  );
}

function WriteComment({ draftKey, add }: WriteCommentProps) {
  const { t } = useTranslation();
  const { form, send } = useDraftForm({ initialValues: { body: '' }, draftKey });
  const sending = useMutation({
    mutationFn: () => send(({ body }, id) => add(id, body.trim())),
    onError: notifyError,
    onSuccess: () => form.setValues({ body: '' }),
  });
  const empty = form.values.body.trim() === '';
  const submit = () => {
    if (!empty && !sending.isPending) sending.mutate();
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
        <Button onClick={submit} disabled={empty} loading={sending.isPending}>
          {t('comments.send')}
        </Button>
      </Group>
    </Stack>
  );
}
