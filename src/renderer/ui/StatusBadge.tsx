import { VisuallyHidden } from '@mantine/core';
import { useTranslator } from '../i18n/dynamic.ts';
import { badgeKinds, type Badge, type BadgeKind, type BadgeValue } from './status.ts';
import classes from './StatusBadge.module.css';

export interface StatusBadgeProps<K extends BadgeKind> {
  readonly kind: K;
  readonly value: BadgeValue<K>;
  /** Without background, for dense tables. */
  readonly plain?: boolean;
  /** The word is only said, and shown on hover, for rows that have no room (trees). */
  readonly iconOnly?: boolean;
}

/** A state as icon, word and colour, always all three. */
export function StatusBadge<K extends BadgeKind>(props: StatusBadgeProps<K>) {
  const { kind, value, plain = false, iconOnly = false } = props;
  const word = useTranslator('status');
  const table: Readonly<Record<string, Badge>> = badgeKinds[kind];
  const { icon: Icon, tone } = table[value]!;
  const text = word(`${kind}.${value}`);
  return (
    <span className={classes.badge} data-tone={tone} data-plain={plain || undefined} title={text}>
      <Icon aria-hidden className={classes.icon} stroke={2} />
      {iconOnly ? <VisuallyHidden>{text}</VisuallyHidden> : <span className={classes.word}>{text}</span>}
    </span>
  );
}
