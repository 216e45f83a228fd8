import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ErrorState.tsx';
import { Sentence, slot } from '../Sentence.tsx';
import { Ago } from '../values.tsx';
import classes from './FormDialog.module.css';
import { useDraftForm, type DraftFormOptions } from './use-draft-form.ts';

export interface FormDialogProps<Values extends Record<string, unknown>> extends DraftFormOptions<Values> {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Saves; when it throws, the dialog stays open and says why. It closes afterwards. */
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly submitLabel?: string;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
  readonly danger?: boolean;
  readonly children: (form: UseFormReturnType<Values>) => ReactNode;
}

/** A form in a dialog: draft kept on each key stroke, errors in place, Ctrl+Enter saves. */
export function FormDialog<Values extends Record<string, unknown>>(props: FormDialogProps<Values>) {
  const { title, opened, onClose, size = 'md' } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} size={size} closeOnClickOutside={false}>
      <FormBody {...props} />
    </Modal>
  );
}

/** A long form may have scrolled what went wrong out of sight. */
function showElement(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Mounted with the dialog, so each opening begins with the draft or with fresh values. */
function FormBody<Values extends Record<string, unknown>>(props: FormDialogProps<Values>) {
  const { onClose, onSubmit, submitLabel, danger, children } = props;
  const { t } = useTranslation();
  const { form, restoredAt, discardDraft, finish } = useDraftForm(props);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);

  const submit = form.onSubmit(
    async (values) => {
      setSaving(true);
      setFailure(undefined);
      try {
        await onSubmit(values);
        finish();
        onClose();
      } catch (error) {
        setFailure(error);
      } finally {
        setSaving(false);
      }
    },
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
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
      onSubmit={(event) => {
        event.stopPropagation();
        submit(event);
      }}
      onKeyDown={onKeyDown}
      noValidate
    >
      <Stack gap="md">
        {restoredAt !== undefined && (
          <Group gap="xs">
            <Text c="dimmed" size="xs">
              <Sentence
                text={t('form.draftRestored', { when: slot(0) })}
                parts={[<Ago key="when" at={restoredAt} />]}
              />
            </Text>
            <Button variant="subtle" size="compact-sm" onClick={discardDraft}>
              {t('form.draftDiscard')}
            </Button>
          </Group>
        )}
        {children(form)}
        {failure !== undefined && (
          <div ref={showElement}>
            <ErrorState error={failure} />
          </div>
        )}
        <Group justify="flex-end" gap="xs" className={classes.actions}>
          <Button variant="default" onClick={onClose} disabled={saving}>
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
