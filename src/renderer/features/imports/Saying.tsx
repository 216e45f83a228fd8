import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Imports.module.css';

const ICONS = { good: IconCircleCheck, info: IconInfoCircle, warning: IconAlertTriangle } as const;

/** One sentence that matters, with its sign. */
export function Saying({ tone, children }: { tone: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.saying} data-tone={tone}>
      <Icon aria-hidden />
      <Text component="output" fw={550}>
        {children}
      </Text>
    </div>
  );
}
