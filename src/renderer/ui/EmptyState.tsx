import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon?: Icon;
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly hint?: ReactNode;
  /** The offer: does what the hint says. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
  readonly secondary?: ReactNode;
}

/** Nothing to show: says what to do next and offers it. */
export function EmptyState({ icon: IconComponent, title, hint, action, secondary }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" p="xl" ta="center" maw={520} mx="auto">
      {IconComponent !== undefined && (
        <IconComponent aria-hidden size={40} stroke={1.25} color="var(--mw-text-dim)" />
      )}
      <Title order={2}>{title}</Title>
      {hint !== undefined && <Text c="dimmed">{hint}</Text>}
      {(action !== undefined || secondary !== undefined) && (
        <Group mt="xs" gap="xs" justify="center">
          {action !== undefined && <Button onClick={action.onClick}>{action.label}</Button>}
          {secondary}
        </Group>
      )}
    </Stack>
  );
}
