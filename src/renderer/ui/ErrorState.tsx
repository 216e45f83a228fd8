import { Button, Group, Text } from '@mantine/core';
import { IconAlertOctagon, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ErrorState.module.css';
import { errorSentence, type ErrorSentence } from './errors.ts';

export interface ErrorStateProps {
  /** What was thrown, or a sentence that is there already. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

function isSentence(error: unknown): error is ErrorSentence {
  return typeof error === 'object' && error !== null && 'happened' in error && 'todo' in error;
}

/** An error in words: what happened, what is safe, what to do. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  const sentence = isSentence(error) ? error : errorSentence(error);
  return (
    <div className={classes.box} role="alert">
      <IconAlertOctagon aria-hidden className={classes.icon} />
      <div>
        <Text fw={600}>{sentence.happened}</Text>
        <Text>
          {sentence.safe} {sentence.todo}
        </Text>
        <Group gap="sm" mt={4}>
          {onRetry !== undefined && (
            <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          <Text size="xs" c="dimmed">
            {t('error.code', { code: sentence.code })}
          </Text>
        </Group>
      </div>
    </div>
  );
}
