import { ActionIcon, Button, Group, Popover, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import {
  IconBell,
  IconMessage,
  IconShoppingCart,
  IconUserCheck,
  IconBellRinging,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../api.ts';
import { Ago } from '../../ui/values.tsx';
import { recordHref } from '../record-links.ts';
import classes from './Shell.module.css';

type Notification = Outputs['notifications']['list']['rows'][number];

const icons: Readonly<Record<Notification['kind'], Icon>> = {
  'alarm-raised': IconBellRinging,
  'work-assigned': IconUserCheck,
  'work-comment': IconMessage,
  reorder: IconShoppingCart,
};

function NotificationRow({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation('shell');
  const { kind, subject, createdAt, readAt } = notification;
  const KindIcon = icons[kind];
  return (
    <li>
      <UnstyledButton
        className={classes.notification}
        data-unread={readAt === null || undefined}
        onClick={onOpen}
      >
        <KindIcon aria-hidden className={classes.notificationIcon} />
        <span>
          <span className={classes.notificationKind}>{t(`bell.kind.${kind}`)}</span>
          <span>{subject}</span>
          <span className={classes.notificationTime}>
            <Ago at={createdAt} />
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** The signed-in person's notifications, newest first; opening one marks it as read. */
export function NotificationBell() {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const [opened, { close, toggle }] = useDisclosure(false);
  const { data } = useQuery(api.notifications.list.queryOptions());
  const markRead = useMutation(api.notifications.markRead.mutationOptions());
  const unread = data?.unread ?? 0;
  const rows = data?.rows ?? [];

  const open = (notification: Notification) => {
    if (notification.readAt === null) markRead.mutate({ id: notification.id });
    const href = recordHref(notification.entity, notification.entityId);
    if (href !== null) router.history.push(href);
    close();
  };

  return (
    <Popover
      position="bottom-end"
      shadow="md"
      width={380}
      opened={opened}
      onChange={(next) => !next && close()}
      trapFocus
    >
      <Popover.Target>
        <ActionIcon
          className={classes.bellButton}
          aria-label={unread === 0 ? t('bell.label') : t('bell.unread', { count: unread })}
          onClick={toggle}
        >
          <span className={classes.bell}>
            <IconBell aria-hidden className={classes.bellIcon} />
            {unread > 0 && (
              <span className={classes.bellCount} aria-hidden>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </span>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Group justify="space-between" p="xs" pl="md" className={classes.bellHead}>
          <Text fw={600}>{t('bell.label')}</Text>
          {unread > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => markRead.mutate({ id: null })}>
              {t('bell.markAll')}
            </Button>
          )}
        </Group>
        {rows.length === 0 ? (
          <Text c="dimmed" p="md">
            {t('bell.none')}
          </Text>
        ) : (
          <ScrollArea.Autosize mah="60vh" type="auto">
            <ul className={classes.notifications}>
              {rows.map((row) => (
                <NotificationRow key={row.id} notification={row} onOpen={() => open(row)} />
              ))}
            </ul>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
