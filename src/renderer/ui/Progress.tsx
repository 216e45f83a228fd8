import { Button, Group, Progress as Bar, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Progress.module.css';

/** True once `active` has lasted `delay` ms: quick answers shall not flicker. */
export function useDelayed(active: boolean, delay = 300): boolean {
  const [late, setLate] = useState(false);
  if (!active && late) setLate(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [active, delay]);
  return active && late;
}

/** A thin moving line at the top of its box, after 300 ms of waiting. */
export function DelayedBar({ active }: { active: boolean }) {
  const { t } = useTranslation();
  const shown = useDelayed(active);
  if (!shown) return null;
  return (
    // A native progress bar cannot be styled as a moving line without vendor selectors.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className={classes.line} role="progressbar" aria-label={t('loading')} />
  );
}

export interface ProgressProps {
  /** What is being done, in words. */
  readonly label: string;
  /** 0 to 1; left out: how far is not known. */
  readonly value?: number;
  /** Beside the bar, e.g. "12,400 of 20,709 rows". */
  readonly detail?: string;
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}

/** A long task: what it is doing, how far it is, and Cancel. */
export function Progress({ label, value, detail, onCancel, cancelling = false }: ProgressProps) {
  const { t } = useTranslation();
  const percent = value === undefined ? undefined : Math.round(value * 100);
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Text fw={550} component="output">
          {cancelling ? t('progress.cancelling') : label}
        </Text>
        <Text c="dimmed">{detail ?? (percent === undefined ? '' : t('progress.percent', { percent }))}</Text>
      </Group>
      <Bar.Root size="lg">
        <Bar.Section
          value={percent ?? 100}
          animated={percent === undefined}
          striped={percent === undefined}
          aria-label={label}
          color="var(--mw-accent)"
        />
      </Bar.Root>
      {onCancel !== undefined && (
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel} disabled={cancelling}>
            {t('cancel')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
