import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFilter, IconRipple } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import classes from './Alarms.module.css';

export interface FloodBannerProps {
  /** The flood whose alarms the list shows. */
  readonly shown: string | undefined;
  readonly onShow: (floodId: string | undefined) => void;
}

/** Says that a flood lasts, and of which flood alone the list shows alarms. */
export function FloodBanner({ shown, onShow }: FloodBannerProps) {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const lasting = useQuery(api.alarmFloods.get.queryOptions({ input: {} })).data ?? null;
  const asked = useQuery(
    api.alarmFloods.get.queryOptions({ input: { id: shown ?? null }, enabled: shown !== undefined }),
  ).data;
  const flood = shown === undefined ? lasting : (asked ?? null);
  if (flood === null) return null;
  const { alarms: count, critical, waiting, startedAt, endedAt } = flood;
  const since = format.dateTime(startedAt);
  const what =
    endedAt === null
      ? t('flood.lasts', { count, since })
      : t('flood.was', { count, since, until: format.dateTime(endedAt) });
  return (
    <Alert
      className={classes.flood}
      color={endedAt === null ? 'critical' : 'neutral'}
      variant="light"
      icon={shown === undefined ? <IconRipple aria-hidden /> : <IconFilter aria-hidden />}
      title={critical === 0 ? what : t('flood.critical', { what, count: critical })}
    >
      <Group justify="flex-end" gap="sm">
        <span className={classes.floodText}>
          {waiting > 0 && t('flood.waiting', { count: waiting })}{' '}
          {endedAt === null && shown === undefined && t('flood.told')}
        </span>
        <Button variant="default" onClick={() => onShow(shown === undefined ? flood.id : undefined)}>
          {t(shown === undefined ? 'flood.show' : 'flood.leave')}
        </Button>
      </Group>
    </Alert>
  );
}
