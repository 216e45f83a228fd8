import { ActionIcon, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Modal } from '../../ui/Modal.tsx';
import classes from './People.module.css';

export interface FirstSignIn {
  readonly fullName: string;
  readonly username: string;
  readonly password: string;
}

/** Shows what a person needs to sign in with a password that was given to them; nobody can look it up later. */
export function AccountCreated({
  account,
  title,
  onClose,
}: {
  readonly account: FirstSignIn | null;
  /** Left out: that the account is ready. */
  readonly title?: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  return (
    <Modal
      opened={account !== null}
      onClose={onClose}
      title={title ?? t('created.title', { name: account?.fullName ?? '' })}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      {account !== null && (
        <Stack gap="md">
          <Text>{t('created.lead')}</Text>
          <dl className={classes.secrets}>
            <div>
              <dt>{t('created.username')}</dt>
              <Copied value={account.username} label={t('created.copyUsername')} />
            </div>
            <div>
              <dt>{t('created.password')}</dt>
              <Copied value={account.password} label={t('created.copyPassword')} />
            </div>
          </dl>
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {t('created.done')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function Copied({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation();
  return (
    <dd className={classes.secret}>
      {value}
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon aria-label={copied ? t('copied') : label} title={label} onClick={copy}>
            {copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </dd>
  );
}
