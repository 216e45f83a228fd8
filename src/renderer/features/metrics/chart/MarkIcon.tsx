import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconClipboardCheck,
  IconClipboardText,
  IconEngine,
  IconEngineOff,
  IconExchange,
  IconMessage,
  IconPackage,
  IconRefresh,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import classes from './Chart.module.css';
import type { MarkKind } from './marks.ts';

const icons: Readonly<Record<MarkKind, Icon>> = {
  'alarm-warning': IconAlertTriangle,
  'alarm-critical': IconAlertOctagon,
  'work-opened': IconClipboardText,
  'work-completed': IconClipboardCheck,
  failure: IconX,
  'part-used': IconPackage,
  'item-installed': IconEngine,
  'item-removed': IconEngineOff,
  'item-replaced': IconExchange,
  annotation: IconMessage,
  'change-out': IconRefresh,
};

/** Every kind of mark has a shape of its own; the colour only groups them. */
export function MarkIcon({ kind, size = 16 }: { kind: MarkKind; size?: number }) {
  const Shape = icons[kind];
  return <Shape size={size} aria-hidden className={classes.markIcon} data-kind={kind} />;
}
