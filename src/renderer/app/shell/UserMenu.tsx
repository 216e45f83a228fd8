import { Button, Divider, Popover, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconKey, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api.ts';
import { useSignOut } from '../use-sign-out.ts';
import { initials } from '../../ui/person-names.ts';
import { useRoleName } from '../../ui/role-name.ts';
import { AppearanceChoices } from './AppearanceMenu.tsx';
import classes from './Shell.module.css';

interface UserMenuProps {
  readonly onKeys: () => void;
  readonly onPassword: () => void;
}

/** Who is signed in; appearance, size, language, password, keys, sign out. */
export function UserMenu({ onKeys, onPassword }: UserMenuProps) {
  const { t } = useTranslation('shell');
  const { t: tp } = useTranslation('people');
  const [opened, menu] = useDisclosure(false);
  const leaveFor = (open: () => void) => () => {
    menu.close();
    open();
  };
  const { user } = useSignedIn();
  const roleName = useRoleName();
  const signOut = useSignOut();
  return (
    <Popover
      position="bottom-end"
      shadow="md"
      trapFocus
      width={340}
      opened={opened}
      onChange={(next) => !next && menu.close()}
    >
      <Popover.Target>
        <UnstyledButton className={classes.user} onClick={menu.toggle}>
          <VisuallyHidden>{t('user.menu')}</VisuallyHidden>
          <span className={classes.avatar} aria-hidden>
            {initials(user.fullName)}
          </span>
          <span className={classes.userName}>
            <span>{user.fullName}</span>
            <span className={classes.userRole}>{roleName(user.role)}</span>
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <div>
            <Text fw={600}>{user.fullName}</Text>
            <Text size="xs" c="dimmed">
              {user.username} · {roleName(user.role)}
            </Text>
          </div>
          <Divider />
          <AppearanceChoices />
          <Divider />
          <Button
            variant="default"
            justify="flex-start"
            leftSection={<IconKey size={18} aria-hidden />}
            onClick={leaveFor(onPassword)}
          >
            {tp('password.change')}
          </Button>
          <Button
            variant="default"
            justify="flex-start"
            leftSection={<IconKeyboard size={18} aria-hidden />}
            onClick={leaveFor(onKeys)}
          >
            {t('keys')}
          </Button>
          <Button
            variant="default"
            justify="flex-start"
            leftSection={<IconLogout size={18} aria-hidden />}
            loading={signOut.isPending}
            onClick={() => signOut.mutate(undefined)}
          >
            {t('user.signOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
