import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconDots, IconKey, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, useSignedIn } from '../../api.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { changesOf } from '../../ui/form/changes.ts';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { proposePassword } from '../setup/password.ts';
import { AccountCreated, type FirstSignIn } from './AccountCreated.tsx';
import { isEmail, type Person } from './find.ts';
import { RoleField } from './RoleField.tsx';

/** What can be done with an account: one's own keeps its role, and is neither closed nor given a password. */
export function AccountMenu({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const { user } = useSignedIn();
  const [edit, password] = [useDialog(), useDialog()];
  const { id, fullName, status } = person;
  const setStatus = (next: 'active' | 'disabled') => client.people.update({ id, changes: { status: next } });
  const close = async () => {
    try {
      await setStatus('disabled');
      showUndoToast({ message: t('manage.closed', { name: fullName }), undo: () => setStatus('active') });
    } catch (error) {
      notifyError(error);
    }
  };
  const reopen = async () => {
    try {
      await setStatus('active');
      notifyDone(t('manage.opened', { name: fullName }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('manage.menu', { name: fullName })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={edit.open}>
            {t('manage.edit')}
          </Menu.Item>
          {id !== user.id && (
            <>
              <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={password.open}>
                {t('manage.password')}
              </Menu.Item>
              {status === 'disabled' ? (
                <Menu.Item leftSection={<IconLockOpen size={18} aria-hidden />} onClick={() => void reopen()}>
                  {t('manage.open')}
                </Menu.Item>
              ) : (
                <Menu.Item
                  color="critical"
                  leftSection={<IconLock size={18} aria-hidden />}
                  onClick={() => void close()}
                >
                  {t('manage.close')}
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <EditAccount {...edit.props} person={person} own={id === user.id} />
      <GivePassword {...password.props} person={person} />
    </>
  );
}

interface EditAccountProps {
  readonly person: Person;
  readonly own: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface EditValues extends Record<string, unknown> {
  fullName: string;
  email: string;
  department: string;
  roleId: string | null;
}

function EditAccount({ person, own, opened, onClose }: EditAccountProps) {
  const { t } = useTranslation('people');
  const { id, fullName, email, department, role } = person;
  return (
    <FormDialog<EditValues>
      opened={opened}
      onClose={onClose}
      title={t('manage.editTitle', { name: fullName })}
      draftKey={`person.edit.${id}`}
      initialValues={{ fullName, email: email ?? '', department: department ?? '', roleId: role.id }}
      validate={(values) => ({
        fullName: values.fullName.trim() === '' ? t('form.fullNameNeeded') : null,
        email: values.email.trim() === '' || isEmail(values.email.trim()) ? null : t('form.emailInvalid'),
      })}
      onSubmit={async (values) => {
        const fields = {
          fullName: values.fullName.trim(),
          email: values.email.trim() || null,
          department: values.department.trim() || null,
          roleId: values.roleId ?? role.id,
        };
        const { changes } = changesOf({ fullName, email, department, roleId: role.id }, fields);
        await client.people.update({ id, changes });
      }}
    >
      {(form) => (
        <>
          <TextInput
            label={t('form.fullName')}
            required
            data-autofocus
            maxLength={200}
            autoComplete="off"
            {...form.getInputProps('fullName')}
          />
          <RoleField {...fieldProps(form, 'roleId')} disabled={own} />
          <TextInput
            label={t('form.department')}
            maxLength={200}
            autoComplete="off"
            {...form.getInputProps('department')}
          />
          <TextInput
            label={t('form.email')}
            type="email"
            maxLength={200}
            autoComplete="off"
            {...form.getInputProps('email')}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Asks first: the person is signed out everywhere. Then shows the password once. */
function GivePassword({ person, opened, onClose }: Omit<EditAccountProps, 'own'>) {
  const { t } = useTranslation('people');
  const [given, setGiven] = useState<FirstSignIn | null>(null);
  const { id, fullName, username } = person;
  return (
    <>
      <ConfirmDialog
        opened={opened}
        onClose={onClose}
        title={t('manage.passwordTitle', { name: fullName })}
        text={t('manage.passwordText', { name: fullName })}
        confirmLabel={t('manage.passwordConfirm')}
        onConfirm={async () => {
          const password = proposePassword();
          await client.people.givePassword({ id, password });
          setGiven({ fullName, username, password });
        }}
      />
      <AccountCreated
        account={given}
        title={t('manage.passwordGiven', { name: fullName })}
        onClose={() => setGiven(null)}
      />
    </>
  );
}
