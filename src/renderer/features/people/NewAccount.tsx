import { Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { newId } from '../../ui/new-id.ts';
import { proposePassword } from '../setup/password.ts';
import { proposeUsername } from '../../ui/person-names.ts';
import { AccountCreated, type FirstSignIn } from './AccountCreated.tsx';
import { isEmail } from './find.ts';
import { RoleField } from './RoleField.tsx';

interface AccountValues extends Record<string, unknown> {
  fullName: string;
  username: string;
  email: string;
  roleId: string | null;
}

/** Makes an account, then shows its first password once. */
export function NewAccount({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('people');
  const [created, setCreated] = useState<FirstSignIn | null>(null);
  // Sent again after a lost answer, the account has the password of the first time. It is stored nowhere, so
  // the id goes with it and not with the draft.
  const sending = useRef<{ readonly id: string; readonly password: string } | null>(null);
  const close = () => {
    sending.current = null;
    onClose();
  };
  return (
    <>
      <FormDialog<AccountValues>
        opened={opened}
        onClose={close}
        title={t('form.title')}
        submitLabel={t('form.submit')}
        draftKey="person.new"
        initialValues={{ fullName: '', username: '', email: '', roleId: null }}
        validate={({ fullName, username, email, roleId }) => ({
          fullName: fullName.trim() === '' ? t('form.fullNameNeeded') : null,
          username: /^[A-Za-z0-9._-]{2,50}$/.test(username.trim()) ? null : t('form.usernameInvalid'),
          email: email.trim() === '' || isEmail(email.trim()) ? null : t('form.emailInvalid'),
          roleId: roleId === null ? t('form.roleNeeded') : null,
        })}
        onSubmit={async ({ fullName, username, email, roleId }) => {
          if (roleId === null) return;
          sending.current ??= { id: newId(), password: proposePassword() };
          await client.people.create({
            ...sending.current,
            fullName: fullName.trim(),
            username: username.trim(),
            email: email.trim() || null,
            roleId,
          });
        }}
        onSaved={(_id, { fullName, username }) => {
          const password = sending.current?.password ?? '';
          setCreated({ fullName: fullName.trim(), username: username.trim(), password });
          close();
        }}
      >
        {(form) => {
          const name = form.getInputProps('fullName');
          const untouched = form.values.username === proposeUsername(form.values.fullName);
          return (
            <>
              <TextInput
                label={t('form.fullName')}
                required
                data-autofocus
                maxLength={200}
                autoComplete="off"
                {...name}
                onChange={(event) => {
                  name.onChange(event);
                  if (untouched) form.setFieldValue('username', proposeUsername(event.currentTarget.value));
                }}
              />
              <TextInput
                label={t('form.username')}
                description={t('form.usernameHint')}
                required
                maxLength={50}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                {...form.getInputProps('username')}
              />
              <RoleField {...fieldProps(form, 'roleId')} />
              <TextInput
                label={t('form.email')}
                type="email"
                maxLength={200}
                autoComplete="off"
                {...form.getInputProps('email')}
              />
              <Text size="xs" c="dimmed">
                {t('form.passwordNote')}
              </Text>
            </>
          );
        }}
      </FormDialog>
      <AccountCreated account={created} onClose={() => setCreated(null)} />
    </>
  );
}
