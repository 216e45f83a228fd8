import { ActionIcon, Button, Group, Popover, ScrollArea, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import {
  IconBell,
  IconBellRinging,
  IconChecks,
  IconMessage,
  IconPlugConnectedX,
  IconRipple,
  IconRepeat,
  IconShieldQuestion,
  IconShoppingCart,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { notifyError } from '../../ui/notify.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Sentence, slot } from '../../ui/Sentence.tsx';
import type { Tone } from '../../ui/status.ts';
import { Ago } from '../../ui/values.tsx';
import { alarmFloodHref, recordHref } from '../record-links.ts';
import classes from './NotificationBell.module.css';

type Notification = Outputs['notifications']['list']['rows'][number];

const looks: Readonly<Record<Notification['kind'], { readonly icon: Icon; readonly tone: Tone }>> = {
  'alarm-raised': { icon: IconBellRinging, tone: 'critical' },
  'alarm-flood': { icon: IconRipple, tone: 'critical' },
  'work-assigned': { icon: IconUserCheck, tone: 'neutral' },
  'work-comment': { icon: IconMessage, tone: 'neutral' },
  'work-relapsed': { icon: IconRepeat, tone: 'critical' },
  'work-not-verified': { icon: IconShieldQuestion, tone: 'warning' },
  reorder: { icon: IconShoppingCart, tone: 'warning' },
  'source-quiet': { icon: IconPlugConnectedX, tone: 'warning' },
};

function isUnread({ readAt, settled }: Notification): boolean {
  return readAt === null && !settled;
}

/** The record the notification is about, on the tab where it shows what happened. */
function hrefOf({ kind, entity, entityId }: Notification): string {
  if (entity === 'alarm_floods') return alarmFloodHref(entityId);
  if (entity === 'data_sources') return '/data-sources';
  const href = recordHref(entity, entityId) ?? '/';
  return kind === 'work-comment' ? `${href}?tab=comments` : href;
}

/** The signed-in person's notifications, newest first; opening one marks it as read. */
export function NotificationBell() {
  const { t } = useTranslation('shell');
  const [opened, { close, toggle }] = useDisclosure(false);
  const { data, error, refetch } = useQuery(api.notifications.list.queryOptions());
  const markRead = useMutation(api.notifications.markRead.mutationOptions({ onError: notifyError }));
  const unread = data?.unread ?? 0;
  const dropdown = useRef<HTMLDivElement>(null);

  // The button goes with the last unread one; the keyboard stays in the list, where Escape closes it.
  const markAll = () => {
    dropdown.current?.focus();
    markRead.mutate({ id: null });
  };

  const open = (notification: Notification) => {
    if (isUnread(notification)) markRead.mutate({ id: notification.id });
    close();
  };

  return (
    <Popover
      position="bottom-end"
      shadow="md"
      width="min(400px, calc(100vw - 24px))"
      opened={opened}
      onChange={(next) => !next && close()}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          className={classes.button}
          aria-label={unread === 0 ? t('bell.label') : t('bell.unread', { count: unread })}
          onClick={toggle}
        >
          <span className={classes.bell}>
            <IconBell aria-hidden className={classes.icon} />
            {unread > 0 && (
              <span className={classes.count} aria-hidden>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </span>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown ref={dropdown} p={0} aria-label={t('bell.label')} tabIndex={-1}>
        <Group justify="space-between" className={classes.head}>
          <Text fw={600}>{t('bell.label')}</Text>
          {unread > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconChecks size={16} aria-hidden />}
              loading={markRead.isPending}
              onClick={markAll}
            >
              {t('bell.markAll')}
            </Button>
          )}
        </Group>
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.rows.length === 0 && (
          <EmptyState icon={IconBell} title={t('bell.none')} hint={t('bell.noneHint')} />
        )}
        {data !== undefined && data.rows.length > 0 && (
          <ScrollArea.Autosize mah="min(60vh, 560px)" type="auto">
            <ul className={classes.rows}>
              {data.rows.map((row) => (
                <NotificationRow key={row.id} notification={row} onOpen={() => open(row)} />
              ))}
            </ul>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function NotificationRow({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation('shell');
  const { kind, subject, createdAt, settled } = notification;
  const { icon: KindIcon, tone: usual } = looks[kind];
  const tone = notification.flood?.severity ?? usual;
  const unread = isUnread(notification);
  const sentence = useSentence(notification);
  return (
    // The link inside opens it, by key as well; this only hears of it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <li onClick={onOpen}>
      <PageAnchor
        className={classes.row}
        underline="never"
        href={hrefOf(notification)}
        data-unread={unread || undefined}
      >
        <KindIcon aria-hidden className={classes.kind} data-tone={settled ? 'neutral' : tone} />
        <span className={classes.sentence}>
          <span>
            {unread && <VisuallyHidden>{t('bell.unreadOne')} </VisuallyHidden>}
            <Sentence
              text={sentence}
              parts={[
                <span key="subject" className={classes.subject}>
                  {subject}
                </span>,
              ]}
            />
          </span>
          <span className={classes.time}>
            <Ago at={createdAt} />
            {settled && kind !== 'work-comment' && ` · ${t(`bell.settled.${kind}`)}`}
          </span>
        </span>
        {unread && <span aria-hidden className={classes.dot} />}
      </PageAnchor>
    </li>
  );
}

/** What happened, with a slot for what it happened to; of an alarm what is wrong. */
function useSentence({ kind, alarm, flood }: Notification): string {
  const { t } = useTranslation('shell');
  const subject = slot(0);
  if (flood !== null) {
    const { alarms, critical, minutes } = flood;
    const what = t('bell.flood.alarms', { subject, count: alarms, minutes });
    return critical === 0 ? what : t('bell.flood.critical', { what, count: critical });
  }
  if (alarm === null) return t(`bell.kind.${kind}`, { subject });
  const { type, side, severity, label } = alarm;
  const what =
    type === 'state'
      ? t('bell.alarm.state', { subject, state: label ?? '' })
      : type === 'no-data'
        ? t('bell.alarm.noData', { subject })
        : t(`bell.alarm.${type}.${side}`, { subject });
  return severity === 'critical' ? t('bell.alarm.critical', { what }) : what;
}
