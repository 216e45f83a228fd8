import { ActionIcon, Progress as Bar, Text, Tooltip } from '@mantine/core';
import { IconAlertOctagon, IconFile, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { fileSize } from '../../../ui/file-size.ts';
import classes from '../Documents.module.css';
import { sentenceOf } from '../words.ts';
import { type Addition, cancelAddition, retryAddition } from './additions.ts';

/** The files on their way, each with how far it is; those that failed say why. */
export function Additions({ additions }: { additions: readonly Addition[] }) {
  const { t } = useTranslation('attachments');
  if (additions.length === 0) return null;
  return (
    <ul className={classes.additions} aria-label={t('adding.label')}>
      {additions.map((addition) => (
        <li
          key={addition.key}
          className={classes.addition}
          data-failed={addition.phase === 'failed' || undefined}
        >
          {addition.phase === 'failed' ? <Failed addition={addition} /> : <OnItsWay addition={addition} />}
        </li>
      ))}
    </ul>
  );
}

function OnItsWay({ addition: { key, file, phase, received } }: { addition: Addition }) {
  const { t } = useTranslation('attachments');
  const format = useFormat();
  const detail =
    phase === 'sending'
      ? t('adding.sent', { done: fileSize(format, received), total: fileSize(format, file.size) })
      : t(phase === 'waiting' ? 'adding.waiting' : 'adding.saving');
  return (
    <>
      <IconFile aria-hidden className={classes.fileIcon} />
      <div className={classes.additionBody}>
        <div className={classes.additionName}>
          <span>{file.name}</span>
          <Text span size="sm" c="dimmed">
            {detail}
          </Text>
        </div>
        <Bar.Root size="sm">
          <Bar.Section
            value={(received / file.size) * 100}
            aria-label={t('adding.sending', { file: file.name })}
            color="var(--mw-accent)"
          />
        </Bar.Root>
      </div>
      <IconButton
        label={t('adding.cancel', { file: file.name })}
        icon={IconX}
        onClick={() => cancelAddition(key)}
      />
    </>
  );
}

function Failed({ addition: { key, file, error, final } }: { addition: Addition }) {
  const { t } = useTranslation('attachments');
  const { happened, todo } = sentenceOf(error);
  return (
    <>
      <IconAlertOctagon aria-hidden className={classes.failedIcon} />
      <div className={classes.additionBody} role="alert">
        <Text fw={600}>{t('adding.failed', { file: file.name })}</Text>
        <Text size="sm">
          {happened} {todo}
        </Text>
      </div>
      {!final && (
        <IconButton
          label={t('adding.retry', { file: file.name })}
          icon={IconRefresh}
          onClick={() => retryAddition(key)}
        />
      )}
      <IconButton
        label={t('adding.dismiss', { file: file.name })}
        icon={IconX}
        onClick={() => cancelAddition(key)}
      />
    </>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: typeof IconX;
  readonly onClick: () => void;
}

function IconButton({ label, icon: Icon, onClick }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <Icon aria-hidden size="var(--mw-icon)" />
      </ActionIcon>
    </Tooltip>
  );
}
