import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MINIMUM_PASSWORD_LENGTH } from '../../../shared/domain/password.ts';
import { api, resumeSession, useSignedIn } from '../../api.ts';
import { useSignOut } from '../../app/use-sign-out.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { errorCodeOf } from '../../ui/errors.ts';
import { Modal } from '../../ui/Modal.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { passwordProblem } from './password-rules.ts';

interface PasswordValues {
  current: string;
  next: string;
  again: string;
}

/** Changes the password of whoever is signed in. */
export function ChangePassword({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: tc } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('password.change')} closeOnClickOutside={false}>
      <PasswordForm
        currentLabel={t('password.current')}
        onDone={onClose}
        leave={{ label: tc('cancel'), onClick: onClose }}
      />
    </Modal>
  );
}

/** The page of somebody who signed in with a password that somebody else gave: change it, or sign out. */
export function MustChangePassword() {
  const { t } = useTranslation('people');
  const { t: ts } = useTranslation('shell');
  const signOut = useSignOut();
  return (
    <Modal
      opened
      onClose={() => undefined}
      title={t('password.firstTitle')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Text mb="md">{t('password.firstLead')}</Text>
      <PasswordForm
        currentLabel={t('password.currentFirst')}
        onDone={() => void resumeSession()}
        leave={{ label: ts('user.signOut'), onClick: () => signOut.mutate(undefined) }}
      />
    </Modal>
  );
}

interface PasswordFormProps {
  readonly currentLabel: string;
  readonly onDone?: () => void;
  /** The way out without changing it. */
  readonly leave: { readonly label: string; readonly onClick: () => void };
}

function PasswordForm({ currentLabel, onDone, leave }: PasswordFormProps) {
  const { t } = useTranslation('people');
  const { username } = useSignedIn().user;
  const minimum = MINIMUM_PASSWORD_LENGTH;
  const form = useForm<PasswordValues>({
    initialValues: { current: '', next: '', again: '' },
    clearInputErrorOnChange: true,
    validate: ({ current, next, again }) => {
      const problem = passwordProblem(next, { current, username });
      return {
        current: current === '' ? t('password.currentNeeded') : null,
        next: problem === null ? null : t(`password.${problem}`, { minimum }),
        again: again === next ? null : t('password.differs'),
      };
    },
  });
  const change = useMutation(
    api.session.changePassword.mutationOptions({
      onSuccess: () => {
        notifyDone(t('password.done'));
        onDone?.();
      },
      onError: (error) => {
        if (errorCodeOf(error) !== 'WRONG_PASSWORD') return;
        form.setFieldError('current', t('password.wrong'));
        form.getInputNode('current')?.focus();
      },
    }),
  );
  const failure =
    change.error !== null && errorCodeOf(change.error) !== 'WRONG_PASSWORD' ? change.error : null;
  const submit = form.onSubmit(
    ({ current, next }) => change.mutate({ current, next }),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
  const reveal = { visibilityToggleButtonProps: { 'aria-label': t('password.show') } };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {/* Tells password managers whose password it is. */}
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput
          label={currentLabel}
          required
          data-autofocus
          autoComplete="current-password"
          {...reveal}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label={t('password.next')}
          description={t('password.nextHint', { minimum })}
          required
          maxLength={256}
          autoComplete="new-password"
          {...reveal}
          {...form.getInputProps('next')}
        />
        <PasswordInput
          label={t('password.again')}
          required
          maxLength={256}
          autoComplete="new-password"
          {...reveal}
          {...form.getInputProps('again')}
        />
        {failure !== null && <ErrorState error={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={leave.onClick} disabled={change.isPending}>
            {leave.label}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('password.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
