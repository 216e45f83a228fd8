import { Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/ids.ts';
import { ErrorState } from '../ErrorState.tsx';
import { Modal } from '../Modal.tsx';
import { notifyDone } from '../notify.ts';
import classes from './FormDialog.module.css';
import { fieldsRefused } from './refusals.ts';
import { RestoredNote } from './RestoredNote.tsx';
import { useFirstField } from './use-first-field.ts';
import { focusFirstWrong, stopsAtUnreadable } from './unreadable.ts';
import { useAbandon, useDraftForm, type Command, type DraftFormOptions } from './use-draft-form.ts';

export interface FormDialogProps<Values extends Record<string, unknown>> extends DraftFormOptions<Values> {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /**
   * Saves; when it throws, the dialog stays open and says why. The id is for the record it makes: pressed again
   * after a lost answer it is the same, so that nothing is made twice.
   */
  readonly onSubmit: Command<Values>;
  /** Instead of `onClose` once it is saved, also when that shows only at a second attempt. */
  readonly onSaved?: (id: Id, values: Values) => void;
  readonly submitLabel?: string;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
  readonly danger?: boolean;
  readonly children: (form: UseFormReturnType<Values>) => ReactNode;
}

/** A form in a dialog: draft kept on each key stroke until it is cancelled, errors in place, Ctrl+Enter saves. */
export function FormDialog<Values extends Record<string, unknown>>(props: FormDialogProps<Values>) {
  const { title, opened, onClose, draftKey, size = 'md' } = props;
  const abandon = useAbandon(draftKey);
  const cancel = () => {
    abandon();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={cancel}
      title={title}
      size={size}
      closeOnClickOutside={false}
      classNames={{ content: classes.content }}
    >
      <FormBody {...props} onCancel={cancel} />
    </Modal>
  );
}

/** A long form may have scrolled what went wrong out of sight. */
function showElement(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Mounted with the dialog, so each opening begins with the draft or with fresh values. */
function FormBody<Values extends Record<string, unknown>>(
  props: FormDialogProps<Values> & { readonly onCancel: () => void },
) {
  const { onClose, onCancel, onSubmit, onSaved, submitLabel, danger, children } = props;
  const { t } = useTranslation();
  const { form, restored, send, isUnanswered } = useDraftForm(props);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; values: Values } | undefined>(undefined);
  const element = useFirstField();
  // Once something is changed it may be right.
  const shown = failure !== undefined && failure.values === form.values ? failure.error : undefined;

  const save = async () => {
    setSaving(true);
    setFailure(undefined);
    try {
      const values = form.getValues();
      const { id, before } = await send(onSubmit);
      if (before) notifyDone(t('form.savedBefore'));
      if (onSaved === undefined) onClose();
      else onSaved(id, values);
    } catch (error) {
      const refused = fieldsRefused(error, Object.keys(form.getValues()));
      if (refused === null) setFailure({ error, values: form.getValues() });
      else {
        flushSync(() => form.setErrors(refused));
        focusFirstWrong(element.current);
      }
    } finally {
      setSaving(false);
    }
  };
  const submit = (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault();
    if (saving || element.current === null || stopsAtUnreadable(element.current)) return;
    // What may be saved already was fine when it was sent; by now it may itself be why it would not be.
    if (isUnanswered()) void save();
    else form.onSubmit(save, () => focusFirstWrong(element.current))();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      submit();
    }
  };

  return (
    // A dialog may be opened from a field of another one; React would hand its events on to that form too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={element}
      onSubmit={(event) => {
        event.stopPropagation();
        submit(event);
      }}
      onKeyDown={onKeyDown}
      noValidate
    >
      <Stack gap="md">
        <RestoredNote restored={restored} />
        {children(form)}
        {shown !== undefined && (
          <div ref={showElement}>
            <ErrorState error={shown} />
          </div>
        )}
        <Group justify="flex-end" gap="xs" className={classes.actions}>
          <Button variant="default" onClick={onCancel} disabled={saving}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={saving}
            color={danger === true ? 'critical' : undefined}
            title={t('form.submitHint')}
          >
            {submitLabel ?? t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
