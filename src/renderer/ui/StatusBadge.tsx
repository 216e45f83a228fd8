import { useTranslator } from '../i18n/dynamic.ts';
import { badgeKinds, type Badge, type BadgeKind, type BadgeValue } from './status.ts';
import classes from './StatusBadge.module.css';

export interface StatusBadgeProps<K extends BadgeKind> {
  readonly kind: K;
  readonly value: BadgeValue<K>;
  /** Without background, for dense tables. */
  readonly plain?: boolean;
}

/** A state as icon, word and colour, always all three. */
export function StatusBadge<K extends BadgeKind>({ kind, value, plain = false }: StatusBadgeProps<K>) {
  const word = useTranslator('status');
  const table: Readonly<Record<string, Badge>> = badgeKinds[kind];
  const { icon: Icon, tone } = table[value]!;
  return (
    <span className={classes.badge} data-tone={tone} data-plain={plain || undefined}>
      <Icon aria-hidden className={classes.icon} stroke={2} />
      <span className={classes.word}>{word(`${kind}.${value}`)}</span>
    </span>
  );
}
